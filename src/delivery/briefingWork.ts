import type { Temporal } from 'temporal-polyfill'
import type { Poster } from '../bulletins/posting.ts'
import type { CopyId } from '../lore/ids.ts'
import type { BriefingCopy } from '../store/store.ts'
import type { Carrier } from './carrier.ts'
import { decideFault } from './decide.ts'
import { deliverCopy, verdictOf, type CopyVerdict } from './deliverCopy.ts'
import { briefingNotice } from './notices.ts'
import { oneAtATime } from './oneAtATime.ts'
import type { DeliveryTools } from './tools.ts'
import type { Worker, WorkerOptions } from './worker.ts'

/** What the work on briefings needs; `main` and the tests make it. */
export interface BriefingTools<Letter> extends Omit<DeliveryTools, 'render' | 'poster'> {
  readonly carrier: Carrier<Letter>
  readonly poster: Pick<Poster, 'tell'>
}

/**
 * Takes copies of briefings that are due and brings them to their readers, as the bulletins' worker
 * does with its rows, but in a queue of its own: a GM who presses Send waits behind no bulletin.
 */
export function createBriefingWorker<Letter>(
  tools: BriefingTools<Letter>,
  { name, hands = 5, leaseMs = 120_000 }: WorkerOptions,
): Worker {
  const { log, store, now, random } = tools
  const ledger = store.copies
  const inFlight = new Set<CopyId>()
  const busy = new Set<Promise<void>>()
  const state = { open: true, more: false }

  const fill = oneAtATime(async () => {
    for (;;) {
      const limit = hands - inFlight.size
      if (!state.open || limit < 1) return
      const at = now()
      const copies = await ledger.claim({ worker: name, now: at, leaseMs, limit })
      state.more = copies.length === limit
      if (state.open) copies.filter(({ id }) => !inFlight.has(id)).forEach((copy) => take(copy, at))
      if (!state.more) return
    }
  })

  function take(copy: BriefingCopy, claimedAt: Temporal.Instant): void {
    inFlight.add(copy.id)
    const task = work(copy, claimedAt).finally(() => busy.delete(task))
    busy.add(task)
  }

  async function work(copy: BriefingCopy, claimedAt: Temporal.Instant): Promise<void> {
    try {
      await handle(copy, claimedAt)
    } catch (error) {
      log.error('A briefing was not settled', { id: copy.id, error })
    }
    inFlight.delete(copy.id)
    if (state.more)
      await fill().catch((error: unknown) => log.error('The ledger cannot be read', { error }))
  }

  async function handle(copy: BriefingCopy, claimedAt: Temporal.Instant): Promise<void> {
    const verdict = await deliverCopy(copy, claimedAt, tools, name).catch(
      (error: unknown): CopyVerdict => {
        log.error('A briefing could not be brought to its readers', { id: copy.id, error })
        return verdictOf(decideFault({ now: now(), attempts: copy.attempts, random }), copy.channel)
      },
    )
    if (verdict.kind === 'lost') return
    if (verdict.kind === 'stop') {
      if (state.open) tools.stop(verdict.reason)
      state.open = false
      return
    }
    if (verdict.told !== null) await tell(copy, verdict.told)
    const { outcome } = verdict
    const settled = await ledger.settle(copy.id, name, outcome)
    log.info('Briefing', { id: copy.id, outcome: outcome.kind, settled })
  }

  /** A GM who waits for it hears of it there; of what was to be sent later, in the GMs' channel. */
  async function tell(copy: BriefingCopy, reason: string): Promise<void> {
    const guild = store.guild(copy.guild)
    const campaign = await guild.campaign()
    const briefing = await guild.briefings.get(copy.briefing)
    if (campaign === null || briefing === null || briefing.dueAt === null) return
    const told = await tools.poster.tell(briefingNotice(campaign, copy, reason))
    if (told.kind !== 'sent') log.warn('The GMs could not be told', { id: copy.id, outcome: told })
  }

  const idle = async (): Promise<void> => {
    while (busy.size > 0) await Promise.all(busy)
  }

  return {
    takeOver: async () => {
      const copies = await ledger.release(name)
      if (copies > 0) log.info('Took over the briefings of an earlier run', { copies })
    },
    fill,
    idle,
    close: async () => {
      state.open = false
      await fill().catch(() => {}) // waits for a claim that is under way
      await idle()
      await ledger.release(name)
    },
  }
}
