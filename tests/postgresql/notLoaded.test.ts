import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../store/temporaryStore.ts'

/** Opens a store in a process of its own, and tells which of the packages it loaded. */
const program = `
  import { createRequire } from 'node:module'
  import { openStore } from './src/store/openStore.ts'
  const store = await openStore({ url: process.argv[1], random: crypto.getRandomValues.bind(crypto) })
  await store.guilds()
  await store.close()
  const { cache } = createRequire(process.cwd() + '/')
  const packages = Object.keys(cache).map((file) => /node_modules.([^/\\\\\\\\]+)/.exec(file)?.[1])
  console.log(JSON.stringify([...new Set(packages)]))`

it('a host of SQLite loads nothing of PostgreSQL', async () => {
  const { folder, remove } = await temporaryFolder()
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  const output = execFileSync(process.execPath, [...args, `file:${join(folder, 'x.db')}`], {
    cwd: join(import.meta.dirname, '..', '..'),
    encoding: 'utf8',
  })
  const loaded: unknown = JSON.parse(output)
  expect(loaded).toContain('better-sqlite3')
  expect(loaded).not.toContain('pg')
  await remove()
})
