import { UserError } from '../errors.ts'
import { knowledgeGap } from '../lore/knowledge.ts'
import type { EntryId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { button, container, row, select, shorten, text, type Component } from './components.ts'
import type { Pressed } from './command.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { cardPage } from './entryCard.ts'
import { choiceOfPart, labelOfPart, textOfPart } from './hiddenParts.ts'
import { knowledgeNotes, nameWarning, partNames, wordsRead } from './knowledgeNotes.ts'
import { plain } from './loreText.ts'
import { pageButtons, pageNumber, pageRow } from './pager.ts'
import { audienceSubject, audienceWords, codeOf } from './revealAudience.ts'
import {
  choiceId,
  choose,
  chosenBy,
  offerOf,
  partsPerMenu,
  revisionOf,
  type Chosen,
  type Offer,
} from './revealChoice.ts'
import { showing, update, type Reply } from './reply.ts'

/** What of an entry is hidden from an audience, to choose from; a menu at a time. */
export async function revealOffer(
  parts: readonly string[],
  asked: number,
  ctx: GmContext,
): Promise<readonly Component[]> {
  const offer = await offerOf(parts, ctx)
  const { entry, audience } = offer
  const menus = Math.max(1, Math.ceil(offer.parts.length / partsPerMenu))
  const shown = pageNumber(asked, menus)
  const open = offer.parts
    .slice(shown * partsPerMenu, (shown + 1) * partsPerMenu)
    .filter(({ state }) => state === 'open')
  const choices = open.map((part) => choiceOfPart(part, part.place, ctx.lore))
  const turn = (to: number): string => customId('reveal.offer', entry.id, codeOf(audience), to)
  const all = choiceId(
    'reveal.show',
    offer,
    open.map(({ place }) => place),
  )
  return [
    container([text(`## ${plain(shorten(entry.name, 120))}\n${offerWords(offer)}`)], entry.color),
    ...(choices.length === 0
      ? []
      : [
          row({
            ...select(
              customId('reveal.chosen', entry.id, codeOf(audience), revisionOf(offer)),
              'Reveal …',
              choices,
            ),
            max_values: choices.length,
          }),
        ]),
    ...(choices.length < 2 ? [] : [row(button(`All ${choices.length} of them`, all))]),
    ...pageRow(shown, menus, turn, { back: '◀ Back', on: 'More ▶' }),
  ]
}

function offerWords({ parts, audience }: Offer): string {
  const count = (wanted: string): number => parts.filter(({ state }) => state === wanted).length
  const [open, waits, known] = [count('open'), count('waits'), count('known')]
  return [
    open === 0
      ? `Nothing of it waits to be revealed to ${audienceWords(audience)}.`
      : `Choose what ${audienceWords(audience)} may know from now on. You see it once more before it is told.`,
    known === 0 ? '' : `-# Made known to them already: ${known}. \`/reveal list\` shows it.`,
    waits === 0 ? '' : `-# Waiting for its day besides: ${waits}.`,
    open === 0
      ? '-# Only what is `hidden` can be revealed: what is for GMs, or for readers who are named, is opened in its file.'
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** What was chosen in a menu, told once more. */
export async function previewPicked({ parts, values }: Pressed, ctx: GmContext): Promise<Reply> {
  const offer = await offerOf(parts, ctx)
  return preview(choose(offer, parts[2], values.map(Number)), ctx)
}

/** What a button says was chosen, told once more. */
export const previewChosen = async ({ parts }: Pressed, ctx: GmContext): Promise<Reply> =>
  preview(await chosenBy(parts, ctx), ctx)

// A preview stays within a message's 4,000 characters, however long the texts are.
const mostTold = 6
const mostLabel = 60
const mostWords = 600
const mostLearned = 300

/** What an audience will know that it does not know now, with the buttons that make it so. */
async function preview(choice: Chosen, ctx: GmContext): Promise<Reply> {
  const { entry, audience, chosen, before } = choice
  const after = await supposed(choice, ctx)
  const learned = knowledgeGap(after, before, entry.id)
  const everybody = await ctx.audience()
  const named = chosen.slice(0, mostTold)
  const room = Math.floor(mostWords / named.length)
  const told = named.map((part) => {
    const words = plain(shorten(textOfPart(part.key), room))
    const label = plain(shorten(labelOfPart(part, ctx.lore), mostLabel))
    return `**${label}**${words === '' ? '' : `\n${words}`}`
  })
  const head = `**Preview**: ${audienceSubject(audience)} will know this of ${plain(shorten(entry.name, mostLabel))}.`
  const more = chosen.length > mostTold ? [`and ${chosen.length - mostTold} more`] : []
  const hidden = hiddenStill(choice, after)
  const notes = [
    learned.length === 0
      ? '⚠️ They would learn nothing by it.'
      : shorten(`They learn: ${partNames(learned)}`, mostLearned),
    ...hidden.map((line) => `⚠️ ${line}`),
    ...nameWarning(wordsRead(entry.id, after), { full: ctx.lore, audience: after }),
    ...knowledgeNotes(entry.id, { full: ctx.lore, audience: after, everybody }),
  ]
  const places = chosen.map(({ place }) => place)
  const seen = after.get(entry.id) !== null
  const first = choice.parts[0]
  const joined =
    !seen && first?.key.kind === 'entry' && first.state === 'open' && !places.includes(0)
      ? [0, ...places]
      : []
  // One menu at a time: a custom id has no room for another.
  const whole = joined.every((place) => place < partsPerMenu) ? joined : []
  return update(
    container(
      [
        text([head, ...told, ...more].join('\n')),
        text(notes.map((note) => `-# ${note}`).join('\n')),
      ],
      entry.color,
    ),
    row(
      button('Reveal', choiceId('reveal.do', choice, places), 'primary'),
      ...(seen ? [button('As they will see it', choiceId('reveal.look', choice, places, 0))] : []),
      ...(whole.length === 0
        ? []
        : [button('With the entry itself', choiceId('reveal.show', choice, whole))]),
      button('Back', customId('reveal.offer', entry.id, codeOf(audience), 0)),
    ),
  )
}

/** Why something that was chosen would stay out of sight. */
function hiddenStill({ entry, chosen }: Chosen, after: KnownWorld): readonly string[] {
  if (after.get(entry.id) === null)
    return ['The entry itself stays hidden from them, and so does all that is in it.']
  const cut = chosen.some(({ key: { kind, name } }) => {
    // A tie's key ends with the id of its far end.
    const end = name.slice(name.lastIndexOf(' ') + 1)
    return kind === 'relation' && after.get(end as EntryId) === null // an id from its own key
  })
  return cut ? ['A tie stays out of sight until its far end is revealed too.'] : []
}

/** The entry's card as the audience will see it. */
export async function lookAhead({ parts }: Pressed, ctx: GmContext): Promise<Reply> {
  const choice = await chosenBy(parts, ctx)
  const after = await supposed(choice, ctx)
  const entry = after.get(choice.entry.id)
  if (entry === null) throw new UserError('They will not see this entry: it stays hidden itself.')
  const places = choice.chosen.map(({ place }) => place)
  const { card, shown, pages, picture } = cardPage(
    entry,
    { campaign: ctx.campaign, lore: after },
    Number(parts[4] ?? 0),
  )
  return showing(update, {
    components: [
      card,
      row(
        ...pageButtons(shown, pages, (page) => choiceId('reveal.look', choice, places, page)),
        button('Reveal', choiceId('reveal.do', choice, places), 'primary'),
        button('Back', choiceId('reveal.show', choice, places)),
      ),
    ],
    picture,
  })
}

async function supposed(
  { entry, audience, chosen, before }: Chosen,
  { gm, now }: GmContext,
): Promise<KnownWorld> {
  const request = {
    entry: entry.id,
    audience,
    day: before.today,
    parts: chosen.map(({ key }) => key),
  }
  const world = await gm.store.reveals.suppose(request, before.viewer, now)
  if (world === null) throw new Error('a campaign that was just read has no lore')
  return world
}
