import { ruleMark, withOwnTexts } from '../bulletins/draft.ts'
import { channelsOf } from '../bulletins/newsChannel.ts'
import { missedReason, nextOccurrences } from '../bulletins/plan.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { UserError } from '../errors.ts'
import { asId, type DraftId } from '../lore/ids.ts'
import type { Draft, PlannedDelivery } from '../store/store.ts'
import { composeNow, presentSetting } from './bulletinPlans.ts'
import type { Pressed } from './command.ts'
import type { Component } from './components.ts'
import type { GmContext } from './context.ts'
import { draftPage } from './draftPage.ts'
import { plain } from './loreText.ts'
import { noChannel } from './publishNow.ts'
import { update, type Reply } from './reply.ts'

/** A draft and the rule that it is of. */
export interface Waiting {
  readonly draft: Draft
  readonly rule: BulletinRule
}

/** The draft that a custom id or a menu names. Throws a UserError when there is none. */
export async function waitingDraft(id: string | undefined, { gm }: GmContext): Promise<Waiting> {
  const draft = id === undefined ? null : await gm.store.drafts.get(asId<DraftId>(id))
  const rule = draft === null ? null : await gm.store.bulletins.rule(draft.rule)
  if (draft === null || rule === null)
    throw new UserError('That bulletin is gone. See `/bulletin list`.')
  return { draft, rule }
}

const byOf = ({ user, now }: GmContext) => ({ user, at: now })

/** Approves what a draft's message showed: in time, or late when it is held. */
export async function approveDraft({ parts: [id, mark] }: Pressed, ctx: GmContext): Promise<Reply> {
  const { draft, rule } = await waitingDraft(id, ctx)
  const { drafts } = ctx.gm.store
  const approved = ruleMark(withOwnTexts(rule, draft))
  if (draft.state !== 'pending' && draft.state !== 'held') return decided(draft.id, ctx)
  if (mark !== approved)
    return decided(draft.id, ctx, 'It has changed since it was shown: look again.')
  const made = await composeNow(rule, draft, draft, ctx)
  if (made.kind === 'heldBack') throw new UserError(`${made.reason} ${made.fix}`)
  if (draft.state === 'pending') {
    await refuseUndue({ draft, rule }, ctx)
    await drafts.move(draft.id, 'pending', 'approved', byOf(ctx), { approved })
    return decided(draft.id, ctx)
  }
  const rows = await lateRows({ draft, rule }, ctx)
  if (await drafts.move(draft.id, 'held', 'planned', byOf(ctx), { approved, rows }))
    await ctx.gm.deliver()
  return decided(draft.id, ctx)
}

/** What a late approval posts: as late, or as of now where even that is over. */
async function lateRows(
  { draft, rule }: Waiting,
  { gm, guild, now }: GmContext,
): Promise<readonly PlannedDelivery[]> {
  const channels = channelsOf(rule, await gm.store.newsChannels.list())
  if (channels.length === 0) throw new UserError(noChannel)
  const { occurrence, universeDay } = draft
  const over = missedReason(rule, draft.dueAt, now) !== null
  // A correction has no time of its own to be late for.
  const dueAt = over || rule.schedule.kind === 'correction' ? now : draft.dueAt
  return channels.map((channel) => {
    return { rule: rule.id, guild, channel, occurrence, universeDay, dueAt, missed: null }
  })
}

const mostAhead = 50

/** Throws a UserError when a draft's occurrence does not fall due any more as things stand. */
async function refuseUndue({ draft, rule }: Waiting, ctx: GmContext): Promise<void> {
  const setting = await presentSetting(rule, ctx)
  const next = nextOccurrences(rule.schedule, setting, rule.plannedUntil, mostAhead)
  if (next.some(({ occurrence }) => occurrence === draft.occurrence)) return
  throw new UserError(
    `“${plain(rule.name)}” is not due on that day any more: its date, its rule or the clock has changed. See \`/bulletin list\`.`,
  )
}

/** Has an occurrence not posted. */
export async function skipDraft({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const { draft } = await waitingDraft(id, ctx)
  const { state } = draft
  const open = state === 'pending' || state === 'held' || state === 'approved'
  const skipped = open && (await ctx.gm.store.drafts.move(draft.id, state, 'skipped', byOf(ctx)))
  return decided(draft.id, ctx, skipped || state === 'skipped' ? undefined : overtaken)
}
const overtaken = 'Somebody was quicker, or it is out already: this is how it stands.'

/** Takes a skip back, while the occurrence's time has not come. */
export async function unskipDraft({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const { draft, rule } = await waitingDraft(id, ctx)
  if (draft.state === 'skipped') {
    if (draft.dueAt.epochMilliseconds <= ctx.now.epochMilliseconds)
      throw new UserError('Its time has come and gone, so it stays skipped.')
    const to = rule.approval === 'required' ? 'pending' : 'approved'
    await ctx.gm.store.drafts.move(draft.id, 'skipped', to, byOf(ctx), { approved: null })
  }
  return decided(draft.id, ctx)
}

/** The draft as it stands now, whoever decided, in the place of the message under the button. */
export async function decided(id: DraftId, ctx: GmContext, note?: string): Promise<Reply> {
  const { draft, rule } = await waitingDraft(id, ctx)
  await refreshShown(draft, await draftPage(draft, rule, ctx), ctx)
  return update(...(await draftPage(draft, rule, ctx, note)))
}

/** Brings the message in the GMs' channel up to date when somebody decided elsewhere. */
async function refreshShown(
  { message: shown }: Draft,
  page: readonly Component[],
  { gm, channel }: GmContext,
): Promise<void> {
  if (shown === null || shown.channel === channel) return
  await gm.channels.edit(shown.channel, shown.id, page).catch((error: unknown) => {
    // A channel that is gone, or closed to the bot, shows nothing that could be out of date.
    if (!(error instanceof UserError)) throw error
  })
}
