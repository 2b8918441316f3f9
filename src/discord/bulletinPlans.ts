import { comingOccurrences } from '../bulletins/comingOccurrences.ts'
import { composeBulletin, type Composition } from '../bulletins/compose.ts'
import { gatherStory } from '../bulletins/gatherStory.ts'
import { hasNothingToTell } from '../bulletins/hasNothingToTell.ts'
import { withOwnTexts } from '../bulletins/draft.ts'
import { channelsOf, isRecorded, type NewsChannel } from '../bulletins/newsChannel.ts'
import type { Occurrence, Setting } from '../bulletins/occurrence.ts'
import { offeredNext, type PassedOccurrence } from '../bulletins/passedOver.ts'
import { planObstacle } from '../bulletins/plan.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { settingOf } from '../bulletins/setting.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { UserError } from '../errors.ts'
import { foldName } from '../lore/foldName.ts'
import type { ChannelId } from '../lore/ids.ts'
import type { Draft } from '../store/store.ts'
import { timestamp } from './clockWords.ts'
import type { Completion } from './command.ts'
import { shorten } from './components.ts'
import type { GmContext } from './context.ts'
import { plain } from './loreText.ts'

/** A rule and the occurrences that it has next. */
export interface Plan {
  readonly rule: BulletinRule
  /** Where it appears. */
  readonly channels: readonly ChannelId[]
  /** Those that GMs skipped are among them. */
  readonly next: readonly Occurrence[]
  /** What a clock that is moved by hand comes to next; none under another. */
  readonly offered: readonly PassedOccurrence[]
  /** What GMs decided about these, by occurrence. */
  readonly drafts: ReadonlyMap<string, Draft>
  /** Why nothing is due, in words for the GM. */
  readonly obstacle: string | null
}

export const coming = 3

/** What a plan comes to first, by itself or by a GM's hand; null for nothing. */
export const firstOf = ({
  next: [due],
  offered: [offered],
}: Pick<Plan, 'next' | 'offered'>): Occurrence | PassedOccurrence | null => due ?? offered ?? null

/** What a rule is planned by at this moment. */
export const presentSetting = (
  rule: Pick<BulletinRule, 'of'>,
  { campaign, lore }: GmContext,
): Promise<Setting> => settingOf(rule, campaign, { entry: async (id) => lore.get(id) })

export async function planOf(
  rule: BulletinRule,
  newsChannels: readonly NewsChannel[],
  ctx: GmContext,
): Promise<Plan> {
  const { now, gm } = ctx
  const setting = await presentSetting(rule, ctx)
  const { bulletins, drafts } = gm.store
  const next = await comingOccurrences(rule, setting, {
    newsChannels,
    bulletins,
    now,
    count: coming,
  })
  const channels = channelsOf(rule, newsChannels)
  // As with what is due, one or two may have been posted ahead of their day.
  const byHand = next.length > 0 ? [] : offeredNext(rule.schedule, setting, coming + 2)
  const namesOf = (all: readonly PassedOccurrence[]) => all.map(({ occurrence }) => occurrence)
  const recorded = await bulletins.recorded(rule.id, namesOf(byHand))
  const offered = byHand
    .filter(({ occurrence }) => !isRecorded(occurrence, channels, recorded))
    .slice(0, coming)
  const decided = await drafts.of(rule.id, namesOf([...next, ...offered]))
  return {
    rule,
    channels,
    next,
    offered,
    drafts: new Map(decided.map((draft) => [draft.occurrence, draft])),
    obstacle: planObstacle(rule.schedule, setting),
  }
}

/** The rules that have times of their own: corrections wait for GMs alone. */
const plannedRules = async ({ gm }: GmContext): Promise<readonly BulletinRule[]> =>
  (await gm.store.bulletins.rules()).filter(({ schedule }) => schedule.kind !== 'correction')

/**
 * The rules with what they have next, soonest first; then those that wait for a GM to move the
 * clock, and last those that never come.
 */
