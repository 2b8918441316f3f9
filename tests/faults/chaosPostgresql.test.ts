import { describe, expect, test } from 'vitest'
import { postgresqlPrograms } from '../postgresql/server.ts'
import { chaosPostgresql } from './chaosDatabases.ts'
import { disorderIn } from './chaosFigures.ts'
import { chaosOn } from './shortChaos.ts'

describe.skipIf(postgresqlPrograms === null)('several bots on PostgreSQL', () => {
  test('post each bulletin once, however often they die and whatever fails', async () => {
    const havoc = await chaosOn(chaosPostgresql)
    expect(disorderIn(havoc)).toEqual([])
    expect(havoc.sent + havoc.blocked).toBe(havoc.bulletins)
  }, 1_800_000)
})
