import type { Poster } from '../bulletins/posting.ts'
import type { BriefingCopy } from '../store/store.ts'
import type { Carrier } from './carrier.ts'
import { decideFault } from './decide.ts'
import { deliverCopy, verdictOf, type CopyVerdict } from './deliverCopy.ts'
import { briefingNotice } from './notices.ts'
import type { DeliveryTools } from './tools.ts'
import type { Work } from './worker.ts'

/** What the work on briefings needs; `main` and the tests make it. */
export interface BriefingTools<Letter> extends Omit<DeliveryTools, 'render' | 'poster'> {
  readonly carrier: Carrier<Letter>
  readonly poster: Pick<Poster, 'tell'>
}

/**
 * The work on the briefings' ledger. It has a worker of its own: a GM who presses Send waits behind
 * no bulletin.
 */
export function briefingWork<Letter>(tools: BriefingTools<Letter>): Work<BriefingCopy> {
  const { log, store, now, random } = tools
  return {
    noun: 'briefing',
    ledger: store.copies,
    handle: async (copy, claim) => {
      const verdict = await deliverCopy(copy, claim, tools).catch((error: unknown): CopyVerdict => {
        log.error('A briefing could not be brought to its readers', { id: copy.id, error })
        const moment = { now: now(), attempts: copy.attempts, random }
        return verdictOf(decideFault(moment, store.passes(error)), copy.channel)
      })
      if (verdict.kind === 'lost') return null
      if (verdict.kind === 'stop') return verdict.reason
      if (verdict.told !== null) await tell(copy, verdict.told, tools)
      const { outcome } = verdict
      const settled = await store.copies.settle(copy.id, claim.worker, outcome)
      log.info('Briefing', { id: copy.id, outcome: outcome.kind, settled })
      return null
    },
  }
}

/** A GM who waits for it hears of it there; of what was to be sent later, in the GMs' channel. */
async function tell<Letter>(
  copy: BriefingCopy,
  reason: string,
  { store, poster, log }: BriefingTools<Letter>,
): Promise<void> {
  const guild = store.guild(copy.guild)
  const campaign = await guild.campaign()
  const briefing = await guild.briefings.get(copy.briefing)
  if (campaign === null || briefing === null || briefing.dueAt === null) return
  const told = await poster.tell(briefingNotice(campaign, copy, reason))
  if (told.kind !== 'sent') log.warn('The GMs could not be told', { id: copy.id, outcome: told })
}
