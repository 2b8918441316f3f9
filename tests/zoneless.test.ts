import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import zoned from './zoned.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')

test('whatever asks for the machine’s zone fails where the zone is not tested', () => {
  const asking = [
    () => new Date().getHours(),
    () => new Date().setMonth(1),
    () => new Date().getTimezoneOffset(),
    () => new Date().toLocaleTimeString('en'),
    () => new Date(2026, 1, 1),
    () => new Date('2026-02-01T12:00'),
    () => new Intl.DateTimeFormat('en'),
    () => Temporal.Now.timeZoneId(),
    () => Temporal.Now.zonedDateTimeISO(),
    () => Temporal.Now.plainDateTimeISO(),
    () => Temporal.Now.plainDateISO(),
    () => Temporal.Now.plainTimeISO(),
    () => Temporal.Now.instant().toLocaleString(),
  ]
  for (const ask of asking) expect(ask).toThrow('depends on the machine’s zone')
})

test('whatever names its zone goes on', () => {
  const date = new Date('2026-02-01T12:00:00+01:00')
  expect(date.toISOString()).toBe('2026-02-01T11:00:00.000Z')
  expect(new Date('2026-02-01').getTime()).toBe(Date.UTC(2026, 1, 1))
  expect(new Date(0)).toBeInstanceOf(Date)
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' })
  expect(shown.format(date)).toBe('20:00')
  expect(Temporal.Now.zonedDateTimeISO('Asia/Tokyo').offset).toBe('+09:00')
})

test('what is said to depend on the zone is there', () => {
  const missing = Object.keys(zoned).filter((path) => !existsSync(join(root, path)))
  expect(missing).toEqual([])
})
