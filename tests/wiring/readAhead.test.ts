import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Log } from '../../src/log.ts'
import { asId, type GuildId } from '../../src/lore/ids.ts'
import { readAhead } from '../../src/wiring/readAhead.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'

const now = Temporal.Instant.from('2026-02-22T12:00:00Z')
const guilds = Array.from({ length: 30 }, (_, place) => asId<GuildId>(String(place)))

let opened: TemporaryStore
let warnings: string[]
let asked: GuildId[]

beforeEach(async () => {
  opened = await temporaryStore()
  warnings = []
  asked = []
})
afterEach(() => opened.remove())

const log: Log = {
  debug: () => {},
  info: () => {},
  warn: (words) => void warnings.push(words),
  error: () => {},
  child: () => log,
}

test('the lore of the first servers is read before anybody asks', async () => {
  const { store } = opened
  const guild = (id: GuildId) => {
    asked.push(id)
    return store.guild(id)
  }
  await readAhead({ ...store, guild, guilds: async () => guilds }, now, log)
  expect(asked).toEqual(guilds.slice(0, 20))
  expect(warnings).toEqual([])
})

test('a database that fails meanwhile is told to the host and ends nothing', async () => {
  const failing = { ...opened.store, guilds: () => Promise.reject(new Error('locked')) }
  await readAhead(failing, now, log)
  expect(warnings).toEqual(['lore was not read ahead'])
})
