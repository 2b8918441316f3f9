import { checkCampaign, playedHere } from '../src/discord/campaignCheck.ts'
import { setUp } from '../src/discord/campaignSetup.ts'
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
import { shorten, text } from '../src/discord/components.ts'
import {
  addNews,
  newsList,
  outletsOf,
  removalPreview,
  removeNews,
} from '../src/discord/newsDesk.ts'
import { foldName } from '../src/lore/foldName.ts'
import { passedBulletins, publishPassed } from '../src/discord/passedBulletins.ts'
import { message, update } from '../src/discord/reply.ts'
import { asId, type ChannelId } from '../src/lore/ids.ts'

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
            name: 'gm-channel',
            description:
              'Where GMs get drafts and hear of trouble; a channel that only they can read',
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
    check: (_, ctx) => checkCampaign(ctx),
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
    'campaign.gone': async ({ values: [channel = ''] }, ctx) =>
      update(...(await removalPreview(asId<ChannelId>(channel), ctx))),
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

/** Those that begin with what was typed, then those that hold it, as choices. */
function matching(names: readonly string[], typed: string): readonly Completion[] {
  const wanted = typed.trim().toLowerCase()
  const held = names.filter((name) => name.toLowerCase().includes(wanted))
  const first = held.filter((name) => name.toLowerCase().startsWith(wanted))
  return [...new Set([...first, ...held])].slice(0, 25).map((name) => ({ name, value: name }))
}
