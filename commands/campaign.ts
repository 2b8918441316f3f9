import { isZone } from '../src/calendar/localInstant.ts'
import {
  advanceBy,
  applyClock,
  clockNow,
  clockPreview,
  passedPage,
  readDays,
} from '../src/discord/clockDesk.ts'
import { readClockOptions } from '../src/discord/clockOptions.ts'
import { command, type Completion } from '../src/discord/command.ts'
import { channelTrouble } from '../src/discord/channelTrouble.ts'
import { container, shorten, text } from '../src/discord/components.ts'
import {
  addNews,
  newsList,
  outletsOf,
  removalPreview,
  removeNews,
} from '../src/discord/newsDesk.ts'
import { foldName } from '../src/lore/foldName.ts'
import type { NewsChannel } from '../src/bulletins/newsChannel.ts'
import type { SetupContext } from '../src/discord/context.ts'
import { plain } from '../src/discord/loreText.ts'
import { passedBulletins, publishPassed } from '../src/discord/passedBulletins.ts'
import { message, update, type Reply } from '../src/discord/reply.ts'
import { roleNotes } from '../src/discord/roleNames.ts'
import { UserError } from '../src/errors.ts'
import { asId, type ChannelId, type RoleId } from '../src/lore/ids.ts'
import type { Campaign, CampaignPlace, ImportReport } from '../src/store/store.ts'

export default command({
  data: {
    name: 'campaign',
    description: 'Set the campaign up here, and see that all is well',
    subcommands: [
      {
        name: 'setup',
        description: 'Bring a campaign to this server; every option has a sensible default',
        options: [
          {
            name: 'campaign',
            description: 'Which one; the one that ships otherwise',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'channel',
            description: 'Where news and briefings go; this channel otherwise',
            kind: 'channel',
          },
          {
            name: 'zone',
            description: 'The time zone of your evenings, as Europe/Berlin; UTC otherwise',
            kind: 'string',
            autocomplete: true,
            most: 60,
          },
          {
            name: 'gm-role',
            description: 'Who is a GM besides those who may manage this server',
            kind: 'role',
          },
        ],
      },
      {
        name: 'check',
        description: 'What is set up, and what is missing where',
      },
      {
        name: 'news',
        description: 'Which channels get bulletins; with a channel, add, change or remove it',
        options: [
          {
            name: 'channel',
            description: 'A channel, an announcement channel, a forum or a thread',
            kind: 'news channel',
          },
          {
            name: 'outlet',
            description: 'Only this outlet’s bulletins; all otherwise',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'persona',
            description: 'Post under the outlet’s own name and picture; needs Manage Webhooks',
            kind: 'boolean',
          },
          {
            name: 'remove',
            description: 'No more bulletins there; you are asked before it happens',
            kind: 'boolean',
          },
        ],
      },
      {
        name: 'clock',
        description: 'How the campaign’s days pass; with options, change it after a preview',
        options: [
          {
            name: 'mode',
            description: 'Which clock',
            kind: 'string',
            choices: [
              { name: 'mirror: our own days, in other years', value: 'mirror' },
              { name: 'linear: at a rate of its own', value: 'linear' },
              { name: 'manual: you move the date', value: 'manual' },
              { name: 'paused: it stands still', value: 'paused' },
            ],
          },
          {
            name: 'day',
            description: 'What day it is to be in the campaign, as 2404-02-22',
            kind: 'string',
            most: 60,
          },
          {
            name: 'advance',
            description: 'By how many days to move on from today; back with a minus',
            kind: 'integer',
          },
          {
            name: 'years',
            description: 'For mirror: how many years the campaign is ahead of ours',
            kind: 'integer',
          },
          {
            name: 'rate',
            description: 'For linear: how many days pass in a real day, as 1, 7 or 0.5',
            kind: 'string',
            most: 12,
          },
          {
            name: 'real',
            description: 'For linear: when that day begins, as 2027-01-01 18:00; now otherwise',
            kind: 'string',
            most: 40,
          },
        ],
      },
    ],
  },
  for: 'setup',
  autocomplete: {
    campaign: async (typed, { gm }) => matching(await gm.campaigns.slugs(), typed),
    outlet: async (typed, ctx) => {
      const wanted = foldName(typed)
      return (await outletsOf(ctx))
        .filter(({ name }) => foldName(name).includes(wanted))
        .slice(0, 25)
        .map(({ id, name }) => ({ name: shorten(name, 100), value: id }))
    },
    zone: (typed) => matching(['UTC', ...Intl.supportedValuesOf('timeZone')], typed),
  },
  run: {
    setup: (args, ctx) => setUp(args, ctx),
    check: (_, ctx) => check(ctx),
    news: async ({ channel, outlet, persona, remove }, ctx) => {
      playedHere(ctx)
      if (channel === null) return message(...(await newsList(ctx)))
      return message(
        ...(remove === true
          ? await removalPreview(channel, ctx)
          : await addNews({ channel, outlet, persona }, ctx)),
      )
    },
    clock: async (args, ctx) => {
      const campaign = playedHere(ctx)
      const change = readClockOptions(args, campaign)
      if (change === null) return message(...clockNow(campaign, ctx))
      return message(...(await clockPreview(change, campaign, ctx)))
    },
  },
  components: {
    'campaign.clock': async ({ parts }, ctx) =>
      update(...(await applyClock(parts, playedHere(ctx), ctx))),
    'campaign.nonews': async ({ parts: [channel = ''] }, ctx) =>
      update(...(await removeNews(asId<ChannelId>(channel), ctx))),
    'campaign.keepnews': async (_, ctx) => update(...(await newsList(ctx))),
    'campaign.keep': () => update(text('The clock is as it was.')),
    'campaign.advance': async ({ parts: [days] }, ctx) =>
      update(...(await clockPreview(advanceBy(Number(days)), playedHere(ctx), ctx))),
    'campaign.passed': async ({ parts, values: [chosen] }, ctx) => {
      const campaign = playedHere(ctx)
      const days = readDays(parts)
      const passed = days === null ? [] : await passedBulletins(days, campaign, ctx)
      const news = await publishPassed(chosen, passed, campaign, ctx)
      return update(...(days === null ? [] : await passedPage(days, campaign, ctx, news)))
    },
  },
})

