const head = `// Made from prisma/schema.prisma by "npm run migration", which also writes the migration beside it:
// the tables as the newest migration leaves them, and what the client is generated from.
`

/**
 * The schema for PostgreSQL that says what the one for SQLite says. Comments and alignment go, so
 * that only a change of the tables changes it. Documents are kept as the text that was written
 * (`json`), as SQLite keeps them: `jsonb` sorts their keys, and nothing asks for what is inside.
 */
export function deriveSchema(sqlite: string): string {
  const lines = sqlite
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, '').trimEnd())
    .filter((line) => line !== '')
    .map((line) => line.replace(/(\S) +/g, '$1 '))
    .map((line) => line.replace(/^(  \w+ Json\??)/, '$1 @db.Json'))
    .map((line) => line.replace('"../src/store/', '"../../src/store/postgresql/'))
    .map((line) => line.replace('provider = "sqlite"', 'provider = "postgresql"'))
  return `${head}\n${lines.join('\n').replaceAll('\n}\n', '\n}\n\n')}\n`
}
