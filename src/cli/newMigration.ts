// Writes the migration that brings the newest tables to what prisma/schema.prisma says now:
//   npm run migration -- add_seasons
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationDifference } from '../store/migrationDifference.ts'

const root = join(import.meta.dirname, '..', '..')
const name = process.argv[2]
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration in lower case, as: npm run migration -- add_seasons')
  process.exit(1)
}
const folder = join(root, 'prisma', 'migrations')
mkdirSync(folder, { recursive: true })
const schema = readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8')
const script = await migrationDifference(folder, schema)
if (script === null) {
  console.log('The migrations and the schema agree already; nothing was written.')
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const target = join(folder, `${time}_${name}`)
  mkdirSync(target)
  writeFileSync(join(target, 'migration.sql'), script)
  console.log(
    `Wrote prisma/migrations/${time}_${name}/migration.sql: read it before you commit it.`,
  )
}
