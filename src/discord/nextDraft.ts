import type { Occurrence } from '../bulletins/occurrence.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { UserError } from '../errors.ts'
import type { Draft } from '../store/store.ts'
import { dayWords, planNamed } from './bulletinPlans.ts'
import type { GmContext } from './context.ts'
import { decided, waitingDraft, type Waiting } from './draftDecision.ts'
import { plain } from './loreText.ts'
import type { Reply } from './reply.ts'

/** A rule's next occurrence that is neither out nor skipped. */
export interface Next {
  readonly rule: BulletinRule
  readonly occurrence: Occurrence
  readonly draft: Draft | null
}

/** The next occurrence of the bulletin that was typed. Throws a UserError when there is none. */
export async function nextNamed(typed: string | null, ctx: GmContext): Promise<Next> {
  const { rule, next, offered, drafts, obstacle } = await planNamed(typed, ctx)
  const occurrence = next.find((one) => drafts.get(one.occurrence)?.state !== 'skipped')
  const [first] = offered
  if (occurrence === undefined && first !== undefined)
    throw new UserError(
      `“${plain(rule.name)}” is not posted by itself: it is offered to you when the clock passes ${dayWords(first, ctx)}, and you publish it then or leave it.`,
    )
  if (occurrence === undefined)
    throw new UserError(`“${plain(rule.name)}” is never due. ${obstacle ?? ''}`.trim())
  return { rule, occurrence, draft: drafts.get(occurrence.occurrence) ?? null }
}

/** Has the next occurrence not posted; the answer takes that back. */
export async function skipNext({ rule, occurrence }: Next, ctx: GmContext): Promise<Reply> {
  const { drafts } = ctx.gm.store
  const by = { user: ctx.user, at: ctx.now }
  const state = rule.approval === 'required' ? 'pending' : 'approved'
  const draft = await drafts.open(rule.id, occurrence, state, by)
  if (draft.state !== 'skipped' && draft.state !== 'planned')
    await drafts.move(draft.id, draft.state, 'skipped', by)
  const reply = await decided(draft.id, ctx)
  return reply.kind === 'update' ? { ...reply, kind: 'message', ephemeral: true } : reply
}

/** The draft that waits longest, or the one of the bulletin that was typed. */
export async function waitingNamed(typed: string | null, ctx: GmContext): Promise<Waiting> {
  const { drafts, bulletins } = ctx.gm.store
  const waiting = (await drafts.list(mostWaiting, ['pending', 'held'])).toReversed()
  const wanted = typed === null ? null : (await planNamed(typed, ctx)).rule
  const inForce = new Set((await bulletins.rules()).map(({ id }) => id))
  const found = waiting.find(({ rule }) =>
    wanted === null ? inForce.has(rule) : rule === wanted.id,
  )
  if (found !== undefined) return waitingDraft(found.id, ctx)
  if (wanted === null) throw new UserError('No bulletin waits for approval.')
  throw new UserError(
    wanted.approval === 'required'
      ? `“${plain(wanted.name)}” waits for nobody yet: its draft comes ${wanted.leadHours} hours before it is due.`
      : `“${plain(wanted.name)}” needs no approval: it is posted when it is due.`,
  )
}
const mostWaiting = 100
