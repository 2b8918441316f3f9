import { expect, test } from 'vitest'
import { chaosSqlite } from './chaosDatabases.ts'
import { disorderIn } from './chaosFigures.ts'
import { chaosOn } from './shortChaos.ts'

test('bots on SQLite post each bulletin once, however often they die and whatever fails', async () => {
  const havoc = await chaosOn(chaosSqlite)
  expect(disorderIn(havoc)).toEqual([])
  expect(havoc.sent + havoc.blocked).toBe(havoc.bulletins)
}, 1_800_000)
