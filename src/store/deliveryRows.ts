import { Temporal } from 'temporal-polyfill'
import { dayNumber } from '../calendar/day.ts'
import { asId } from '../lore/ids.ts'
import { idOrNull } from './campaigns.ts'
import type { ClaimedRow } from './claimedRows.ts'
import type { BulletinRule as RuleRow } from './generated/client.ts'
import type { BulletinRule, Delivery } from './store.ts'

/** An instant as the client writes it. */
export const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)

/** An instant as the client reads it. */
export const instantOf = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())

/** The same for many, of which equal ones are one: making an instant takes longer than the row. */
export function sharedInstants(): (date: Date) => Temporal.Instant {
  const known = new Map<number, Temporal.Instant>()
  return (date) => {
    const ms = date.getTime()
    const made = known.get(ms) ?? instantOf(date)
    known.set(ms, made)
    return made
  }
}

/** The same for a nullable column. */
export const instantOrNull = (date: Date | null): Temporal.Instant | null =>
  date === null ? null : instantOf(date)

/** A row of the ledger; `instant` reads its instants. */
export const deliveryOf = (row: ClaimedRow, instant = instantOf): Delivery => ({
  id: asId(row.id),
  guild: asId(row.guildId),
  rule: asId(row.ruleId),
  channel: asId(row.channelId),
  occurrence: row.occurrence,
  universeDay: dayNumber(Number(row.universeDay)),
  dueAt: instant(row.dueAt),
  // Only this folder writes it, from the same list.
  state: row.state as Delivery['state'],
  attempts: row.attempts,
  resumedAt: row.resumedAt === null ? null : instant(row.resumedAt),
  firstClaimedAt: row.firstClaimedAt === null ? null : instant(row.firstClaimedAt),
  message: idOrNull(row.messageId),
  sentAt: row.sentAt === null ? null : instant(row.sentAt),
  // The ledger writes it, from a BulletinContent.
  content: row.content as unknown as Delivery['content'],
  reason: row.reason,
})

// Only this folder writes it, from a value of this type.
export const scheduleOf = ({ schedule }: Pick<RuleRow, 'schedule'>): BulletinRule['schedule'] =>
  schedule as unknown as BulletinRule['schedule']

/** A rule in force, planned until `plannedUntil`. */
export const ruleOf = (row: RuleRow, plannedUntil: Date): BulletinRule => ({
  id: asId(row.id),
  key: row.key,
  // Only this folder writes source, schedule and approval, from values of these types.
  source: row.source as BulletinRule['source'],
  name: row.name,
  schedule: scheduleOf(row),
  of: idOrNull(row.ofId),
  outlet: asId(row.outletId),
  attach: idOrNull(row.attachId),
  approval: row.approval as BulletinRule['approval'],
  leadHours: row.leadHours,
  catchUpDays: row.catchUpDays,
  headline: row.headline,
  dateline: row.dateline,
  body: row.body,
  plannedUntil: instantOf(plannedUntil),
})