export async function allPlans(ctx: GmContext): Promise<readonly Plan[]> {
  const rules = await plannedRules(ctx)
  const due = ({ next }: Plan): number => next[0]?.dueAt.epochMilliseconds ?? Number.MAX_VALUE
  const newsChannels = await ctx.gm.store.newsChannels.list()
  const all = await Promise.all(rules.map((rule) => planOf(rule, newsChannels, ctx)))
  const passed = ({ offered }: Plan): number => offered[0]?.universeDay ?? Number.MAX_VALUE
  return all.sort((a, b) => due(a) - due(b) || passed(a) - passed(b))
}

/**
 * The bulletin that was typed or chosen, or the next to fall due with something to tell. Throws a
 * UserError for none.
 */
export async function planNamed(typed: string | null, ctx: GmContext): Promise<Plan> {
  const all = await allPlans(ctx)
  const [first] = all
  if (first === undefined) {
    throw new UserError(
      'This campaign has no bulletins. Make one with `/bulletin schedule`; writers add them as files in the campaign’s `bulletins` folder.',
    )
  }
  if (typed === null) return (await firstToTell(all, ctx)) ?? first
  const wanted = foldName(typed)
  const found =
    all.find(({ rule }) => rule.id === typed) ??
    all.find(({ rule }) => foldName(rule.name) === wanted) ??
    all.find(({ rule }) => foldName(rule.name).includes(wanted))
  if (found !== undefined && wanted !== '') return found
  const names = all.map(({ rule }) => plain(shorten(rule.name, mostName))).slice(0, 10)
  throw new UserError(
    `There is no bulletin “${plain(shorten(typed, 100))}”. There are: ${names.join(', ')}.`,
  )
}
const mostName = 100

/** The soonest plan whose next occurrence would be printed; a digest without news is not. */
async function firstToTell(plans: readonly Plan[], ctx: GmContext): Promise<Plan | null> {
  const story = { world: await ctx.audience(), style: ctx.campaign }
  for (const plan of plans) {
    const one = firstOf(plan)
    const [channel = null] = plan.channels
    if (one === null) continue
    if (!(await hasNothingToTell(plan.rule, one, channel, story, ctx.gm.store.bulletins)))
      return plan
  }
  return null
}

export async function bulletinCompletions(
  typed: string,
  ctx: GmContext,
): Promise<readonly Completion[]> {
  const rules = await plannedRules(ctx)
  const wanted = foldName(typed)
  return rules
    .filter(({ name }) => foldName(name).includes(wanted))
    .map(({ id, name }) => ({ name: shorten(name, 100), value: id }))
}

/** One occurrence of a rule as its channel may read it now, in a GM's own words where there are any. */
export async function composeNow(
  rule: BulletinRule,
  occurrence: Pick<Occurrence, 'occurrence' | 'universeDay'>,
  draft: Draft | null,
  ctx: GmContext,
): Promise<Composition> {
  const world = await ctx.audience()
  const { newsChannels, bulletins } = ctx.gm.store
  const [channel = null] = channelsOf(rule, await newsChannels.list())
  const told = { world, style: ctx.campaign }
  const story = await gatherStory(rule, occurrence, channel, told, bulletins)
  return composeBulletin(withOwnTexts(rule, draft), occurrence, story)
}

/** A due time on both sides of the clock. */
export const dueWords = (one: Pick<Occurrence, 'universeDay' | 'dueAt'>, ctx: GmContext): string =>
  `${dayWords(one, ctx)} · ${timestamp(one.dueAt.epochMilliseconds, 'F')}`

/** The same, and how a gap or an overlap moved it; for what has no due time, who decides on it. */
export const dueInFull = (one: Occurrence | PassedOccurrence, ctx: GmContext): string =>
  'dueAt' in one
    ? `${dueWords(one, ctx)}${movedWords[one.dueRule]}`
    : `${dayWords(one, ctx)} · offered to you when the clock passes that day`

/** A day as the campaign writes it. */
export const dayWords = (
  { universeDay }: Pick<Occurrence, 'universeDay'>,
  { campaign: { calendar, dateFormat } }: GmContext,
): string => plain(formatDay(universeDay, calendar, dateFormat))

const movedWords = {
  exact: '',
  gap: ' (the clocks skip its time that day: it comes as they resume)',
  overlap: ' (the clocks show its time twice that day: the first counts)',
  'short day': ' (its day lacks that time: it comes as the day begins)',
} as const
