import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdDatabase } from '../../src/store/holdDatabase.ts'
import { temporaryFolder, type TemporaryFolder } from './temporaryStore.ts'

let place: TemporaryFolder
beforeEach(async () => {
  place = await temporaryFolder()
})
afterEach(() => place.remove())

it('lets one bot have a database file, and the next when that one has let go', async () => {
  const url = `file:${join(place.folder, 'a.db')}`
  const letGo = holdDatabase(url)
  expect(() => holdDatabase(url)).toThrow(/a\.db is in use by another Gazetteer: stop that one/)
  await holdDatabase(`file:${join(place.folder, 'b.db')}`)()
  await letGo()
  await holdDatabase(url)()
})

it('is let go when the process is killed', async () => {
  const path = join(place.folder, 'a.db')
  const holder = spawn(process.execPath, [
    '-e',
    `const lock = new (require('better-sqlite3'))(${JSON.stringify(`${path}-bot`)})
     lock.exec('BEGIN EXCLUSIVE'); process.stdout.write('held'); setInterval(() => {}, 1000)`,
  ])
  await once(holder.stdout, 'data')
  expect(() => holdDatabase(`file:${path}`)).toThrow('in use by another')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await holdDatabase(`file:${path}`)()
})

it('keeps nobody from PostgreSQL', async () => {
  const url = 'postgresql://user@127.0.0.1/gazetteer'
  const both = [holdDatabase(url), holdDatabase(url)].map((letGo) => letGo())
  await expect(Promise.all(both)).resolves.toHaveLength(2)
})