/** Throws a UserError before set-up. */
function playedHere({ campaign }: SetupContext): Campaign {
  if (campaign !== null) return campaign
  throw new UserError('No campaign is set up here yet. `/campaign setup` does it in one step.')
}

/** Those that begin with what was typed, then those that hold it, as choices. */
function matching(names: readonly string[], typed: string): readonly Completion[] {
  const wanted = typed.trim().toLowerCase()
  const held = names.filter((name) => name.toLowerCase().includes(wanted))
  const first = held.filter((name) => name.toLowerCase().startsWith(wanted))
  return [...new Set([...first, ...held])].slice(0, 25).map((name) => ({ name, value: name }))
}

interface SetupArguments {
  readonly campaign: string | null
  readonly channel: ChannelId | null
  readonly zone: string | null
  readonly 'gm-role': RoleId | null
}

async function setUp(args: SetupArguments, ctx: SetupContext): Promise<Reply> {
  const { gm, campaign: before } = ctx
  if (args.zone !== null && !isZone(args.zone)) {
    throw new UserError(
      `“${plain(args.zone)}” is not a time zone. Choose one from the list, as Europe/London.`,
    )
  }
  const place: CampaignPlace = {
    zone: args.zone ?? before?.zone ?? 'UTC',
    channel: args.channel ?? before?.channel ?? ctx.channel,
    logChannel: before?.logChannel ?? null,
    gmRole: args['gm-role'] ?? before?.gmRole ?? null,
  }
  const draft = await gm.campaigns.read(await chosenSlug(args.campaign, ctx))
  const author = { user: ctx.user, at: ctx.now }
  const report = await gm.store.authoring.importCampaign(draft, place, author)
  if (before !== null) await gm.store.authoring.configure(place, author)
  const rules = await gm.store.bulletins.rules()
  return message(
    container(
      [
        text(`## ${plain(draft.settings.name)} is ready`),
        text(`${placeLines(place).join('\n')}\n${reportLine(report)}`),
        text(troubleLines(ctx, place).join('\n') || '✔ I have every permission I need there.'),
        text(
          [
            '### What next',
            '- Players look things up with `/lore`, and `/help` tells them the rest.',
            '- Brief them with `/briefing send`.',
            rules.length === 0
              ? '- There are no bulletins in this campaign yet.'
              : `- ${rules.length} ${rules.length === 1 ? 'bulletin posts' : 'bulletins post'} by the calendar; see \`/bulletin list\`.`,
          ].join('\n'),
        ),
      ],
      null,
    ),
  )
}

