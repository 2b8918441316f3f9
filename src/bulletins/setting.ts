import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { EntryId } from '../lore/ids.ts'
import type { Setting } from './occurrence.ts'
import type { BulletinRule } from './rule.ts'

/** The side of a store that knows when things happened, whoever may know it. */
interface Dates {
  readonly entry: (id: EntryId) => Promise<{ readonly date: ImpreciseDate | null } | null>
}

/** What a rule is planned by under a campaign's clock, or under another. */
export async function settingOf(
  { of }: Pick<BulletinRule, 'of'>,
  { clock, calendar, zone }: Pick<Setting, 'clock' | 'calendar' | 'zone'>,
  dates: Dates,
): Promise<Setting> {
  const incident = of === null ? null : await dates.entry(of)
  return { clock, calendar, zone, subject: incident?.date ?? null }
}
