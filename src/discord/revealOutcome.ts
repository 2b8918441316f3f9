import { UserError } from '../errors.ts'
import { asId, type BriefingId, type EntryId } from '../lore/ids.ts'
import type { Briefing } from '../store/store.ts'
import { dismissOthers } from './briefingDismiss.ts'
import { goingOn } from './briefingGoOn.ts'
import { refreshBriefing } from './briefingUpdate.ts'
import type { Pressed } from './command.ts'
import { row, select, text, type Choice, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { audienceSubject } from './revealAudience.ts'
import { bulletinChoices } from './revealBulletins.ts'
import { chosenBy } from './revealChoice.ts'
import { update, type Reply } from './reply.ts'

/** Makes known what was chosen, and offers what goes with it. Two presses make one reveal. */
export async function makeKnown({ parts }: Pressed, ctx: GmContext): Promise<Reply> {
  const { entry, audience, chosen, before } = await chosenBy(parts, ctx)
  const request = {
    entry: entry.id,
    audience,
    day: before.today,
    parts: chosen.map(({ key }) => key),
  }
  const made = await ctx.gm.store.reveals.reveal(request, { user: ctx.user, at: ctx.now })
  const who = audienceSubject(audience)
  if (made.length === 0) return update(text(`${who} knew that already.`))
  const words = `${who} may know it from now on: \`/lore\` shows it. Until somebody has opened it, \`/reveal undo\` takes it back.`
  const bulletins = await bulletinChoices(entry.id, audience, ctx)
  const briefings = await briefingChoices(entry.id, ctx)
  return update(text(words), ...briefings, ...bulletins)
}

/** As many as a menu holds, each twice. */
const mostBriefings = 12

/** The open briefings about an entry, to be brought up to date. */
async function briefingChoices(entry: EntryId, { gm }: GmContext): Promise<readonly Component[]> {
  const open = (await gm.store.briefings.list(mostLooked, ['sent'])).filter(
    ({ incident }) => incident === entry,
  )
  const choices = open.slice(0, mostBriefings).flatMap((one): readonly Choice[] => [
    { label: one.banner, value: one.id, description: sentWords(one) },
    {
      label: `${one.banner}, to be read again`,
      value: `${one.id}.again`,
      description: `${sentWords(one)}; forgets who has read it`,
    },
  ])
  if (choices.length === 0) return []
  const menu = select(customId('reveal.update'), 'Bring a briefing up to date …', choices)
  for (const one of open.slice(0, mostBriefings)) {
    const [note] = await goingOn(one, { gm })
    // What holds for one private thread holds for all.
    if (note !== undefined) return [text(note), row(menu)]
  }
  return [row(menu)]
}

const mostLooked = 10_000

const sentWords = ({ sentAt, createdAt }: Briefing): string =>
  `Sent ${(sentAt ?? createdAt).toString().slice(0, 16).replace('T', ' ')} UTC`

/** Brings a briefing's message up to date after a reveal. */
export async function updateBriefing({ values }: Pressed, ctx: GmContext): Promise<Reply> {
  const [id = '', again] = (values[0] ?? '').split('.')
  const briefing = await ctx.gm.store.briefings.get(asId<BriefingId>(id))
  if (briefing === null || briefing.state !== 'sent')
    throw new UserError('That briefing is not open any more. See `/briefing status`.')
  // Before it is forgotten who has read it: they may be all that is known of the thread.
  const dismissed = await dismissOthers(briefing, ctx)
  if (again !== undefined)
    await ctx.gm.store.briefings.renew(briefing.id, { user: ctx.user, at: ctx.now })
  const { words, controls } = await refreshBriefing(briefing, ctx, again !== undefined)
  return update(text([words, dismissed].filter(Boolean).join('\n')), ...controls)
}
