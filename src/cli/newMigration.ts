// Writes the migrations that bring the newest tables, on both databases, to what
// prisma/schema.prisma says now:
//   npm run migration -- add_seasons
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationDifference } from '../store/migrationDifference.ts'
import { deriveSchema } from '../store/postgresql/deriveSchema.ts'
import { projectFolder } from '../wiring/projectFolder.ts'
import { emptySchema, schemaDifference } from '../store/postgresql/schemaDifference.ts'

const root = projectFolder()
const name = process.argv[2]
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration in lower case, as: npm run migration -- add_seasons')
  process.exit(1)
}
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)

function write(folder: string, script: string | null): void {
  if (script === null) {
    console.log(`${folder} and the schema agree already.`)
    return
  }
  const target = `${folder}/${time}_${name}`
  mkdirSync(join(root, target), { recursive: true })
  writeFileSync(join(root, target, 'migration.sql'), script)
  console.log(`Wrote ${target}/migration.sql: read it before you commit it.`)
}

const schema = readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8')
const sqlite = 'prisma/migrations'
write(sqlite, await migrationDifference(join(root, sqlite), schema))

// The schema beside PostgreSQL's migrations is what they make: no server is needed to compare.
const derived = join(root, 'prisma', 'postgresql', 'schema.prisma')
const before = existsSync(derived) ? readFileSync(derived, 'utf8') : emptySchema
const after = deriveSchema(schema)
write('prisma/postgresql/migrations', await schemaDifference(before, after))
writeFileSync(derived, after)
