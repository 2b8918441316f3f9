import { partMeant } from '../briefings/redaction.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { UserError } from '../errors.ts'
import { asId, type EntryId, type RevealId } from '../lore/ids.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import type { KeyedPart } from '../lore/parts.ts'
import type { Reveal } from '../store/store.ts'
import { timestamp } from './clockWords.ts'
import { container, row, select, shorten, text, type Component } from './components.ts'
import type { Pressed } from './command.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { labelOfPart } from './hiddenParts.ts'
import { plain } from './loreText.ts'
import { pageNote, pageOf, pageRow } from './pager.ts'
import { audienceWords } from './revealAudience.ts'
import { update, type Reply } from './reply.ts'

/** Six of them, a title and a note stay within a message's 4,000 characters. */
const perPage = 6
const mostName = 60
/** More than a campaign ever makes. */
const mostReveals = 10_000

/** What was made known to whom, by whom, when, and whether it was opened: newest first. */
export async function revealList(
  entry: EntryId | null,
  asked: number,
  ctx: GmContext,
): Promise<readonly Component[]> {
  const made = await ctx.gm.store.reveals.list(mostReveals, entry ?? undefined)
  const page = pageOf(made, perPage, asked)
  const lines = page.items.map((one) => line(one, ctx))
  const words = [
    '## What was revealed',
    ...(lines.length === 0 ? ['Nothing yet. Begin with `/reveal part`.'] : lines),
    pageNote(page),
  ].filter((one) => one !== '')
  const turn = (to: number): string => customId('reveal.page', entry ?? '', to)
  return [
    container([text(words.join('\n'))], null),
    ...pageRow(page.shown, page.pages, turn, { back: '◀ Newer', on: 'Older ▶' }),
  ]
}

/** What the part is called that a reveal means; after an edit, at least what it was found by. */
function calledNow(
  { entry, part: key }: Reveal,
  lore: KnownWorld,
): Pick<KeyedPart, 'key' | 'called'> {
  const known = lore.get(entry)
  const meant = known === null ? null : partMeant(key, known, lore)
  return { key, called: meant?.name ?? key.name }
}

function line(reveal: Reveal, { campaign, lore }: GmContext): string {
  const { entry, audience, by, at, day, openedAt, undoneAt } = reveal
  const name = lore.get(entry)?.name ?? 'An entry that is gone'
  const what = `**${plain(shorten(name, mostName))}** · ${plain(shorten(labelOfPart(calledNow(reveal, lore), lore), mostName))}`
  const when = `${plain(shorten(formatDay(day, campaign.calendar, campaign.dateFormat), 50))} · ${timestamp(at.epochMilliseconds, 'R')}`
  const state =
    undoneAt !== null
      ? `taken back ${timestamp(undoneAt.epochMilliseconds, 'R')}`
      : openedAt === null
        ? 'nobody has opened it'
        : `opened ${timestamp(openedAt.epochMilliseconds, 'R')}`
  return `${what}\n-# to ${audienceWords(audience)} · ${when} by <@${by}> · ${state}`
}

/** What can still be taken back, to choose from. */
export async function undoOffer(
  entry: EntryId | null,
  ctx: GmContext,
): Promise<readonly Component[]> {
  const made = await ctx.gm.store.reveals.list(mostReveals, entry ?? undefined)
  const standing = made.filter(({ undoneAt }) => undoneAt === null)
  const closed = standing.filter(({ openedAt }) => openedAt === null)
  if (closed.length === 0) {
    const words =
      standing.length === 0
        ? 'Nothing is revealed here that could be taken back.'
        : 'All that was revealed has been opened, and nobody can unread. `/reveal list` shows by when.'
    return [text(words)]
  }
  const choices = closed.map((one) => ({
    label: `${ctx.lore.get(one.entry)?.name ?? 'Gone'}: ${labelOfPart(calledNow(one, ctx.lore), ctx.lore)}`,
    value: one.id,
    description: `${one.audience === null ? 'To everybody' : 'To some'}, ${one.at.toString().slice(0, 16).replace('T', ' ')} UTC`,
  }))
  return [
    text('Nobody has opened these yet. What you choose is hidden again.'),
    row(select(customId('reveal.undo'), 'Take back …', choices)),
  ]
}

/** Takes a reveal back, or says why that is not to be had. */
export async function undoReveal({ values }: Pressed, ctx: GmContext): Promise<Reply> {
  const by = { user: ctx.user, at: ctx.now }
  switch (await ctx.gm.store.reveals.undo(asId<RevealId>(values[0] ?? ''), by)) {
    case 'undone':
      return update(text('Taken back: it is hidden again, and nobody has seen it.'))
    case 'opened':
      throw new UserError('Somebody has opened it meanwhile, and nobody can unread.')
    case 'gone':
      throw new UserError('That is taken back already, or was never revealed. See `/reveal list`.')
  }
}
