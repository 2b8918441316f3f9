import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Briefing } from '../store/store.ts'
import { messageCost, mostText } from './budget.ts'
import { button, container, row, separator, shorten, text, type Component } from './components.ts'
import { customId } from './customId.ts'
import { claimLines, dateText, type Reading } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'

const mostFacts = 2000
const mostNote = 1000
/** What a preview says above the message, so that it fits as well as the message itself. */
export const mostAbove = 600

/** How many have read a briefing, and of how many; null when nobody can tell. */
export interface Readers {
  readonly read: number
  readonly expected: number | null
}

/**
 * A briefing as its channel sees it. `reading` is the audience's, never the GM's: what it does not
 * know is not in the message. `news` says that more has been made known since it was sent.
 */
export function briefingMessage(
  briefing: Briefing,
  incident: KnownEntry,
  reading: Reading,
  readers: Readers,
  news = false,
): readonly Component[] {
  const { campaign, lore } = reading
  const places = incident.relations
    .filter(({ type }) => type === 'took place at')
    .flatMap(({ target }) => lore.get(target) ?? [])
    .map(({ name }) => plain(name))
  const when = incident.date === null ? '' : shorten(dateText(incident.date, campaign), 150)
  const where = [when, shorten(places.join(' · '), 300)].filter((one) => one !== '').join(' · ')
  const head = [
    `## ${plain(shorten(incident.name, 120))}`,
    where === '' ? '' : `-# ${where}`,
    plain(shorten(incident.summary, 400)),
  ].filter((line) => line !== '')
  const above = [
    text(`-# ${plain(shorten(briefing.banner, 100))}`),
    text(head.join('\n')),
    ...pagesOf(prose(briefing.note), mostNote).slice(0, 1).map(text),
  ]
  const below = text(`${news ? `${newsLine}\n` : ''}${readersLine(briefing, readers)}`)
  const room = mostText - mostAbove - messageCost([...above, below]).text - more.length
  const lead = lore.sections(incident).find(({ heading }) => heading === '')
  const claims = claimLines(incident, reading)
  const facts = [
    prose(lead?.text.trim() ?? ''),
    claims.length === 0 ? '' : `### What is said\n${claims.join('\n')}`,
  ].filter((part) => part !== '')
  const [shown, ...rest] = pagesOf(facts.join('\n\n'), Math.min(mostFacts, room))
  return [
    container(
      [
        ...above,
        ...(shown === undefined ? [] : [separator(), text(shown)]),
        ...(rest.length === 0 ? [] : [text(more)]),
        separator(),
        below,
      ],
      incident.color,
    ),
    ...(briefing.state === 'closed'
      ? []
      : [row(button('Acknowledge', customId('briefing.acknowledge', briefing.id), 'primary'))]),
  ]
}

const more = '-# More with `/incident`.'

const newsLine = '-# More has been made known since this was sent: `/incident` shows all of it.'

function readersLine({ role, state }: Briefing, { read, expected }: Readers): string {
  const who = role === null ? '' : ` · for <@&${role}>`
  const count =
    expected === null ? `Read by ${read}` : `Read by ${Math.min(read, expected)} of ${expected}`
  return `-# ${state === 'closed' ? 'Closed · ' : ''}${count}${who}`
}

/** A briefing in a list: its incident's name and where it was sent. */
export const briefingName = (briefing: Briefing, incident: KnownEntry | null): string =>
  `${incident === null ? 'An incident that is no longer known' : plain(shorten(incident.name, 80))} in <#${briefing.channel}>`
