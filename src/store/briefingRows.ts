import { asId } from '../lore/ids.ts'
import { idOrNull } from './campaigns.ts'
import { dateOf, instantOf, instantOrNull } from './deliveryRows.ts'
import type { Briefing as BriefingRow, BriefingCopy as CopyRow } from './generated/client.ts'
import { Prisma } from './generated/client.ts'
import type { Briefing, BriefingContent, BriefingCopy } from './store.ts'

export const briefingOf = (row: BriefingRow): Briefing => ({
  id: asId(row.id),
  incident: idOrNull(row.incidentId),
  title: row.title,
  channel: asId(row.channelId),
  // Only this folder writes places, states and JSON, from the same types.
  place: row.place as Briefing['place'],
  thread: idOrNull(row.threadId),
  discussed: row.discussed,
  audience: row.audience as unknown as Briefing['audience'],
  banner: row.banner,
  note: row.note,
  redacted: row.redacted as unknown as Briefing['redacted'],
  handouts: row.handouts as unknown as Briefing['handouts'],
  state: row.state as Briefing['state'],
  createdBy: asId(row.createdBy),
  createdAt: instantOf(row.createdAt),
  dueAt: instantOrNull(row.dueAt),
  sentAt: instantOrNull(row.sentAt),
  remindedAt: instantOrNull(row.remindedAt),
})

export const copyOf = (row: CopyRow): BriefingCopy => ({
  id: asId(row.id),
  guild: asId(row.guildId),
  briefing: asId(row.briefingId),
  recipient: idOrNull(row.userId),
  channel: idOrNull(row.channelId),
  dueAt: instantOf(row.dueAt),
  // Only this folder writes it, from the same list.
  state: row.state as BriefingCopy['state'],
  attempts: row.attempts,
  firstClaimedAt: instantOrNull(row.firstClaimedAt),
  message: idOrNull(row.messageId),
  sentAt: instantOrNull(row.sentAt),
  reason: row.reason,
})

/** The columns of what a GM decides. */
export const columnsOf = (content: BriefingContent) => ({
  incidentId: content.incident,
  title: content.title,
  channelId: content.channel,
  place: content.place,
  discussed: content.discussed,
  audience: jsonOf(content.audience),
  banner: content.banner,
  note: content.note,
  redacted: content.redacted.map(({ kind, name, content: said }) => ({
    kind,
    name,
    content: said,
  })),
  handouts: [...content.handouts],
  dueAt: content.dueAt === null ? null : dateOf(content.dueAt),
})

/** An audience as its column holds it. */
export const jsonOf = (audience: Briefing['audience']) =>
  audience === null ? Prisma.DbNull : { roles: [...audience.roles], users: [...audience.users] }
