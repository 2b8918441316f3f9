import { composeBulletin } from '../bulletins/compose.ts'
import { gatherStory } from '../bulletins/gatherStory.ts'
import { hasNothingToTell } from '../bulletins/hasNothingToTell.ts'
import { passedOver, type PassedOccurrence } from '../bulletins/passedOver.ts'
import { nextOccurrences } from '../bulletins/plan.ts'
import { channelsOf, isRecorded } from '../bulletins/newsChannel.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { settingOf } from '../bulletins/setting.ts'
import { skippedOf } from '../bulletins/skippedOf.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import type { DaySpan } from '../calendar/spans.ts'
import { UserError } from '../errors.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { Campaign } from '../store/store.ts'
import { row, select, shorten, text, type Component } from './components.ts'
import type { SetupContext } from './context.ts'
import { customId } from './customId.ts'
import { plain } from './loreText.ts'
import { mentionsOf, publishNow } from './publishNow.ts'

/** A bulletin that a jump of the clock passed over. */
interface PassedBulletin extends PassedOccurrence {
  readonly rule: BulletinRule
}

type Ctx = Pick<SetupContext, 'gm' | 'guild' | 'now' | 'user'>

/**
 * What fell due on in-universe days that a clock jumped over, earliest first, less what is in the
 * ledger, what a GM skipped and what the clock still posts by itself. Nothing where there is no channel to post in.
 */
export async function passedBulletins(
  days: DaySpan,
  campaign: Campaign,
  ctx: Ctx,
): Promise<readonly PassedBulletin[]> {
  const newsChannels = await ctx.gm.store.newsChannels.list()
  if (newsChannels.length === 0) return []
  const world = await ctx.gm.store.lore(audienceOf(ctx.guild), ctx.now)
  if (world === null) return []
  const story = { world, style: campaign }
  const { bulletins } = ctx.gm.store
  const rules = await bulletins.rules()
  const found = await Promise.all(
    rules.map(async (rule) => {
      const setting = await settingOf(rule, campaign, ctx.gm.store.authoring)
      const passed = passedOver(rule.schedule, setting, days)
      const names = passed.map(({ occurrence }) => occurrence)
      const recorded = await ctx.gm.store.bulletins.recorded(rule.id, names)
      const skipped = await skippedOf(rule.id, names, ctx.gm.store.drafts)
      const channels = channelsOf(rule, newsChannels)
      const next = nextOccurrences(rule.schedule, setting, ctx.now, names.length)
      const coming = new Set(next.map(({ occurrence }) => occurrence))
      const open = passed
        .filter(({ occurrence }) => !coming.has(occurrence) && !skipped.has(occurrence))
        .filter(({ occurrence }) => !isRecorded(occurrence, channels, recorded))
        .map((one): PassedBulletin => ({ ...one, rule }))
      const [channel = null] = channels
      const empty = await Promise.all(
        open.map((one) => hasNothingToTell(rule, one, channel, story, bulletins)),
      )
      return open.filter((_, index) => empty[index] === false)
    }),
  )
  return found.flat().sort((a, b) => a.universeDay - b.universeDay)
}

/** As many as one menu takes. */
const mostOffered = 25

/** The list of them, and a menu that publishes one: none of it where nothing was passed over. */
export function passedBlock(
  passed: readonly PassedBulletin[],
  days: DaySpan,
  { calendar, dateFormat }: Campaign,
): readonly Component[] {
  if (passed.length === 0) return []
  const dayOf = ({ universeDay }: PassedBulletin) => formatDay(universeDay, calendar, dateFormat)
  const more = passed.length - mostOffered
  const lines = [
    `### Passed over: ${passed.length === 1 ? 'a bulletin' : `${passed.length} bulletins`}`,
    'The clock went past their days, and nothing was posted. Publish those that you want, one by one.',
    ...(more > 0
      ? [`-# The first ${mostOffered} are in the menu; the others come up after them.`]
      : []),
  ]
  const choices = passed.slice(0, mostOffered).map((one) => ({
    label: shorten(`${dayOf(one)}: ${one.rule.name}`, 100),
    value: `${one.rule.id}:${one.occurrence}`,
  }))
  const id = customId('campaign.passed', days.first, days.last)
  return [text(lines.join('\n')), row(select(id, 'Publish now …', choices))]
}

/**
 * Publishes one of them through the ledger, and tells so. Throws a UserError when it is none of
 * them any more, or when its channel's readers may not know of it.
 */
export async function publishPassed(
  value: string | undefined,
  passed: readonly PassedBulletin[],
  campaign: Campaign,
  ctx: Ctx,
): Promise<string> {
  const gone = 'That bulletin has been posted already, or is gone. See `/bulletin list`.'
  const chosen = passed.find(({ rule, occurrence }) => `${rule.id}:${occurrence}` === value)
  const world = await ctx.gm.store.lore(audienceOf(ctx.guild), ctx.now)
  if (chosen === undefined || world === null) throw new UserError(gone)
  const { rule, occurrence, universeDay } = chosen
  const { newsChannels, bulletins } = ctx.gm.store
  const [channel = null] = channelsOf(rule, await newsChannels.list())
  const told = { world, style: campaign }
  const made = composeBulletin(
    rule,
    chosen,
    await gatherStory(rule, chosen, channel, told, bulletins),
  )
  if (made.kind === 'heldBack') throw new UserError(`${made.reason} ${made.fix}`)
  const published = await publishNow(rule, { occurrence, universeDay }, ctx)
  if (published.length === 0) throw new UserError(gone)
  return `“${plain(rule.name)}” goes to ${mentionsOf(published)} now. \`/bulletin list\` shows how it fared.`
}
