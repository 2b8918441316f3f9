import { withSchemaEngine } from './schemaEngine.ts'
import { migrationList, readMigrations } from './migrations.ts'
import { sqliteMigrationAdapter } from './sqliteFile.ts'

/**
 * The SQL that would bring the tables made by a folder's migrations to a schema's text; null when
 * the two agree.
 */
export async function migrationDifference(folder: string, schema: string): Promise<string | null> {
  return withSchemaEngine(sqliteMigrationAdapter(':memory:'), schema, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(folder, readMigrations(folder)) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? null : stdout
  })
}
