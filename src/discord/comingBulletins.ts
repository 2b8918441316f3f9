import { channelsOf, isRecorded } from '../bulletins/newsChannel.ts'
import type { Occurrence } from '../bulletins/occurrence.ts'
import { nextOccurrences } from '../bulletins/plan.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { settingOf } from '../bulletins/setting.ts'
import { skippedOf } from '../bulletins/skippedOf.ts'
import type { DayNumber } from '../calendar/day.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import type { Campaign } from '../store/store.ts'
import { timestamp } from './clockWords.ts'
import { shorten } from './components.ts'
import type { SetupContext } from './context.ts'
import { plain } from './loreText.ts'

type Ctx = Pick<SetupContext, 'gm' | 'now'>

/** A day as the campaign writes it. */
export const writtenDay = (day: DayNumber, { calendar, dateFormat }: Campaign): string =>
  plain(formatDay(day, calendar, dateFormat))

const mostRules = 5

/** The bulletins that come first after a change, and when they would have come without it. */
export async function comingBulletins(
  before: Campaign,
  after: Campaign,
  ctx: Ctx,
): Promise<readonly string[]> {
  const coming = await Promise.all(
    (await ctx.gm.store.bulletins.rules()).map(async (rule) => ({
      rule,
      next: await nextOf(rule, after, ctx),
    })),
  )
  const first = coming.toSorted((a, b) => dueMs(a.next) - dueMs(b.next)).slice(0, mostRules)
  return Promise.all(
    first.map(async ({ rule, next }) => {
      const [old, then] = [words(await nextOf(rule, before, ctx), before), words(next, after)]
      const change = old === then ? `${then}, as before` : `${old} → ${then}`
      return `**${plain(shorten(rule.name, 60))}**\n-# ${change}`
    }),
  )
}

/** Those that may be out already, or skipped, are looked past. */
const farthestLook = 6

/** A rule's next bulletin that is neither out nor skipped; null when none comes by itself. */
async function nextOf(
  rule: BulletinRule,
  campaign: Campaign,
  ctx: Ctx,
): Promise<Occurrence | null> {
  const next = nextOccurrences(
    rule.schedule,
    await settingOf(rule, campaign, ctx.gm.store.authoring),
    ctx.now,
    farthestLook,
  )
  const names = next.map(({ occurrence }) => occurrence)
  const channels = channelsOf(rule, await ctx.gm.store.newsChannels.list())
  const recorded = await ctx.gm.store.bulletins.recorded(rule.id, names)
  const skipped = await skippedOf(rule.id, names, ctx.gm.store.drafts)
  return (
    next.find(
      ({ occurrence }) => !skipped.has(occurrence) && !isRecorded(occurrence, channels, recorded),
    ) ?? null
  )
}

/** What never comes is last. */
const dueMs = (next: Occurrence | null): number => next?.dueAt.epochMilliseconds ?? Number.MAX_VALUE

/** When it comes, on both sides of the clock. */
const words = (next: Occurrence | null, campaign: Campaign): string =>
  next === null
    ? 'not by itself'
    : `${writtenDay(next.universeDay, campaign)} · ${timestamp(next.dueAt.epochMilliseconds, 'f')}`
