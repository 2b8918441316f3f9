import type { NewsChannel } from '../bulletins/newsChannel.ts'
import { UserError } from '../errors.ts'
import type { ChannelId, EntryId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { channelTrouble } from './channelTrouble.ts'
import { button, container, row, select, text, type Component } from './components.ts'
import type { SetupContext } from './context.ts'
import { customId } from './customId.ts'
import type { ChannelAccess } from './gmTools.ts'
import { plain } from './loreText.ts'

type Ctx = Pick<SetupContext, 'gm' | 'now' | 'user' | 'viewer'>

/** What a GM wants of a channel's news; null keeps what it is. */
export interface NewsWish {
  readonly channel: ChannelId
  /** The outlet's name or id; null for all of them. */
  readonly outlet: string | null
  readonly persona: boolean | null
}

/** The channels that get bulletins, with what is missing in each, and a way out for those gone. */
export async function newsList(ctx: Ctx): Promise<readonly Component[]> {
  const channels = await ctx.gm.store.newsChannels.list()
  const lore = await ctx.gm.store.lore(ctx.viewer, ctx.now)
  const lines = channels
    .slice(0, mostListed)
    .map((one) => [channelLine(one, ctx, lore), ...channelTrouble(one, ctx)].join('\n'))
  const rest = channels.length - mostListed
  return [
    container(
      [
        text('## Where the news goes'),
        text(lines.join('\n') || 'Nowhere yet.'),
        ...(rest > 0 ? [text(`-# … and ${rest} more.`)] : []),
        text(
          '-# `/campaign news channel:` adds one, with `outlet:` for that one’s news alone, and with `persona:True` in its name; `remove:True` ends it.',
        ),
      ],
      null,
    ),
    ...goneRow(channels, ctx, lore),
  ]
}

const mostListed = 15

/** A menu of channels that Discord offers in no option any more. */
function goneRow(
  channels: readonly NewsChannel[],
  ctx: Ctx,
  lore: KnownWorld | null,
): readonly Component[] {
  const choices = channels
    .filter(({ channel, persona }) => ctx.gm.channels.missing(channel, persona).kind === 'gone')
    .map((one) => ({
      label: `Channel ${one.channel}`,
      value: one.channel,
      description: `gets ${newsOf(one, lore)}`,
    }))
  return choices.length === 0
    ? []
    : [row(select(customId('campaign.gone'), 'Remove one that is gone …', choices))]
}

/** Adds a channel, or changes what it gets. Throws a UserError where that cannot be. */
export async function addNews(wish: NewsWish, ctx: Ctx): Promise<readonly Component[]> {
  const { newsChannels } = ctx.gm.store
  const before = (await newsChannels.list()).find(({ channel }) => channel === wish.channel)
  const lore = await ctx.gm.store.lore(ctx.viewer, ctx.now)
  const outlet = wish.outlet === null ? null : outletNamed(wish.outlet, lore)
  const earlier = before?.outlets ?? []
  const chosen: NewsChannel = {
    channel: wish.channel,
    outlets: outlet === null ? null : [...new Set([...earlier, outlet])],
    persona: wish.persona ?? before?.persona ?? false,
  }
  const access = ctx.gm.channels.missing(chosen.channel, chosen.persona)
  if (access.kind === 'gone') throw new UserError(unseen)
  const added = await newsChannels.add(chosen, { user: ctx.user, at: ctx.now })
  if (!added) throw new UserError('No campaign is set up here yet. `/campaign setup` does it.')
  const trouble = channelTrouble(chosen, ctx)
  return [
    container(
      [
        text(channelLine(chosen, ctx, lore)),
        text(consequences(access, chosen.persona).join('\n')),
        text(trouble.join('\n') || '✔ I have every permission I need there.'),
      ],
      null,
    ),
  ]
}

const unseen =
  'I do not see that channel. If it is a thread that was archived, write something in it first.'

/** What happens if a channel gets no more bulletins, before it does. */
export async function removalPreview(channel: ChannelId, ctx: Ctx): Promise<readonly Component[]> {
  const channels = await ctx.gm.store.newsChannels.list()
  if (!channels.some((one) => one.channel === channel)) throw new UserError(notIn)
  const due = await ctx.gm.store.bulletins.deliveries(mostWaiting, ['due'])
  const waiting = due.filter((one) => one.channel === channel).length
  const lost =
    waiting === 0
      ? 'Nothing waits there.'
      : `${waiting === 1 ? 'One bulletin waits' : `${waiting} bulletins wait`} there and will be recorded as missed.`
  return [
    text(`<#${channel}> gets no more bulletins. What was posted stays. ${lost}`),
    row(
      button('No more bulletins there', customId('campaign.nonews', channel), 'danger'),
      button('Cancel', customId('campaign.keepnews')),
    ),
  ]
}
const mostWaiting = 500

const notIn = 'That channel gets no bulletins. `/campaign news` lists those that do.'

/** Ends a channel's bulletins. Throws a UserError when it gets none. */
export async function removeNews(channel: ChannelId, ctx: Ctx): Promise<readonly Component[]> {
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.newsChannels.remove(channel, by))) throw new UserError(notIn)
  return newsList(ctx)
}

/** The outlets that a GM may choose. */
export async function outletsOf(ctx: Ctx): Promise<readonly { id: EntryId; name: string }[]> {
  const lore = await ctx.gm.store.lore(ctx.viewer, ctx.now)
  return (lore?.entries ?? [])
    .filter(({ kind }) => kind === 'outlet')
    .map(({ id, name }) => ({ id, name }))
}

function outletNamed(name: string, lore: KnownWorld | null): EntryId {
  const found = lore?.resolve(name, ['outlet'])
  if (found?.kind === 'found') return found.entry.id
  const near = found?.suggestions.map((one) => plain(one.name)) ?? []
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`
  throw new UserError(`There is no outlet “${plain(name)}”.${hint}`)
}

function channelLine(
  { channel, outlets, persona }: NewsChannel,
  ctx: Ctx,
  lore: KnownWorld | null,
): string {
  const access = ctx.gm.channels.missing(channel, persona)
  // A mention of what is gone shows no name.
  const form = access.kind === 'here' ? formWords[access.form] : channel
  const whose = plain(newsOf({ outlets }, lore))
  return `**<#${channel}>** (${form}) gets ${whose}${persona ? ', in the outlet’s own name' : ''}`
}

const newsOf = ({ outlets }: Pick<NewsChannel, 'outlets'>, lore: KnownWorld | null): string =>
  outlets === null
    ? 'all bulletins'
    : `the bulletins of ${outlets.map((id) => lore?.get(id)?.name ?? 'an outlet that is gone').join(', ')}`

const formWords = {
  text: 'channel',
  announcement: 'announcement channel',
  forum: 'forum',
  thread: 'thread',
} as const

function consequences(
  { form }: Extract<ChannelAccess, { kind: 'here' }>,
  persona: boolean,
): readonly string[] {
  const byForm = {
    text: [],
    announcement: persona
      ? ['- Servers that follow it do not get what comes in an outlet’s own name.']
      : ['- Servers that follow it get them, too; Discord allows about ten an hour.'],
    forum: ['- Each bulletin opens a post of its own.'],
    thread: ['- It is opened again if it was archived; if somebody locks it, you are told.'],
  } as const
  return [
    ...(form === 'forum' || form === 'thread'
      ? ['- A long letter goes on right there.']
      : ['- A long letter goes on in a thread below its bulletin.']),
    ...byForm[form],
    ...(persona
      ? [
          '- Name and picture are the outlet’s. That takes a webhook, for which I need Manage Webhooks.',
        ]
      : []),
  ]
}
