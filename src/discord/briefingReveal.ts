import { UserError } from '../errors.ts'
import { asId, type BriefingId, type EntryId } from '../lore/ids.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import type { Briefing } from '../store/store.ts'
import { writtenFor } from './briefingAudience.ts'
import { dismissOthers } from './briefingDismiss.ts'
import { goingOn } from './briefingGoOn.ts'
import { briefingName, briefingTitle } from './briefingMessage.ts'
import { refreshBriefing } from './briefingUpdate.ts'
import { widenOffer } from './briefingWiden.ts'
import type { Pressed } from './command.ts'
import { button, container, row, select, shorten, text, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { choiceOfPart, hiddenParts, nameOfPart, partWords, textOfPart } from './hiddenParts.ts'
import { plain } from './loreText.ts'
import { audienceOfCode, audienceSubject, audienceWords, codeOf } from './revealAudience.ts'
import { bulletinChoices } from './revealBulletins.ts'
import { update, type Reply } from './reply.ts'

/** As many parts at once as a custom id has room for. */
const mostParts = 6

/**
 * Shows what is hidden of the newest open briefing's incident, or of the chosen one's. With no
 * audience it is for whoever reads the briefing: everybody, or those whom a private one is for.
 */
export async function offerReveal(
  ctx: GmContext,
  audience: RevealAudience | null,
  chosen?: string,
): Promise<readonly Component[]> {
  // One whose incident was archived meanwhile must not stand in the way of the others.
  const sent = (await ctx.gm.store.briefings.list(25, ['sent']))
    .filter(isOfIncident)
    .filter(({ incident }) => ctx.lore.get(incident) !== null)
  const briefing = sent.find(({ id }) => id === chosen) ?? sent[0]
  if (briefing === undefined)
    return [text('No briefing of an incident is open. Begin with `/briefing send`.')]
  const { entry, hidden } = await hiddenParts(briefing.incident, ctx)
  const to = codeOf(audience)
  const readers = audience ?? writtenFor(briefing)
  const choices = hidden.slice(0, 25).map((part) => choiceOfPart(part, part.place, ctx.lore))
  const title = `## ${briefingName(briefing, ctx.lore)}`
  const words =
    choices.length === 0
      ? 'Nothing of this incident is hidden.'
      : `Choose what ${audienceWords(readers)} may know from now on. You see it once more before it is told.`
  const others = sent.map((one) => ({
    label: briefingTitle(one, ctx.lore),
    value: one.id,
  }))
  return [
    container([text(`${title}\n${words}`)], null),
    ...(choices.length === 0
      ? []
      : [
          row({
            ...select(
              customId('briefing.chosen', briefing.id, entry.revision, to),
              'Reveal …',
              choices,
            ),
            max_values: Math.min(mostParts, choices.length),
          }),
        ]),
    ...widenOffer(briefing, audience),
    ...(others.length < 2
      ? []
      : [row(select(customId('briefing.other', to), 'Another briefing …', others))]),
  ]
}

/** What was chosen, in full, with the buttons that make it known. */
export async function previewReveal({ parts, values }: Pressed, ctx: GmContext): Promise<Reply> {
  const { briefing, entry, named, audience, keyed } = await chosenParts(parts, values, ctx)
  const room = Math.floor(1500 / keyed.length)
  const told = keyed.map((part) => {
    const words = plain(shorten(textOfPart(part.key), room))
    const name = plain(shorten(nameOfPart(part, ctx.lore), 80))
    return `**${partWords[part.key.kind]}** ${name}${words === '' ? '' : `\n${words}`}`
  })
  const places = values.join('.')
  const words = [
    `**Preview**: ${audienceWords(audience)} will know this.`,
    ...told,
    ...(await goingOn(briefing, ctx)),
  ]
  const id = (action: string): string =>
    customId(action, briefing.id, entry.revision, codeOf(named), places)
  return update(
    container([text(words.join('\n'))], null),
    row(
      button('Reveal', id('briefing.reveal'), 'primary'),
      button('Reveal, ask all to read again', id('briefing.renew')),
      button('Cancel', customId('briefing.other', codeOf(named))),
    ),
  )
}

/** Makes it known and brings the briefing's message up to date; `renew` forgets who has read it. */
export async function reveal({ parts }: Pressed, ctx: GmContext, renew: boolean): Promise<Reply> {
  const { briefing, named, audience, keyed } = await chosenParts(
    parts,
    (parts[3] ?? '').split('.'),
    ctx,
  )
  const { reveals, briefings } = ctx.gm.store
  const by = { user: ctx.user, at: ctx.now }
  const request = { entry: briefing.incident, audience, day: ctx.lore.today }
  // Nothing is made known while somebody is in its thread who must not read it there.
  const dismissed = await dismissOthers(briefing, ctx)
  const made = await reveals.reveal({ ...request, parts: keyed.map(({ key }) => key) }, by)
  if (made.length === 0) return update(text(`${audienceSubject(audience)} knew that already.`))
  if (renew) await briefings.renew(briefing.id, by)
  const { words, controls } =
    audience === null || writtenFor(briefing) !== null || renew
      ? await refreshBriefing(briefing, ctx, renew)
      : {
          words: 'The briefing’s message is for the whole channel and says nothing of it.',
          controls: [],
        }
  const told = `${audienceSubject(audience)} may know it from now on: \`/incident\` shows it.`
  const answer = [told, words, dismissed].filter(Boolean).join('\n')
  const bulletins = await bulletinChoices(briefing.incident, audience, ctx)
  return update(text(answer), ...controls, ...widenOffer(briefing, named), ...bulletins)
}

/** What a custom id and a menu name, looked up again. Throws a UserError when it changed meanwhile. */
async function chosenParts(
  [id, revision, to]: readonly string[],
  places: readonly string[],
  ctx: GmContext,
) {
  const briefing = id === undefined ? null : await ctx.gm.store.briefings.get(asId<BriefingId>(id))
  if (briefing === null || briefing.state !== 'sent' || !isOfIncident(briefing))
    throw new UserError('That briefing is not open any more.')
  const { entry, hidden } = await hiddenParts(briefing.incident, ctx)
  const keyed = places.flatMap((place) => hidden.find((part) => String(part.place) === place) ?? [])
  if (String(entry.revision) !== revision || keyed.length === 0 || keyed.length !== places.length)
    throw new UserError('The incident was edited meanwhile. Choose again with `/briefing reveal`.')
  const named = audienceOfCode(to)
  return { briefing, entry, named, audience: named ?? writtenFor(briefing), keyed }
}

/** A briefing about an incident, of which something may be hidden. */
type OfIncident = Briefing & { readonly incident: EntryId }

const isOfIncident = (briefing: Briefing): briefing is OfIncident => briefing.incident !== null
