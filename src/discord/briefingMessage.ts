import type { GuildId } from '../lore/ids.ts'
import { proseWithoutRedacted, withoutRedacted } from '../briefings/redaction.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { Briefing } from '../store/store.ts'
import { messageCost, mostText } from './budget.ts'
import { redactedLines } from './briefingRedaction.ts'
import { button, container, row, separator, shorten, text, type Component } from './components.ts'
import { customId, customIdFrom } from './customId.ts'
import { claimLines, dateText, type Reading } from './entryFacts.ts'
import { plain, prose } from './loreText.ts'
import { pagesOf } from './paging.ts'
import { audienceWords } from './revealAudience.ts'

const mostFacts = 2000
const mostNote = 1000
const mostBlocks = 1000
/** What a preview says above the message, so that it fits as well as the message itself. */
export const mostAbove = 600

/** How many have read a briefing, and of how many; null when nobody can tell. */
export interface Readers {
  readonly read: number
  readonly expected: number | null
}

/** What a briefing's message is made from, for one who reads it. */
export interface Told {
  readonly guild: GuildId
  /** Its audience's, never the GM's: what it does not know is not in the message. */
  readonly reading: Reading
  /** Null for a briefing in the GM's own words. */
  readonly incident: KnownEntry | null
  readonly readers: Readers
  /** Whether more has been made known since it was sent, */
  readonly news: boolean
  /** and the names of that as far as they can be told. */
  readonly newsNames: readonly string[]
}

/** A briefing as its readers see it. */
export function briefingMessage(briefing: Briefing, told: Told): readonly Component[] {
  const { incident, news, newsNames, reading } = told
  const note = pagesOf(prose(briefing.note), mostNote).slice(0, 1)
  const above = [
    text(`-# ${plain(shorten(briefing.banner, 100))}`),
    text(incident === null ? `## ${plain(shorten(briefing.title, 120))}` : headOf(incident, told)),
    ...note.map(text),
  ]
  const below = text(
    `${news ? `${newsLine(newsNames)}\n` : ''}${readersLine(briefing, told.readers)}`,
  )
  const held = incident === null ? [] : redactedLines(briefing, incident, reading)
  const blocks = pagesOf(held.join('\n'), mostBlocks).slice(0, 1).map(text)
  const taken = messageCost([...above, ...blocks, below]).text
  const room = mostText - mostAbove - taken - more.length
  const facts = incident === null ? '' : factsOf(briefing, incident, reading)
  const [shown, ...rest] = pagesOf(facts, Math.min(mostFacts, room))
  return [
    container(
      [
        ...above,
        ...(shown === undefined ? [] : [separator(), text(shown)]),
        ...(rest.length === 0 ? [] : [text(more)]),
        ...(blocks.length === 0 ? [] : [separator(), ...blocks]),
        separator(),
        below,
      ],
      incident?.color ?? null,
    ),
    ...(briefing.state === 'closed'
      ? []
      : [row(button('Acknowledge', acknowledgeId(briefing, told.guild), 'primary'))]),
  ]
}

/** The button's custom id, and the mark by which its message is found again. */
export const acknowledgeId = ({ id, place }: Briefing, guild: GuildId): string =>
  place === 'direct'
    ? customIdFrom(guild, 'briefing.acknowledge', id)
    : customId('briefing.acknowledge', id)

function headOf(incident: KnownEntry, { reading: { campaign, lore } }: Told): string {
  const places = incident.relations
    .filter(({ type }) => type === 'took place at')
    .flatMap(({ target }) => lore.get(target) ?? [])
    .map(({ name }) => plain(name))
  const when = incident.date === null ? '' : shorten(dateText(incident.date, campaign), 150)
  const where = [when, shorten(places.join(' · '), 300)].filter((one) => one !== '').join(' · ')
  return [
    `## ${plain(shorten(incident.name, 120))}`,
    where === '' ? '' : `-# ${where}`,
    plain(shorten(incident.summary, 400)),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function factsOf({ redacted }: Briefing, incident: KnownEntry, reading: Reading): string {
  const lead = proseWithoutRedacted(incident, redacted).find(({ heading }) => heading === '')
  const claims = claimLines(withoutRedacted(incident, redacted), reading)
  return [
    prose(lead?.text.trim() ?? ''),
    claims.length === 0 ? '' : `### What is said\n${claims.join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const more = '-# More with `/incident`.'

function newsLine(names: readonly string[]): string {
  const which = names.length === 0 ? '' : `: ${shorten(names.join(', '), 200)}`
  return `-# More has been made known since this was sent${which}. \`/incident\` shows all of it.`
}

function readersLine({ audience, state, place }: Briefing, { read, expected }: Readers): string {
  const closed = state === 'closed' ? 'Closed · ' : ''
  // In an inbox, who else reads it is nobody's business.
  if (place === 'direct')
    return `-# ${closed}${read > 0 ? '✔ You have read this.' : 'For you alone'}`
  const who = audience === null ? '' : ` · for ${audienceWords(audience)}`
  return `-# ${closed}${countWords({ read, expected })}${who}`
}

/** How many have read it, as its message says it. */
export const countWords = ({ read, expected }: Readers): string =>
  expected === null ? `Read by ${read}` : `Read by ${Math.min(read, expected)} of ${expected}`

/** Where a briefing stands, in the middle of a sentence. */
export const placeWords = ({ place, channel, thread }: Briefing): string =>
  place === 'direct' ? 'direct messages' : thread === null ? `<#${channel}>` : `<#${thread}>`

/** What a briefing is about, in plain text, as this reader may know it. */
export const briefingTitle = (briefing: Briefing, lore: Reading['lore']): string =>
  briefing.incident === null
    ? briefing.title
    : (lore.get(briefing.incident)?.name ?? 'An incident that is no longer known')

/** A briefing in a list: what it is about, and where it was sent. */
export function briefingName(briefing: Briefing, lore: Reading['lore']): string {
  const title = plain(shorten(briefingTitle(briefing, lore), 80))
  if (briefing.place === 'direct') return `${title} in direct messages`
  return `${title} in <#${briefing.thread ?? briefing.channel}>`
}
