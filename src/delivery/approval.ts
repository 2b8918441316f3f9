import type { Temporal } from 'temporal-polyfill'
import { isStillApproved, type Draft } from '../bulletins/draft.ts'
import { isRecorded } from '../bulletins/newsChannel.ts'
import { toBeShown } from '../bulletins/nextLook.ts'
import type { Setting } from '../bulletins/occurrence.ts'
import type { PlannedOccurrence } from '../bulletins/plan.ts'
import type { RuleToPlan } from '../store/store.ts'
import { tellDraft } from './tellDraft.ts'
import type { DeliveryTools } from './tools.ts'

type Tools = Pick<DeliveryTools, 'store' | 'poster' | 'log'>

/** What of a rule may go into the ledger. */
export interface Cleared {
  readonly occurrences: readonly PlannedOccurrence[]
  /** False when GMs could not be told for the moment: the rule is to be looked at again. */
  readonly told: boolean
}

/**
 * What GMs let through of what falls due. What they skipped is left out; what nobody approved, or
 * what says something else than was approved, is held, and the GMs are told. Each step is a
 * compare-and-set, so that a GM who decides at the same moment is either in time or is told so.
 */
export async function clearDue(
  { rule, campaign, channels, hasDrafts }: RuleToPlan,
  due: readonly PlannedOccurrence[],
  now: Temporal.Instant,
  tools: Tools,
): Promise<Cleared> {
  if (due.length === 0 || (rule.approval === 'automatic' && !hasDrafts))
    return { occurrences: due, told: true }
  const { drafts, bulletins } = tools.store.guild(campaign.guild)
  const by = { user: null, at: now }
  const names = due.map(({ occurrence }) => occurrence)
  const known = new Map((await drafts.of(rule.id, names)).map((one) => [one.occurrence, one]))
  const recorded = await bulletins.recorded(rule.id, names)

  /** Whether it goes into the ledger, once its draft says so. */
  async function isCleared(one: PlannedOccurrence, draft: Draft): Promise<boolean> {
    // Posted ahead of its day, or too late whatever anybody says.
    const over = isRecorded(one.occurrence, channels, recorded) || one.missed !== null
    switch (draft.state) {
      case 'planned':
        return true
      case 'skipped':
      case 'held':
        return false
      case 'approved':
      case 'pending': {
        const clear = over || (draft.state === 'approved' && isStillApproved(draft, rule))
        if (await drafts.move(draft.id, draft.state, clear ? 'planned' : 'held', by)) return clear
        const [decided] = await drafts.of(rule.id, [draft.occurrence])
        return decided === undefined ? false : isCleared(one, decided)
      }
    }
  }

  const occurrences: PlannedOccurrence[] = []
  for (const one of due) {
    const draft = known.get(one.occurrence)
    if (draft === undefined && rule.approval === 'automatic') occurrences.push(one)
    else if (await isCleared(one, draft ?? (await drafts.open(rule.id, one, 'pending', by))))
      occurrences.push(one)
  }
  let told = true
  for (const draft of await drafts.of(rule.id, names))
    if (draft.state === 'held' && draft.heldAt === null)
      told = (await tellDraft(draft, rule, campaign, now, tools)) && told
  return { occurrences, told }
}

/** Shows the GMs what they are to approve in time. False when that failed for the moment. */
export async function showDrafts(
  { rule, campaign, channels }: RuleToPlan,
  setting: Setting,
  now: Temporal.Instant,
  tools: Tools,
): Promise<boolean> {
  const coming = toBeShown(rule, setting, now)
  if (coming.length === 0) return true
  const { drafts, bulletins } = tools.store.guild(campaign.guild)
  const names = coming.map(({ occurrence }) => occurrence)
  const recorded = await bulletins.recorded(rule.id, names)
  let told = true
  for (const one of coming) {
    if (isRecorded(one.occurrence, channels, recorded)) continue
    const draft = await drafts.open(rule.id, one, 'pending', { user: null, at: now })
    if (draft.state === 'pending' && draft.shownAt === null)
      told = (await tellDraft(draft, rule, campaign, now, tools)) && told
  }
  return told
}
