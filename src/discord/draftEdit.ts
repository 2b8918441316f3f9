import { withOwnTexts, type OwnTexts } from '../bulletins/draft.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { UserError } from '../errors.ts'
import { asId, type RuleId } from '../lore/ids.ts'
import type { Draft } from '../store/store.ts'
import { bulletinForm, readBulletinForm, type BulletinTexts } from './bulletinForm.ts'
import { planOf } from './bulletinPlans.ts'
import type { Pressed } from './command.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { waitingDraft, decided } from './draftDecision.ts'
import type { Reply } from './reply.ts'

const title = 'Edit this one bulletin'
const gone = 'That bulletin is out, or not due any more. See `/bulletin list`.'

/** The form for a draft's texts, opened from its message. */
export async function editDraft({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const { draft, rule } = await waitingDraft(id, ctx)
  if (!isOpen(draft)) throw new UserError(gone)
  return bulletinForm(customId('bulletin.edited', draft.id), title, withOwnTexts(rule, draft))
}

/** The same for an occurrence that may have no draft yet; nothing is written before it comes back. */
export const editOccurrence = (
  rule: BulletinRule,
  occurrence: string,
  draft: Draft | null,
): Reply =>
  bulletinForm(customId('bulletin.reworded', rule.id, occurrence), title, withOwnTexts(rule, draft))

/** Takes a draft's texts from the form. */
export async function draftEdited(pressed: Pressed, ctx: GmContext): Promise<Reply> {
  const { draft, rule } = await waitingDraft(pressed.parts[0], ctx)
  return reword(draft, rule, readBulletinForm(pressed.fields, rule), ctx)
}

/** Takes the texts of an occurrence that may have no draft yet. */
export async function occurrenceReworded(
  { parts: [id, occurrence], fields }: Pressed,
  ctx: GmContext,
): Promise<Reply> {
  const { bulletins, drafts, newsChannels } = ctx.gm.store
  const rule = await bulletins.rule(asId<RuleId>(id ?? ''))
  if (rule === null) throw new UserError(gone)
  const texts = readBulletinForm(fields, rule)
  const { next } = await planOf(rule, await newsChannels.list(), ctx)
  const one = next.find((coming) => coming.occurrence === occurrence)
  if (one === undefined) throw new UserError(gone)
  const state = rule.approval === 'required' ? 'pending' : 'approved'
  const draft = await drafts.open(rule.id, one, state, { user: ctx.user, at: ctx.now })
  const reply = await reword(draft, rule, texts, ctx)
  return reply.kind === 'update' ? { ...reply, kind: 'message', ephemeral: true } : reply
}

const isOpen = ({ state }: Draft): boolean =>
  state === 'pending' || state === 'approved' || state === 'held'

async function reword(
  draft: Draft,
  rule: BulletinRule,
  texts: BulletinTexts,
  ctx: GmContext,
): Promise<Reply> {
  if (!isOpen(draft)) throw new UserError(gone)
  // Whoever approved it approved other words.
  const to = draft.state === 'approved' && rule.approval === 'required' ? 'pending' : draft.state
  const by = { user: ctx.user, at: ctx.now }
  const kept = await ctx.gm.store.drafts.edit(draft.id, draft.state, to, ownTexts(rule, texts), by)
  return decided(draft.id, ctx, kept ? undefined : 'Somebody decided meanwhile: look again.')
}

/** What differs from the rule; what does not goes on with it. */
const ownTexts = (rule: BulletinRule, { headline, dateline, body }: BulletinTexts): OwnTexts => ({
  headline: headline === rule.headline ? null : headline,
  dateline: dateline === rule.dateline ? null : dateline,
  body: body.trim() === rule.body.trim() ? null : body,
})
