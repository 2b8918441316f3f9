import type { Temporal } from 'temporal-polyfill'
import { nextLook } from '../bulletins/nextLook.ts'
import { planRule } from '../bulletins/plan.ts'
import type { PlannedDelivery, PlannedRule, RuleToPlan } from '../store/store.ts'
import { clearDue, showDrafts } from './approval.ts'
import { isMissed, recordMissed, type RulePlan } from './recordMissed.ts'
import type { DeliveryTools } from './tools.ts'

type Tools = Pick<DeliveryTools, 'store' | 'poster' | 'now' | 'log'>

/** Rules read at once, and rows written at once, however many are due at one instant. */
const pageSize = 250

/**
 * Makes the function that brings the ledger up to now: each rule's occurrences since it was last
 * planned become rows. A rule that cannot be planned, or not yet, holds up no other; the next tick
 * asks again.
 */
export function createPlanner(tools: Tools): () => Promise<void> {
  return async () => {
    const now = tools.now()
    let behind: RuleToPlan | null = null
    do {
      const page: readonly RuleToPlan[] = await tools.store.ledger.rulesToPlan(
        now,
        pageSize,
        behind,
      )
      await planPage(page, now, tools)
      behind = page.length < pageSize ? null : (page.at(-1) ?? null)
    } while (behind !== null)
  }
}

async function planPage(
  page: readonly RuleToPlan[],
  now: Temporal.Instant,
  tools: Tools,
): Promise<void> {
  const plans: RulePlan[] = []
  for (const toPlan of page) {
    try {
      const plan = await planOne(toPlan, now, tools)
      if (plan !== null) plans.push(plan)
    } catch (error) {
      tools.log.error('A bulletin rule cannot be planned', { rule: toPlan.rule.id, error })
    }
  }
  const late = plans.filter(({ planned }) => planned.some(isMissed))
  const onTime = plans.filter((plan) => !late.includes(plan))
  await record(onTime, now, tools)
  // Until they are told and recorded, these rules are looked at again.
  if (late.length > 0) await recordMissed(late, now, tools)
}

async function planOne(
  toPlan: RuleToPlan,
  now: Temporal.Instant,
  tools: Tools,
): Promise<RulePlan | null> {
  const { rule, campaign, channels, subject, edition } = toPlan
  // Without a channel nothing is planned, and so nothing is lost: it catches up later.
  if (channels.length === 0) {
    const mark = { rule: rule.id, edition, lookAt: null, planned: false }
    return { rule, campaign, planned: [], mark }
  }
  const { guild, clock, calendar, zone } = campaign
  const setting = { clock, calendar, zone, subject }
  const span = { after: rule.plannedUntil, until: now, now }
  const shown = await showDrafts(toPlan, setting, now, tools)
  const cleared = await clearDue(toPlan, planRule(rule, setting, span), now, tools)
  const planned = cleared.occurrences.flatMap((one) => {
    const { occurrence, universeDay, dueAt, missed } = one
    return channels.map((channel) => {
      return { rule: rule.id, guild, channel, occurrence, universeDay, dueAt, missed }
    })
  })
  // Until the GMs are told of what waits for them, the rule is looked at again, and until they are
  // told of what is held, it is planned again.
  const lookAt = shown ? nextLook(rule, setting, now) : toPlan.lookAt
  const mark = { rule: rule.id, edition, lookAt, planned: true }
  if (cleared.told) return { rule, campaign, planned, mark }
  const inTime = planned.filter((one) => !isMissed(one))
  if (inTime.length > 0) await tools.store.ledger.record(inTime, [], now)
  return null
}

async function record(
  plans: readonly RulePlan[],
  now: Temporal.Instant,
  { store }: Tools,
): Promise<void> {
  let rows: PlannedDelivery[] = []
  let marks: PlannedRule[] = []
  for (const [index, { planned, mark }] of plans.entries()) {
    rows.push(...planned)
    marks.push(mark)
    if (rows.length < pageSize && index < plans.length - 1) continue
    await store.ledger.record(rows, marks, now)
    rows = []
    marks = []
  }
}
