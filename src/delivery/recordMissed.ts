import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { hasNothingToTell } from '../bulletins/hasNothingToTell.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { BulletinRule, Campaign, PlannedDelivery, PlannedRule, Store } from '../store/store.ts'
import { missedNotice } from './notices.ts'
import type { DeliveryTools } from './tools.ts'

/** What planning found for one rule. */
export interface RulePlan {
  readonly rule: BulletinRule
  readonly campaign: Campaign
  readonly planned: readonly PlannedDelivery[]
  /** What is noted of the rule once that is recorded. */
  readonly mark: PlannedRule
}

type Tools = Pick<DeliveryTools, 'store' | 'poster' | 'log'>
type GuildPlans = readonly [RulePlan, ...RulePlan[]]

export const isMissed = ({ missed }: PlannedDelivery): boolean => missed !== null

/**
 * Records plans that hold occurrences which come too late. The GMs are told first, in one message
 * for each guild: a death in between tells them again, which the notice's nonce makes once. Where
 * telling fails for the moment, the rules stay to be planned again.
 */
export async function recordMissed(
  late: readonly RulePlan[],
  now: Temporal.Instant,
  tools: Tools,
): Promise<void> {
  const { ledger } = tools.store
  for (const plans of byGuild(late)) {
    const rows = plans.flatMap(({ planned }) => planned)
    const inTime = rows.filter((row) => !isMissed(row))
    if (inTime.length > 0) await ledger.record(inTime, [], now)
    if (!(await tellMissed(plans, now, tools))) continue
    const marks = plans.map(({ mark }) => mark)
    await ledger.record(rows, marks, now)
  }
}

/** False when the GMs could not be told for the moment. */
async function tellMissed(
  plans: GuildPlans,
  now: Temporal.Instant,
  { store, poster, log }: Tools,
): Promise<boolean> {
  const [{ campaign }] = plans
  const { guild } = campaign
  const audience = await store.guild(guild).lore(audienceOf(guild), now)
  const isSecret = ({ of, outlet }: BulletinRule): boolean =>
    [of ?? outlet, outlet].some((entry) => (audience?.get(entry) ?? null) === null)
  const news = (await Promise.all(plans.map((plan) => unrecorded(plan, audience, store)))).flat()
  for (const secret of [false, true]) {
    const missed = news
      .filter(({ rule }) => isSecret(rule) === secret)
      .map(({ rule, occurrence }) => ({ rule: rule.id, bulletin: rule.name, occurrence }))
    if (missed.length === 0) continue
    const told = await poster.tell(missedNotice(campaign, missed, secret, nonceOf(missed)))
    if (told.kind === 'sent') continue
    log.warn('The GMs could not be told of missed bulletins', { guild, outcome: told })
    if (told.kind !== 'refused') return false
  }
  return true
}

/**
 * A plan's missed occurrences but for those that a GM had posted, or tried to, ahead of their day,
 * and for digests that would have had nothing to tell.
 */
async function unrecorded(
  { rule, campaign, planned }: RulePlan,
  world: KnownWorld | null,
  store: Store,
): Promise<readonly { readonly rule: BulletinRule; readonly occurrence: string }[]> {
  const missed = planned.filter(isMissed)
  if (missed.length === 0) return []
  const names = [...new Set(missed.map(({ occurrence }) => occurrence))]
  const { bulletins } = store.guild(campaign.guild)
  const recorded = await bulletins.recorded(rule.id, names)
  const isNew = (name: string): boolean =>
    missed.some((one) => one.occurrence === name && recorded.get(name)?.has(one.channel) !== true)
  const news: Array<{ readonly rule: BulletinRule; readonly occurrence: string }> = []
  for (const occurrence of names.filter(isNew)) {
    const one = missed.find((row) => row.occurrence === occurrence)
    const story = world && { world, style: campaign }
    const quiet =
      one !== undefined &&
      story !== null &&
      (await hasNothingToTell(rule, one, one.channel, story, bulletins))
    if (!quiet) news.push({ rule, occurrence })
  }
  return news
}

/** The same rows make the same nonce. */
const nonceOf = (missed: ReadonlyArray<{ readonly rule: string; readonly occurrence: string }>) =>
  createHash('sha256')
    .update(missed.map(({ rule, occurrence }) => `${rule} ${occurrence}`).join('\n'))
    .digest('hex')
    .slice(0, 24)

function byGuild(plans: readonly RulePlan[]): readonly GuildPlans[] {
  const groups = new Map<string, [RulePlan, ...RulePlan[]]>()
  for (const plan of plans) {
    const group = groups.get(plan.campaign.guild)
    if (group === undefined) groups.set(plan.campaign.guild, [plan])
    else group.push(plan)
  }
  return [...groups.values()]
}
