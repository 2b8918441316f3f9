import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  createMessageLog,
  dropMessage,
  putMessage,
  readPage,
} from '../../src/playground/world/messageLog.ts'
import type { StoredMessage } from '../../src/playground/world/messageLog.ts'
import { compareSnowflakes, createSnowflakes } from '../../src/playground/snowflakes.ts'

const stored = (id: string, ephemeralTo: string | null = null): StoredMessage => ({
  json: {
    id,
    channel_id: '1',
    type: 0,
    author: { id: '2' },
    content: '',
    flags: 0,
    timestamp: '',
    edited_timestamp: null,
    attachments: [],
    embeds: [],
    components: [],
  },
  ephemeralTo,
  applicationId: null,
  nonce: null,
})

/** Ids of different lengths, oldest first. */
const ids = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 3000n }), { minLength: 1, maxLength: 60 })
  .map((list) => list.sort((a, b) => Number(a - b)).map(String))
const limit = fc.integer({ min: 1, max: 20 })
const any = fc.bigInt({ min: 0n, max: 3001n }).map(String)

describe('a channel’s log', () => {
  it('gives the pages that counting by hand gives', () => {
    fc.assert(
      fc.property(ids, limit, any, (all, limit, id) => {
        const log = createMessageLog()
        for (const each of all) putMessage(log, stored(each))
        const read = (query: object): string[] =>
          readPage(log, { limit, ...query }, () => true).messages.map(({ json }) => json.id)
        const older = all.filter((each) => compareSnowflakes(each, id) < 0)
        const newer = all.filter((each) => compareSnowflakes(each, id) > 0)
        expect(read({})).toEqual(all.slice(-limit))
        expect(read({ before: id })).toEqual(older.slice(-limit))
        expect(read({ after: id })).toEqual(newer.slice(0, limit))
      }),
    )
  })

  it('forgets what is dropped, and no more', () => {
    fc.assert(
      fc.property(ids, fc.array(any), (all, gone) => {
        const log = createMessageLog()
        for (const each of all) putMessage(log, stored(each))
        for (const id of gone) {
          const there = log.byId.has(id)
          expect(dropMessage(log, id)).toBe(there)
        }
        expect(log.order).toEqual(all.filter((id) => !gone.includes(id)))
      }),
    )
  })

  it('keeps a thousand ephemeral messages and every other one', () => {
    const log = createMessageLog()
    for (let at = 1; at <= 1500; at += 1) putMessage(log, stored(String(at), at > 100 ? '3' : null))
    expect(log.order).toHaveLength(1100)
    expect(log.order[100]).toBe('501')
  })
})

describe('snowflakes', () => {
  it('only grow, however the clock goes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2e12 }), { minLength: 2 }), (times) => {
        let at = 0
        const next = createSnowflakes(() => times[at] ?? 0)
        const made = times.map((_, index) => {
          at = index
          return next()
        })
        expect(made.toSorted(compareSnowflakes)).toEqual(made)
        expect(new Set(made).size).toBe(made.length)
      }),
    )
  })
})
