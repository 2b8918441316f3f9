import type { Composition } from '../bulletins/compose.ts'
import type { Draft } from '../bulletins/draft.ts'
import type { Notice } from '../bulletins/posting.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import type { ChannelId, CopyId, DeliveryId, UserId } from '../lore/ids.ts'
import type { BulletinRule, Campaign } from '../store/store.ts'
import type { Trouble } from './decide.ts'

/** Where the GMs of a campaign are told of trouble, and whether players read there too. */
type Desk = Pick<Campaign, 'guild' | 'channel' | 'logChannel'>

/**
 * Tells the GMs that a bulletin waits for them. Its nonce is the row's, so that a worker which
 * died after telling and before marking does not tell it twice. Where players read, it does not
 * name the bulletin; a reason that would give a secret away goes to the guild's owner instead.
 * `others` were to come in the same message.
 */
export function troubleNotice(
  desk: Desk,
  row: { readonly id: DeliveryId; readonly channel: ChannelId },
  bulletin: string,
  { reason, fix, secret }: Trouble,
  others = 0,
): Notice {
  const address = addressOf(desk, secret)
  const one = address.open ? 'A bulletin' : `“${bulletin}”`
  const what = others === 0 ? `${one} was` : `${one} and ${others} more were`
  return {
    ...naming(row.channel, address),
    text: `📰 ${what} not posted in <#${row.channel}>. ${reason} ${fix} GMs: see \`/bulletin list\`.`,
    nonce: `b${row.id}`,
  }
}

/** Tells the GMs that a bulletin stays in its channel alone; its nonce is made from the row. */
export function crosspostNotice(
  desk: Desk,
  { delivery, channel }: { readonly delivery: DeliveryId; readonly channel: ChannelId },
  { reason, fix }: Pick<Trouble, 'reason' | 'fix'>,
): Notice {
  return {
    ...naming(channel, addressOf(desk, false)),
    text: `📰 A bulletin was posted in <#${channel}>, and could not be published from there. ${reason} ${fix}`,
    nonce: `c${delivery}`,
  }
}

/** Tells the GMs, in one message, of the occurrences whose time passed while nothing ran. */
export function missedNotice(
  desk: Desk,
  missed: readonly { readonly bulletin: string; readonly occurrence: string }[],
  secret: boolean,
  nonce: string,
): Notice {
  const address = addressOf(desk, secret)
  const [many, they, each] =
    missed.length === 1
      ? ['A bulletin was', 'it was', 'it']
      : [`${missed.length} bulletins were`, 'they were', 'each of them']
  const named = missed.slice(0, mostNamed).map((one) => `• ${one.bulletin} (${one.occurrence})`)
  const rest = missed.length > mostNamed ? [`• and ${missed.length - mostNamed} more`] : []
  return {
    ...address.to,
    text: [
      `📰 ${many} missed: nothing ran when ${they} due, nor within the time to catch up.`,
      `GMs: see \`/bulletin list\`, where Try again posts ${each}.`,
      ...(address.open ? [] : ['', ...named, ...rest]),
    ].join('\n'),
    nonce,
  }
}
const mostNamed = 15

/** A draft as its channel would see it. */
interface Shown {
  readonly made: Composition
  readonly mark: string
  /** A warning of what it gives away, in Markdown; null for nothing. */
  readonly secrets: string | null
}

/**
 * Shows the GMs a draft that waits for them, or one whose time came before anybody approved it.
 * Never where players read: it is not out yet.
 */
export function draftNotice(
  draft: Draft,
  rule: BulletinRule,
  { guild, logChannel, calendar, dateFormat }: Campaign,
  { made, mark, secrets }: Shown,
): Notice {
  const day = formatDay(draft.universeDay, calendar, dateFormat)
  const due = Math.floor(draft.dueAt.epochMilliseconds / 1000)
  const when = `${day} · <t:${due}:F>`
  const changed = draft.approved !== null
  const words =
    rule.schedule.kind === 'correction'
      ? correctionWords(rule, made)
      : draft.state === 'held'
        ? [
            `📰 **“${rule.name}” was not posted**: it was due ${when}, and ${changed ? 'what was approved has changed since' : 'nobody had approved it'}.`,
            'Approved now, it is posted late.',
          ]
        : [
            `📰 **“${rule.name}” needs a GM’s approval.** It is due ${when} (<t:${due}:R>).`,
            'If nobody approves it until then, it is held back.',
          ]
  const trouble =
    made.kind === 'heldBack'
      ? [`⚠️ As things stand it cannot be posted. ${made.reason} ${made.fix}`]
      : []
  return {
    guild,
    channel: logChannel,
    text: [...words, ...trouble, ...(secrets === null ? [] : [`⚠️ ${secrets}`])].join('\n'),
    nonce: `${draft.state === 'held' ? 'h' : 'd'}${draft.id}`,
    draft: { id: draft.id, mark, content: made.kind === 'ready' ? made.content : null },
  }
}

/**
 * Tells the GMs that a briefing did not reach its readers. It may be a secret one, so it is told
 * where players read only by its GMs' own doing.
 */
export function briefingNotice(
  desk: Desk,
  copy: { readonly id: CopyId; readonly recipient: UserId | null },
  reason: string,
): Notice {
  const whom = copy.recipient === null ? 'its readers' : `<@${copy.recipient}>`
  return {
    ...addressOf(desk, true).to,
    text: `📋 A briefing did not reach ${whom}. ${reason} GMs: see \`/briefing status\`, where it can be tried again.`,
    nonce: `c${copy.id}`,
  }
}

function correctionWords({ name, schedule }: BulletinRule, made: Composition): readonly string[] {
  const posts = schedule.kind === 'correction' ? schedule.posts : []
  const where = posts.map(({ channel }) => `<#${channel}>`).join(', ')
  return made.kind === 'ready'
    ? [
        `📰 **“${name}”**: what this bulletin told in ${where} has changed since.`,
        'Its correction appears there once a GM approves it; edit it before, or skip it.',
      ]
    : [
        `📰 **“${name}”**: what this bulletin told in ${where}, its readers may not know any more.`,
        'Nothing is posted about it. Delete the message there if it should not stand.',
      ]
}

/** Whom a notice goes to, and whether players read it there. */
interface Address {
  readonly to: Pick<Notice, 'guild' | 'channel'>
  readonly open: boolean
}

function addressOf({ guild, channel, logChannel }: Desk, secret: boolean): Address {
  if (logChannel !== null) return { to: { guild, channel: logChannel }, open: false }
  return secret || channel === null
    ? { to: { guild, channel: null }, open: false }
    : { to: { guild, channel }, open: true }
}

/** The address of a notice that names a channel: whoever reads it there may know of that one. */
const naming = (
  named: ChannelId,
  { to, open }: Address,
): Pick<Notice, 'guild' | 'channel' | 'names'> =>
  open && named !== to.channel ? { ...to, names: named } : to
