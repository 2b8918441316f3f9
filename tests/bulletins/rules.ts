import { Temporal } from 'temporal-polyfill'
import type { BulletinRule, Schedule } from '../../src/bulletins/rule.ts'
import type { Setting } from '../../src/bulletins/occurrence.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { parseDate } from '../../src/calendar/parseDate.ts'
import { asId, type EntryId, type RuleId } from '../../src/lore/ids.ts'

export const dateFormat = '{year}{month:2}.{day:2}'
export const style = { calendar: gregorian, dateFormat }

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)
export const on = (year: number, month: number, day: number) =>
  gregorian.toDay({ year, month, day })

export function date(text: string) {
  const reading = parseDate(text, gregorian, dateFormat)
  if (!reading.ok) throw new Error(reading.message)
  return reading.date
}

/** The schedule of an anniversary, with whatever `parts` change. */
export const yearly = (
  parts: Partial<Extract<Schedule, { readonly kind: 'anniversary' }>> = {},
): Schedule => ({
  kind: 'anniversary',
  at: '12:00',
  leapPolicy: 'previous',
  milestonesOnly: false,
  ...parts,
})

/** The rule that remembers the attack on Ohmallera, with whatever `parts` change. */
export const ruleWith = (parts: Partial<BulletinRule> = {}): BulletinRule => ({
  id: asId<RuleId>('rule'),
  key: 'ohmallera',
  source: 'file',
  name: 'Ohmallera remembered',
  of: asId<EntryId>('id-Attack'),
  outlet: asId<EntryId>('id-FNS'),
  attach: null,
  schedule: yearly(),
  approval: 'automatic',
  leadHours: 72,
  catchUpDays: 7,
  headline: '{Ordinal} anniversary',
  dateline: 'Astrofori One',
  body: 'It is the {ordinal} year.',
  plannedUntil: at('2027-01-01T00:00:00Z'),
  ...parts,
})

/** The shipped campaign's setting, with whatever `parts` change. */
export const settingWith = (parts: Partial<Setting> = {}): Setting => ({
  clock: { mode: 'mirror', yearOffset: 377 },
  calendar: gregorian,
  zone: 'UTC',
  subject: date('238802.22'),
  ...parts,
})
