import { composeBulletin, type Composition } from '../src/bulletins/compose.ts'
import type { Occurrence } from '../src/bulletins/occurrence.ts'
import { channelsOf, type NewsChannel } from '../src/bulletins/newsChannel.ts'
import { planObstacle } from '../src/bulletins/plan.ts'
import type { BulletinRule, Schedule } from '../src/bulletins/rule.ts'
import { settingOf } from '../src/bulletins/setting.ts'
import { formatDay } from '../src/calendar/dayFormat.ts'
import { messageCost, mostText } from '../src/discord/budget.ts'
import { comingOccurrences } from '../src/bulletins/comingOccurrences.ts'
import { bulletinBody } from '../src/discord/bulletinMessage.ts'
import { command, type Completion } from '../src/discord/command.ts'
import { button, container, row, shorten, text, type Component } from '../src/discord/components.ts'
import type { GmContext } from '../src/discord/context.ts'
import { customId } from '../src/discord/customId.ts'
import { plain } from '../src/discord/loreText.ts'
import { mentionsOf, publishNow } from '../src/discord/publishNow.ts'
import { message, update, type Reply } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
import { foldName } from '../src/lore/foldName.ts'
import { asId, type ChannelId, type DeliveryId, type RuleId } from '../src/lore/ids.ts'
import type { Delivery, DeliveryState } from '../src/store/store.ts'

const ruleOption = {
  name: 'bulletin',
  description: 'Which one; the next to fall due otherwise',
  kind: 'string',
  autocomplete: true,
  most: 100,
} as const

export default command({
  data: {
    name: 'bulletin',
    description: 'The news that the world makes by itself',
    subcommands: [
      {
        name: 'preview',
        description: 'See the next bulletin as its channel will, and when it is due',
        options: [ruleOption],
      },
      {
        name: 'post',
        description: 'Publish the next bulletin now instead of on its day; you see it first',
        options: [ruleOption],
      },
      { name: 'list', description: 'What is planned, what was posted, and what went wrong' },
    ],
  },
  for: 'gm',
  autocomplete: { bulletin: async (typed, ctx) => completions(typed, ctx) },
  run: {
    preview: async ({ bulletin }, ctx) =>
      message(...(await preview(await ruleNamed(bulletin, ctx), ctx, false))),
    post: async ({ bulletin }, ctx) =>
      message(...(await preview(await ruleNamed(bulletin, ctx), ctx, true))),
    list: async (_, ctx) => message(...(await list(ctx))),
  },
  components: {
    'bulletin.show': async ({ values }, ctx) =>
      message(...(await preview(await ruleNamed(values[0] ?? '', ctx), ctx, true))),
    'bulletin.post': async ({ parts }, ctx) => publish(parts[0], parts[1], ctx),
    'bulletin.cancel': () => update(text('Nothing was posted.')),
    'bulletin.resume': async ({ parts }, ctx) => {
      const id = asId<DeliveryId>(parts[0] ?? '')
      const resumed = await ctx.gm.store.bulletins.resume(id, ctx.now, {
        user: ctx.user,
        at: ctx.now,
      })
      if (!resumed)
        throw new UserError('That bulletin is not waiting for anybody. See `/bulletin list`.')
      await ctx.gm.deliver()
      return update(...(await list(ctx)))
    },
  },
})

async function completions(typed: string, ctx: GmContext): Promise<readonly Completion[]> {
  const rules = await ctx.gm.store.bulletins.rules()
  const wanted = foldName(typed)
  return rules
    .filter(({ name }) => foldName(name).includes(wanted))
    .map(({ id, name }) => ({ name: shorten(name, 100), value: id }))
}

/** A rule and the occurrences that it has next. */
interface Planned {
  readonly rule: BulletinRule
  /** Where it appears. */
  readonly channels: readonly ChannelId[]
  readonly next: readonly Occurrence[]
  /** Why nothing is due, in words for the GM. */
  readonly obstacle: string | null
}

const coming = 3

