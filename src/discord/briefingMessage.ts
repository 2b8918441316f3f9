import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Briefing } from '../store/store.ts'
import { button, container, row, separator, shorten, text, type Component } from './components.ts'
import { customId } from './customId.ts'
import { claimLines, dateText, type Reading } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'

const mostFacts = 2000
const mostNote = 1000

/** How many have read a briefing, and of how many; null when nobody can tell. */
export interface Readers {
  readonly read: number
  readonly expected: number | null
}

/**
 * A briefing as its channel sees it. `reading` is the audience's, never the GM's: what it does not
 * know is not in the message.
 */
export function briefingMessage(
  briefing: Briefing,
  incident: KnownEntry,
  reading: Reading,
  readers: Readers,
): readonly Component[] {
  const { campaign, lore } = reading
  const places = incident.relations
    .filter(({ type }) => type === 'took place at')
    .flatMap(({ target }) => lore.get(target) ?? [])
    .map(({ name }) => plain(name))
  const when = incident.date === null ? [] : [dateText(incident.date, campaign)]
  const lead = lore.sections(incident).find(({ heading }) => heading === '')
  const claims = claimLines(incident, reading)
  const facts = [
    prose(lead?.text.trim() ?? ''),
    claims.length === 0 ? '' : `### What is said\n${claims.join('\n')}`,
  ].filter((part) => part !== '')
  const [shown = '', ...rest] = pagesOf(facts.join('\n\n'), mostFacts)
  return [
    container(
      [
        text(`-# ${plain(briefing.banner)}`),
        text(
          `## ${plain(incident.name)}\n-# ${[...when, ...places].join(' · ')}\n${plain(incident.summary)}`,
        ),
        ...(briefing.note === '' ? [] : [text(pagesOf(prose(briefing.note), mostNote)[0] ?? '')]),
        ...(shown === '' ? [] : [separator(), text(shown)]),
        ...(rest.length === 0 ? [] : [text('-# More with `/incident`.')]),
        separator(),
        text(readersLine(briefing, readers)),
      ],
      incident.color,
    ),
    row(button('Acknowledge', customId('briefing.acknowledge', briefing.id), 'primary')),
  ]
}

function readersLine({ role }: Briefing, { read, expected }: Readers): string {
  const who = role === null ? '' : ` · for <@&${role}>`
  const count =
    expected === null ? `Read by ${read}` : `Read by ${Math.min(read, expected)} of ${expected}`
  return `-# ${count}${who}`
}

/** A briefing in a list: its incident's name and where it was sent. */
export const briefingName = (briefing: Briefing, incident: KnownEntry | null): string =>
  `${incident === null ? 'An incident that is no longer known' : shorten(plain(incident.name), 80)} in <#${briefing.channel}>`
