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

/** The same for a nullable column. */
export const instantOrNull = (date: Date | null): Temporal.Instant | null =>
  date === null ? null : instantOf(date)

export const deliveryOf = (row: ClaimedRow): Delivery => ({
  id: asId(row.id),
  guild: asId(row.guildId),
  rule: asId(row.ruleId),
  channel: asId(row.channelId),
  occurrence: row.occurrence,
  universeDay: dayNumber(Number(row.universeDay)),
  dueAt: instantOf(row.dueAt),
  // Only this folder writes it, from the same list.
  state: row.state as Delivery['state'],
  attempts: row.attempts,
  resumedAt: instantOrNull(row.resumedAt),
  firstClaimedAt: instantOrNull(row.firstClaimedAt),
  message: idOrNull(row.messageId),
  sentAt: instantOrNull(row.sentAt),
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