async function plannedOf(
  rule: BulletinRule,
  newsChannels: readonly NewsChannel[],
  { campaign, lore, now, gm }: GmContext,
): Promise<Planned> {
  const setting = await settingOf(rule, campaign, { entry: async (id) => lore.get(id) })
  const { bulletins } = gm.store
  return {
    rule,
    channels: channelsOf(rule, newsChannels),
    next: await comingOccurrences(rule, setting, { newsChannels, bulletins, now, count: coming }),
    obstacle: planObstacle(rule.schedule, setting),
  }
}

/** The rules with what they have next, soonest first; those with nothing due come last. */
async function planned(ctx: GmContext): Promise<readonly Planned[]> {
  const rules = await ctx.gm.store.bulletins.rules()
  const due = ({ next }: Planned): number => next[0]?.dueAt.epochMilliseconds ?? Number.MAX_VALUE
  const newsChannels = await ctx.gm.store.newsChannels.list()
  const all = await Promise.all(rules.map((rule) => plannedOf(rule, newsChannels, ctx)))
  return all.sort((a, b) => due(a) - due(b))
}

async function ruleNamed(typed: string | null, ctx: GmContext): Promise<Planned> {
  const all = await planned(ctx)
  const [first] = all
  if (first === undefined) {
    throw new UserError(
      'This campaign has no bulletins. A writer adds them as files in its `bulletins` folder.',
    )
  }
  if (typed === null) return first
  const wanted = foldName(typed)
  const found =
    all.find(({ rule }) => rule.id === typed) ??
    all.find(({ rule }) => foldName(rule.name) === wanted) ??
    all.find(({ rule }) => foldName(rule.name).includes(wanted))
  if (found !== undefined && wanted !== '') return found
  const names = all.map(({ rule }) => plain(rule.name)).slice(0, 10)
  throw new UserError(`There is no bulletin “${plain(typed)}”. There are: ${names.join(', ')}.`)
}

async function compose(
  rule: BulletinRule,
  occurrence: Occurrence,
  ctx: GmContext,
): Promise<Composition> {
  const world = await ctx.audience()
  return composeBulletin(rule, occurrence, { world, style: ctx.campaign })
}

/** The bulletin as its channel will see it, with all that a GM wants to know before it is out. */
async function preview(
  { rule, channels, next, obstacle }: Planned,
  ctx: GmContext,
  posting: boolean,
): Promise<readonly Component[]> {
  const { campaign } = ctx
  const [first] = next
  if (first === undefined)
    throw new UserError(`“${plain(rule.name)}” is never due. ${obstacle ?? ''}`.trim())
  const outlet = ctx.lore.get(rule.outlet)
  const about = [
    `**${plain(rule.name)}**, as ${mentionsOf(channels) || 'its channel'} will see it`,
    `-# Outlet: ${outlet === null ? 'gone' : plain(outlet.name)} · ${timeOf(rule.schedule)}${plain(campaign.zone)}`,
    ...next.map((one) => `-# ${bothSides(one, ctx)}`),
  ]
  const composition = await compose(rule, first, ctx)
  if (composition.kind === 'heldBack') {
    return [
      text(
        [...about, `⚠️ It will not be posted. ${composition.reason} ${composition.fix}`].join('\n'),
      ),
    ]
  }
  const head = text(about.join('\n'))
  const consequence = posting
    ? [text('-# Posted now, it will not be posted again on its day.')]
    : []
  // The channel's message may be longer than what is left of this one.
  const left = mostText - messageCost([head, ...consequence]).text
  const controls = posting
    ? [
        row(
          button('Post it now', customId('bulletin.post', rule.id, first.occurrence), 'primary'),
          button('Cancel', customId('bulletin.cancel')),
        ),
      ]
    : []
  return [head, ...bulletinBody(composition.content, null, left), ...consequence, ...controls]
}

const timeOf = (schedule: Schedule): string => ('at' in schedule ? `at ${schedule.at}, ` : '')