/** The campaign asked for; else the one that is played already; else the only or first on offer. */
async function chosenSlug(asked: string | null, { gm, campaign }: SetupContext): Promise<string> {
  const slugs = await gm.campaigns.slugs()
  const slug = asked ?? campaign?.slug ?? slugs[0]
  if (slug === undefined)
    throw new UserError('This host offers no campaigns: the `lore` folder is empty.')
  if (!slugs.includes(slug)) {
    throw new UserError(
      `There is no campaign “${plain(slug)}”. On offer: ${slugs.map(plain).join(', ')}.`,
    )
  }
  if (campaign !== null && campaign.slug !== slug) {
    throw new UserError(
      `This server plays ${plain(campaign.name)} already, and one campaign to a server is all I can do today.`,
    )
  }
  return slug
}

async function check(ctx: SetupContext): Promise<Reply> {
  const { campaign, gm } = ctx
  if (campaign === null) {
    return message(text('No campaign is set up here yet. `/campaign setup` does it in one step.'))
  }
  const rules = await gm.store.bulletins.rules()
  const blocked = await gm.store.bulletins.deliveries(mostBlocked, ['blocked'])
  const roles = roleNotes(await gm.store.authoring.namedRoles(ctx.now), gm.roles())
  const news = await gm.store.newsChannels.list()
  const trouble = [
    ...troubleLines(ctx, campaign, news).slice(0, mostTroubles),
    ...(blocked.length === 0
      ? []
      : [`⚠️ ${blockedCount(blocked.length)} could not be posted: \`/bulletin list\` says why.`]),
  ]
  return message(
    container(
      [
        text(`## ${plain(campaign.name)}`),
        text(
          [
            ...placeLines(campaign),
            `Channels that get bulletins: ${news.length} (\`/campaign news\`)`,
            `Bulletins by the calendar: ${rules.length}`,
          ].join('\n'),
        ),
        text(trouble.join('\n') || '✔ Everything I need is there.'),
        ...(roles.length === 0 ? [] : [text(`### Roles in the lore\n${roles.join('\n')}`)]),
      ],
      null,
    ),
  )
}

const mostBlocked = 10
const mostTroubles = 20

function blockedCount(count: number): string {
  if (count === 1) return 'A bulletin'
  return count === mostBlocked ? `${mostBlocked} or more bulletins` : `${count} bulletins`
}

const placeLines = ({ channel, logChannel, zone, gmRole }: CampaignPlace): readonly string[] => [
  `News and briefings: ${channel === null ? 'nowhere' : `<#${channel}>`}`,
  `Trouble is reported in: ${logChannel === null ? 'the same channel' : `<#${logChannel}>`}`,
  `Time zone: ${plain(zone)}`,
  `GMs: whoever may manage this server${gmRole === null ? '' : `, and <@&${gmRole}>`}`,
]

function reportLine({ created, changed, unchanged, archived }: ImportReport): string {
  const counts = [
    [created, 'new'],
    [changed, 'changed'],
    [unchanged, 'as before'],
    [archived, 'put away'],
  ] as const
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return `Lore: ${told.join(', ') || 'nothing written yet'}`
}

/** What is wrong with the channels, each with its fix. */
function troubleLines(
  ctx: SetupContext,
  { channel, logChannel }: Pick<CampaignPlace, 'channel' | 'logChannel'>,
  news: readonly NewsChannel[] = [],
): readonly string[] {
  const others = [channel, logChannel]
    .filter((one) => one !== null)
    .filter((one) => !news.some((other) => other.channel === one))
    .map((one) => ({ channel: one }))
  return [...others, ...news].flatMap((one) => channelTrouble(one, ctx))
}
