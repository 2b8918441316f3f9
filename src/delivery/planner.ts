import type { Temporal } from 'temporal-polyfill'
import { nextLook } from '../bulletins/nextLook.ts'
import { planRule } from '../bulletins/plan.ts'
import { settingOf } from '../bulletins/setting.ts'
import type { RuleId } from '../lore/ids.ts'
import type { RuleToPlan } from '../store/store.ts'
import { clearDue, showDrafts } from './approval.ts'
import { isMissed, recordMissed, type RulePlan } from './recordMissed.ts'
import type { DeliveryTools } from './tools.ts'

/** How long, in ms, a look at a rule is trusted that found nothing due soon. */
const trustedMs = 60_000
/** How old, in ms, a rule's mark may grow while nothing is due: moving it is a write. */
const markMs = 10 * 60_000

/** When a rule was looked at, and its next due time then; both in ms since 1970. */
interface Look {
  readonly at: number
  readonly nextAt: number
}

/**
 * Makes the function that brings the ledger up to now: each rule's occurrences since it was last
 * planned become rows. A rule that cannot be planned, or not yet, holds up no other; the next tick
 * asks again.
 */
export function createPlanner(
  tools: Pick<DeliveryTools, 'store' | 'poster' | 'now' | 'log'>,
): () => Promise<void> {
  const { store, log } = tools
  const looks = new Map<RuleId, Look>()

  const planOne = async (toPlan: RuleToPlan, now: Temporal.Instant): Promise<RulePlan | null> => {
    const { rule, campaign, channels } = toPlan
    const { guild } = campaign
    // Without a channel nothing is planned, and so nothing is lost: it catches up later.
    if (channels.length === 0 || isQuiet(looks.get(rule.id), now)) return null
    const setting = await settingOf(rule, campaign, store.guild(guild).authoring)
    const span = { after: rule.plannedUntil, until: now, now }
    const shown = await showDrafts(toPlan, setting, now, tools)
    const cleared = await clearDue(toPlan, planRule(rule, setting, span), now, tools)
    const planned = cleared.occurrences.flatMap((one) => {
      const { occurrence, universeDay, dueAt, missed } = one
      return channels.map((channel) => {
        return { rule: rule.id, guild, channel, occurrence, universeDay, dueAt, missed }
      })
    })
    if (shown && cleared.told) {
      const nextAt = nextLook(rule, setting, now)?.epochMilliseconds ?? Infinity
      looks.set(rule.id, { at: now.epochMilliseconds, nextAt })
    }
    // Until the GMs are told of what is held, the rule is planned again.
    if (cleared.told) return { rule, campaign, planned }
    const inTime = planned.filter((one) => !isMissed(one))
    if (inTime.length > 0) await store.ledger.record(inTime, [], now)
    return null
  }

  return async () => {
    const now = tools.now()
    const plans: RulePlan[] = []
    for (const toPlan of await store.ledger.rulesToPlan(now)) {
      try {
        const plan = await planOne(toPlan, now)
        if (plan !== null && isWorthWriting(plan, now)) plans.push(plan)
      } catch (error) {
        log.error('A bulletin rule cannot be planned', { rule: toPlan.rule.id, error })
      }
    }
    const late = plans.filter(({ planned }) => planned.some(isMissed))
    const onTime = plans.filter((plan) => !late.includes(plan))
    if (onTime.length > 0) {
      const ids = onTime.map(({ rule }) => rule.id)
      await store.ledger.record(
        onTime.flatMap(({ planned }) => planned),
        ids,
        now,
      )
    }
    if (late.length > 0) {
      // Until they are told and recorded, these rules are looked at again.
      for (const { rule } of late) looks.delete(rule.id)
      await recordMissed(late, now, tools)
    }
  }
}

function isQuiet(look: Look | undefined, now: Temporal.Instant): boolean {
  if (look === undefined) return false
  const ms = now.epochMilliseconds
  return ms >= look.at && ms < look.at + trustedMs && ms < look.nextAt
}

const isWorthWriting = ({ rule, planned }: RulePlan, now: Temporal.Instant): boolean =>
  planned.length > 0 || now.epochMilliseconds - rule.plannedUntil.epochMilliseconds >= markMs
