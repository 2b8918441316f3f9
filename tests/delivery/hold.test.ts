import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { beginHold } from '../../src/delivery/hold.ts'

const noon = Temporal.Instant.from('2026-02-22T12:00:00Z')

/** A claim for 120 s, after which the two clocks went on by so many seconds. */
function holdAfter(seconds: { readonly clock: number; readonly uptime: number }) {
  let gone = { clock: 0, uptime: 0 }
  const now = () => noon.add({ seconds: gone.clock })
  const started = { at: noon.subtract({ seconds: 3 }), upMs: 4000 }
  const hold = beginHold({ now, uptimeMs: () => 5000 + gone.uptime * 1000 }, started, 120_000)
  gone = seconds
  return { hold, leftMs: hold.writableMs - hold.elapsedMs() }
}

describe('a claim', () => {
  test('may be written for three quarters of its lease', () => {
    expect(holdAfter({ clock: 0, uptime: 0 })).toMatchObject({ leftMs: 90_000 })
    expect(holdAfter({ clock: 89, uptime: 89 })).toMatchObject({ leftMs: 1000 })
    expect(holdAfter({ clock: 91, uptime: 91 })).toMatchObject({ leftMs: -1000 })
  })

  test('ends for a process that was stopped while its clock was set back', () => {
    expect(holdAfter({ clock: -3600, uptime: 100 }).leftMs).toBeLessThan(0)
  })

  test('ends while the machine sleeps, when only the time of day goes on', () => {
    expect(holdAfter({ clock: 100, uptime: 1 }).leftMs).toBeLessThan(0)
  })

  test('knows for how long its worker has run, whatever became of the time of day', () => {
    expect(holdAfter({ clock: 0, uptime: 0 }).hold.runsMs).toBe(3000)
    const setBack = { at: noon.add({ seconds: 3600 }), upMs: 3000 }
    const hold = beginHold({ now: () => noon, uptimeMs: () => 5000 }, setBack, 120_000)
    expect(hold.runsMs).toBe(2000)
  })
})
