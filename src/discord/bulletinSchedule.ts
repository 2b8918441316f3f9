import { UserError } from '../errors.ts'
import type { EntryKind } from '../lore/entry.ts'
import { asId, type ProposalId } from '../lore/ids.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Approval } from '../lore/schedule.ts'
import type { Proposal } from '../store/store.ts'
import { bulletinForm, checkBulletinForm } from './bulletinForm.ts'
import { dayWords, dueWords, planOf } from './bulletinPlans.ts'
import { button, row, shorten, text, type Component } from './components.ts'
import type { Pressed } from './command.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { plain } from './loreText.ts'
import { proposalPage } from './proposalPage.ts'
import { mentionsOf } from './publishNow.ts'
import { message, showing, update, type Reply, type Shown } from './reply.ts'
import { readSchedule, type ScheduleOptions } from './scheduleOptions.ts'

/** What a GM chose before writing. */
export interface ProposalOptions extends ScheduleOptions {
  readonly outlet: string | null
  readonly about: string | null
  readonly attach: string | null
  readonly approval: string | null
}

const gone =
  'That draft is gone: it was scheduled, cancelled or left for too long. Begin anew with `/bulletin schedule`.'
const title = 'A bulletin'
/** How far ahead drafts of the desk come, and how late they may be posted: as files' defaults. */
const [leadHours, catchUpDays] = [72, 7] as const

/** Begins a bulletin: the choices are kept, the words come back from a form. */
export async function beginProposal(options: ProposalOptions, ctx: GmContext): Promise<Reply> {
  const about = chosen(options.about, 'incident', ctx)
  const attach = chosen(options.attach, 'document', ctx)
  const outlet = options.outlet === null ? anyOutlet(ctx) : chosen(options.outlet, 'outlet', ctx)
  if (outlet === null) throw new UserError('This campaign has no outlet to print it.')
  const schedule = readSchedule(options, about, ctx.campaign)
  const approval: Approval = options.approval === 'required' ? 'required' : 'automatic'
  const texts = { headline: '', dateline: '', body: '' }
  const { id } = await ctx.gm.store.desk.propose(
    {
      ...texts,
      name: '',
      schedule,
      of: about?.id ?? null,
      outlet: outlet.id,
      attach: attach?.id ?? null,
      approval,
      leadHours,
      catchUpDays,
    },
    { user: ctx.user, at: ctx.now },
  )
  return bulletinForm(customId('bulletin.written', id), title, texts)
}

const anyOutlet = ({ lore }: GmContext): KnownEntry | null =>
  lore.entries.find(({ kind }) => kind === 'outlet') ?? null

/** The entry that was typed or chosen; null for none. Throws a UserError when there is none such. */
function chosen(typed: string | null, kind: EntryKind, { lore }: GmContext): KnownEntry | null {
  if (typed === null) return null
  const found = lore.resolve(typed, [kind])
  if (found.kind === 'found') return found.entry
  const near = found.suggestions.slice(0, 5).map(({ name }) => plain(shorten(name, 80)))
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`
  throw new UserError(`There is no ${kind} “${plain(shorten(typed, 100))}”.${meant}`)
}

async function proposalNamed(id: string | undefined, { gm }: GmContext): Promise<Proposal> {
  const proposal = id === undefined ? null : await gm.store.desk.proposal(asId<ProposalId>(id))
  if (proposal === null) throw new UserError(gone)
  return proposal
}

/** Takes the words from the form and shows them as they will be seen. */
export const proposalWritten = async (pressed: Pressed, ctx: GmContext): Promise<Reply> =>
  showing(message, await written(pressed, ctx))

/** The same in the place of the preview that was there. */
export const proposalRewritten = async (pressed: Pressed, ctx: GmContext): Promise<Reply> =>
  showing(update, await written(pressed, ctx))

async function written({ parts, fields }: Pressed, ctx: GmContext): Promise<Shown> {
  const begun = await proposalNamed(parts[0], ctx)
  const { texts, faults } = checkBulletinForm(fields, begun)
  // Faulty words are kept too: the form comes back with them.
  const change = { ...texts, name: shorten(texts.headline, 100) }
  const proposal = await ctx.gm.store.desk.revise(begun.id, change)
  if (proposal === null) throw new UserError(gone)
  return faults.length === 0
    ? proposalPage(proposal, ctx)
    : { components: faultPage(proposal, faults), picture: null }
}

const faultPage = ({ id }: Proposal, faults: readonly string[]): readonly Component[] => [
  text(
    shorten(
      ['Something is to be mended first.', ...faults.map((one) => `⚠️ ${one}`)].join('\n'),
      3500,
    ),
  ),
  row(
    button('Edit', customId('bulletin.rewrite', id), 'primary'),
    button('Cancel', customId('bulletin.withdraw', id)),
  ),
]

/** The form again, with what was written. */
export async function rewriteProposal({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const proposal = await proposalNamed(id, ctx)
  return bulletinForm(customId('bulletin.rewritten', proposal.id), title, proposal)
}

export async function withdrawProposal({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const proposal = await proposalNamed(id, ctx)
  await ctx.gm.store.desk.withdraw(proposal.id)
  return update(text('Cancelled. Nothing was planned.'))
}

/** Puts it into force: from now on it is planned, and breaking news goes out. */
export async function scheduleProposal({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const proposal = await proposalNamed(id, ctx)
  const { headline, dateline, body } = proposal
  const { faults } = checkBulletinForm({ headline, dateline, body }, proposal)
  if (faults.length > 0) return update(...faultPage(proposal, faults))
  const { schedule } = proposal
  const breaking = schedule.kind === 'breaking'
  const at = ctx.now.epochMilliseconds
  const rule = await ctx.gm.store.desk.schedule(
    proposal.id,
    breaking ? { schedule: { ...schedule, atMs: at } } : {},
    { user: ctx.user, at: ctx.now },
  )
  if (rule === null) throw new UserError(gone)
  await ctx.gm.deliver()
  return update(...(await scheduledPage(proposal, ctx)))
}

async function scheduledPage(
  { id, name, schedule, approval }: Proposal,
  ctx: GmContext,
): Promise<readonly Component[]> {
  const rule = await ctx.gm.store.bulletins.rule(asId(id))
  if (rule === null) throw new UserError('That bulletin is gone. See `/bulletin list`.')
  const newsChannels = await ctx.gm.store.newsChannels.list()
  const {
    next: [due],
    offered: [offered],
    channels,
  } = await planOf(rule, newsChannels, ctx)
  const where = mentionsOf(channels.slice(0, 5))
  const title = `“${plain(name)}”`
  const approved =
    approval === 'required' && offered === undefined ? ' Its draft comes to the GMs first.' : ''
  const when =
    due !== undefined
      ? `, next ${dueWords(due, ctx)} in ${where}`
      : offered !== undefined
        ? `. It is offered to you when the clock passes ${dayWords(offered, ctx)}`
        : ''
  const line =
    schedule.kind === 'breaking'
      ? approval === 'required'
        ? `${title} waits for a GM’s approval: see \`/bulletin approve\`.`
        : `${title} goes to ${where} now. \`/bulletin list\` shows how it fares.`
      : `Scheduled: ${title}${when}.${approved}`
  return [text(line), row(button('Cancel it …', customId('bulletin.end', id)))]
}