/** A due time on both sides of the clock, and how a gap or an overlap moved it. */
function bothSides({ universeDay, dueAt, dueRule }: Occurrence, { campaign }: GmContext): string {
  const moved = {
    exact: '',
    gap: ' (the clocks skip its time that day: it comes as they resume)',
    overlap: ' (the clocks show its time twice that day: the first counts)',
    'short day': ' (its day lacks that time: it comes as the day begins)',
  }[dueRule]
  const seconds = Math.floor(dueAt.epochMilliseconds / 1000)
  return `${formatDay(universeDay, campaign.calendar, campaign.dateFormat)} · <t:${seconds}:F>${moved}`
}

async function publish(
  id: string | undefined,
  occurrence: string | undefined,
  ctx: GmContext,
): Promise<Reply> {
  const rule = await ctx.gm.store.bulletins.rule(asId<RuleId>(id ?? ''))
  if (rule === null) throw new UserError('That bulletin is gone. See `/bulletin list`.')
  const newsChannels = await ctx.gm.store.newsChannels.list()
  const [first] = (await plannedOf(rule, newsChannels, ctx)).next
  const posted = 'That bulletin has been posted already. See `/bulletin list`.'
  if (first === undefined || first.occurrence !== occurrence) throw new UserError(posted)
  const composition = await compose(rule, first, ctx)
  if (composition.kind === 'heldBack')
    throw new UserError(`${composition.reason} ${composition.fix}`)
  const published = await publishNow(rule, first, ctx)
  if (published.length === 0) throw new UserError(posted)
  const where = mentionsOf(published)
  return update(
    text(`“${plain(rule.name)}” goes to ${where} now. \`/bulletin list\` shows how it fared.`),
  )
}

/** Ten plans and eight reports stay within a message's 4,000 characters. */
const mostName = 40

const stateWords: Readonly<Record<DeliveryState, string>> = {
  due: '… waiting',
  claimed: '… being posted',
  sent: '✔ posted',
  missed: '– missed',
  blocked: '⚠️ could not be posted',
}

async function list(ctx: GmContext): Promise<readonly Component[]> {
  const all = await planned(ctx)
  const past = await ctx.gm.store.bulletins.deliveries(8)
  const names = new Map(all.map(({ rule }) => [rule.id, rule.name]))
  const plans = all
    .slice(0, 10)
    .map(({ rule, next: [first], obstacle }) =>
      [
        `**${plain(shorten(rule.name, mostName))}**`,
        `-# ${first === undefined ? (obstacle ?? 'never due') : bothSides(first, ctx)}`,
      ].join('\n'),
    )
  const lines = past.map((delivery) =>
    pastLine(delivery, names.get(delivery.rule) ?? 'A bulletin', ctx),
  )
  const stuck = past.filter(({ state }) => state === 'blocked' || state === 'missed').slice(0, 5)
  return [
    container(
      [
        text(`## Coming up\n${plans.join('\n') || 'This campaign has no bulletins.'}`),
        ...(lines.length === 0 ? [] : [text(`## Lately\n${lines.join('\n')}`)]),
      ],
      null,
    ),
    ...(stuck.length === 0
      ? []
      : [
          row(
            ...stuck.map((delivery) =>
              button(
                shorten(`Try again: ${names.get(delivery.rule) ?? ''} ${delivery.occurrence}`, 38),
                customId('bulletin.resume', delivery.id),
              ),
            ),
          ),
        ]),
  ]
}

function pastLine(delivery: Delivery, name: string, { campaign }: GmContext): string {
  const day = formatDay(delivery.universeDay, campaign.calendar, campaign.dateFormat)
  const seconds = Math.floor((delivery.sentAt ?? delivery.dueAt).epochMilliseconds / 1000)
  const reason = delivery.reason === null ? '' : `\n-# ${plain(shorten(delivery.reason, 90))}`
  return `${stateWords[delivery.state]} · ${plain(shorten(name, mostName))}, ${day} · <#${delivery.channel}> <t:${seconds}:R>${reason}`
}
