import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PostOutcome, ReadBack } from '../../src/bulletins/posting.ts'
import { backoffMs } from '../../src/delivery/backoff.ts'
import { decideFault, decidePost, decideReadBack, type Moment } from '../../src/delivery/decide.ts'
import { asId, type MessageId } from '../../src/lore/ids.ts'
import { content } from './bulletins.ts'

const now = Temporal.Instant.from('2027-02-22T12:00:00Z')
const moment: Moment = { now, attempts: 1, random: () => 0, content, doubted: false }
const after = (ms: number) => now.add({ milliseconds: ms })

describe('a post', () => {
  test('that was sent is settled with what was printed', () => {
    const message = asId<MessageId>('1')
    expect(decidePost({ kind: 'sent', message }, moment)).toEqual({
      kind: 'settle',
      outcome: { kind: 'sent', message, at: now, content },
      trouble: null,
    })
  })

  test('waits exactly as long as Discord asks', () => {
    const verdict = decidePost({ kind: 'rateLimited', retryAfterMs: 1234 }, moment)
    expect(verdict).toMatchObject({ outcome: { kind: 'retry', at: after(1234) }, trouble: null })
  })

  test.each(['failedBefore', 'unknown'] as const)('of outcome %s is repeated later', (kind) => {
    const verdict = decidePost({ kind, reason: 'reset' }, { ...moment, attempts: 3 })
    expect(verdict).toMatchObject({ outcome: { kind: 'retry', at: after(2000) }, trouble: null })
  })

  test('that Discord refuses is blocked, and the GMs are told why and what to do', () => {
    const verdict = decidePost({ kind: 'refused', reason: 'No.', fix: 'Do.' }, moment)
    expect(verdict).toEqual({
      kind: 'settle',
      outcome: { kind: 'blocked', reason: 'No. Do.', unwritten: true },
      trouble: { reason: 'No.', fix: 'Do.', secret: false },
    })
  })

  test('with a dead token stops everything', () => {
    const dead: PostOutcome & ReadBack = { kind: 'dead', reason: 'refused' }
    expect(decidePost(dead, moment)).toEqual({ kind: 'stop', reason: 'refused' })
    expect(decideReadBack(dead, moment)).toEqual({ kind: 'stop', reason: 'refused' })
  })
})

describe('what a row remembers of the past', () => {
  const unwritten = (outcome: PostOutcome, doubted: boolean) => {
    const verdict = decidePost(outcome, { ...moment, doubted })
    return verdict.kind === 'settle' && 'unwritten' in verdict.outcome
  }
  const harmless: readonly PostOutcome[] = [
    { kind: 'rateLimited', retryAfterMs: 1 },
    { kind: 'failedBefore', reason: 'refused' },
    { kind: 'refused', reason: 'No.', fix: 'Do.' },
  ]

  test.each(harmless)('$kind on a first attempt leaves no doubt', (outcome) => {
    expect(unwritten(outcome, false)).toBe(true)
  })

  test.each(harmless)('$kind takes away no doubt that was there', (outcome) => {
    expect(unwritten(outcome, true)).toBe(false)
  })

  test('a request that may have been written leaves doubt', () => {
    expect(unwritten({ kind: 'unknown', reason: 'reset' }, false)).toBe(false)
  })

  test('a channel that nobody can read leaves it to the GM, whose word counts', () => {
    const readBack = { kind: 'unreadable', reason: 'No.', fix: 'Look.' } as const
    expect(decideReadBack(readBack, { ...moment, doubted: true })).toMatchObject({
      outcome: { kind: 'blocked', unwritten: true },
    })
  })
})

describe('a look through the channel', () => {
  test('that found the bulletin settles it', () => {
    const message = asId<MessageId>('7')
    expect(decideReadBack({ kind: 'found', message }, moment)).toMatchObject({
      outcome: { kind: 'sent', message },
    })
  })

  test('that proved its absence lets it be posted', () => {
    expect(decideReadBack({ kind: 'absent' }, moment)).toBeNull()
  })

  test('that proves nothing leaves it to the GM', () => {
    const readBack = { kind: 'unreadable', reason: 'No history.', fix: 'Allow it.' } as const
    expect(decideReadBack(readBack, moment)).toMatchObject({
      outcome: { kind: 'blocked' },
      trouble: { fix: 'Allow it.' },
    })
  })

  test('that failed is repeated later', () => {
    const readBack = { kind: 'failed', reason: 'reset', retryAfterMs: null } as const
    expect(decideReadBack(readBack, moment)).toMatchObject({
      outcome: { kind: 'retry', at: after(500) },
    })
  })
})

test('a bulletin that cannot be made is tried a few times and then makes way', () => {
  const after = (attempts: number) => decideFault({ ...moment, attempts }, false)
  expect(after(5)).toMatchObject({ outcome: { kind: 'retry' } })
  expect(after(6)).toMatchObject({ outcome: { kind: 'blocked' } })
  // Nothing has proved that no earlier try posted it.
  expect(after(6)).toMatchObject({ trouble: { reason: expect.stringContaining('may have been') } })
  expect(after(6)).not.toMatchObject({ outcome: { unwritten: true } })
})

test('a bulletin that cannot be made while the database is away is tried until it is back', () => {
  for (const attempts of [1, 6, 500])
    expect(decideFault({ ...moment, attempts }, true)).toMatchObject({
      outcome: { kind: 'retry', reason: 'The database was away.' },
    })
})

test('waits double, are spread, and end at five minutes', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempts, at) => {
      const whole = Math.min(300_000, 1000 * 2 ** Math.max(0, attempts - 1))
      const wait = backoffMs(attempts, () => at)
      expect(wait).toBeGreaterThanOrEqual(whole / 2 - 1)
      expect(wait).toBeLessThanOrEqual(whole)
    }),
  )
})
