import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { planRule } from '../bulletins/plan.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { BulletinRule, Campaign, PlannedDelivery } from '../store/store.ts'
import { missedNotice } from './notices.ts'
import type { DeliveryTools } from './tools.ts'

interface RulePlan {
  readonly rule: BulletinRule
  readonly campaign: Campaign
  readonly planned: readonly PlannedDelivery[]
}

type Tools = Pick<DeliveryTools, 'store' | 'poster' | 'now' | 'log'>

/**
 * Brings the ledger up to now: each rule's occurrences since it was last planned become rows. What
 * comes too late is told to the GMs, then recorded as missed; where telling fails for the moment,
 * the next tick does both again.
 */
export async function planDue(tools: Tools): Promise<void> {
  const { ledger } = tools.store
  const now = tools.now()
  const plans: RulePlan[] = []
  for (const { rule, campaign } of await ledger.rulesToPlan(now)) {
    const planned = await planOne(rule, campaign, now, tools)
    if (planned !== null) plans.push({ rule, campaign, planned })
  }
  const late = plans.filter(({ planned }) => planned.some(({ missed }) => missed !== null))
  const onTime = plans.filter((plan) => !late.includes(plan))
  if (onTime.length > 0) {
    const rows = onTime.flatMap(({ planned }) => planned)
    await ledger.record(
      rows,
      onTime.map(({ rule }) => rule.id),
      now,
    )
  }
  for (const plans of byGuild(late)) await recordLate(plans, now, tools)
}

/** Null when the rule cannot be planned yet; the next tick asks again. */
async function planOne(
  rule: BulletinRule,
  campaign: Campaign,
  now: Temporal.Instant,
  { store, log }: Tools,
): Promise<readonly PlannedDelivery[] | null> {
  const { guild, channel, clock, calendar, zone } = campaign
  // Without a channel nothing is planned, and so nothing is lost: it catches up later.
  if (channel === null) return null
  try {
    const incident = await store.guild(guild).authoring.entry(rule.of)
    const setting = { clock, calendar, zone, subject: incident?.date ?? null }
    const span = { after: rule.plannedUntil, until: now, now }
    return planRule(rule, setting, span).map((occurrence) => ({
      rule: rule.id,
      guild,
      channel,
      occurrence: occurrence.occurrence,
      universeDay: occurrence.universeDay,
      dueAt: occurrence.dueAt,
      missed: occurrence.missed,
    }))
  } catch (error) {
    // One bad rule never holds up the others.
    log.error('A bulletin rule cannot be planned', { rule: rule.id, guild, error })
    return null
  }
}

async function recordLate(
  plans: readonly [RulePlan, ...RulePlan[]],
  now: Temporal.Instant,
  tools: Tools,
): Promise<void> {
  const { ledger } = tools.store
  const rows = plans.flatMap(({ planned }) => planned)
  await ledger.record(
    rows.filter(({ missed }) => missed === null),
    [],
    now,
  )
  if (!(await tellMissed(plans, now, tools))) return
  await ledger.record(
    rows,
    plans.map(({ rule }) => rule.id),
    now,
  )
}

/** False when the GMs could not be told for the moment. */
async function tellMissed(
  plans: readonly [RulePlan, ...RulePlan[]],
  now: Temporal.Instant,
  { store, poster, log }: Tools,
): Promise<boolean> {
  const [{ campaign }] = plans
  const audience = await store.guild(campaign.guild).lore(audienceOf(campaign.guild), now)
  const known = (rule: BulletinRule): boolean => (audience?.get(rule.of) ?? null) !== null
  for (const secret of [false, true]) {
    const group = plans.filter(({ rule }) => known(rule) !== secret)
    const missed = group.flatMap(({ rule, planned }) =>
      planned
        .filter((row) => row.missed !== null)
        .map(({ occurrence }) => ({ bulletin: rule.name, occurrence, rule: rule.id })),
    )
    if (missed.length === 0) continue
    const told = await poster.tell(missedNotice(campaign, missed, secret, nonceOf(missed)))
    if (told.kind === 'sent') continue
    log.warn('The GMs could not be told of missed bulletins', { guild: campaign.guild, told })
    if (told.kind !== 'refused') return false
  }
  return true
}

/** The same rows make the same nonce, so that a repeat after a death tells nothing twice. */
const nonceOf = (missed: ReadonlyArray<{ readonly rule: string; readonly occurrence: string }>) =>
  createHash('sha256')
    .update(missed.map(({ rule, occurrence }) => `${rule} ${occurrence}`).join('\n'))
    .digest('hex')
    .slice(0, 24)

function byGuild(plans: readonly RulePlan[]): ReadonlyArray<readonly [RulePlan, ...RulePlan[]]> {
  const groups = new Map<string, [RulePlan, ...RulePlan[]]>()
  for (const plan of plans) {
    const group = groups.get(plan.campaign.guild)
    if (group === undefined) groups.set(plan.campaign.guild, [plan])
    else group.push(plan)
  }
  return [...groups.values()]
}
