import { formatDay } from '../calendar/dayFormat.ts'
import { formatDate } from '../calendar/formatDate.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { Claim, Relation } from '../lore/entry.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { relationTypes } from '../lore/relationTypes.ts'
import { revealDay } from '../lore/revelation.ts'
import { audienceOf, canSee, type Visibility } from '../lore/visibility.ts'
import type { Campaign } from '../store/store.ts'
import { plain, proseLine } from './loreText.ts'

/** A campaign and what a reader knows of it: all that pictures of its lore are made from. */
export interface Reading {
  readonly campaign: Campaign
  readonly lore: KnownWorld
}

/** A date as the campaign writes it. */
export const dateText = (date: ImpreciseDate, campaign: Campaign): string =>
  formatDate(date, campaign.calendar, campaign.dateFormat)

/** Marks for a GM what players do not see; players never see a mark. */
export function secretMark(part: { readonly visibility: Visibility }, lore: KnownWorld): string {
  if (!lore.viewer.gm) return ''
  return canSee(part.visibility, audienceOf(lore.viewer.guild), lore.today) ? '' : '🔒 '
}

/** Labelled facts, one on a line. */
export const attributeLines = (entry: KnownEntry, { lore }: Reading): readonly string[] =>
  entry.attributes.map(
    (one) => `${secretMark(one, lore)}**${plain(one.label)}** ${proseLine(one.value)}`,
  )

/** A line names no more than these; the rest is counted. */
const mostNamed = 15

interface Tie {
  readonly relation: Relation
  readonly other: KnownEntry
}

/** Its ties in both directions, one line for each kind of tie, in the order of their registry. */
export function relationLines(entry: KnownEntry, reading: Reading): readonly string[] {
  const { lore } = reading
  const lines = new Map<string, Map<string, Tie>>()
  for (const { label, inverse } of Object.values(relationTypes)) {
    lines.set(label, new Map()).set(inverse, new Map())
  }
  // The same tie may be told from both ends.
  const add = (label: string, relation: Relation, other: KnownEntry): void => {
    const { note, from, until } = relation
    const told = `${other.id} ${from?.notation ?? ''} ${until?.notation ?? ''} ${note}`
    lines.get(label)?.set(told, { relation, other })
  }
  for (const relation of entry.relations) {
    const other = lore.get(relation.target)
    if (other !== null) add(relationTypes[relation.type].label, relation, other)
  }
  for (const { source, relation } of lore.incoming(entry.id)) {
    add(relationTypes[relation.type].inverse, relation, source)
  }
  return Array.from(lines)
    .filter(([, ties]) => ties.size > 0)
    .map(([label, ties]) => {
      const named = Array.from(ties.values())
        .slice(0, mostNamed)
        .map((tie) => tieText(tie, reading))
      const rest = ties.size - named.length
      return `**${label}** ${named.join(' · ')}${rest > 0 ? ` · and ${rest} more` : ''}`
    })
}

function tieText({ relation, other }: Tie, reading: Reading): string {
  const mark = secretMark(relation, reading.lore) || secretMark(other, reading.lore)
  const detail = [plain(relation.note), spanText(relation, reading)].filter((one) => one !== '')
  return `${mark}${plain(other.name)}${detail.length === 0 ? '' : ` (${detail.join(', ')})`}`
}

function spanText({ from, until }: Relation, { campaign }: Reading): string {
  if (from !== null && until !== null)
    return `${dateText(from, campaign)} – ${dateText(until, campaign)}`
  if (from !== null) return `since ${dateText(from, campaign)}`
  return until === null ? '' : `until ${dateText(until, campaign)}`
}

/** An incident's accounts in the order in which they were given. */
export const claimLines = (entry: KnownEntry, reading: Reading): readonly string[] =>
  entry.claims.map((claim, place) => {
    const words = proseLine(claim.text)
    const told = claim.status === 'overturned' ? `~~${words.replaceAll('~~', '')}~~` : words
    return `${place + 1}. ${secretMark(claim, reading.lore)}${told}\n-# ${originOf(claim, reading)}`
  })

/** A claim without a date of its own takes the day on which it was revealed. */
function knownSince({ visibility }: Claim, { campaign, lore }: Reading): string {
  const day = revealDay(visibility, lore.viewer)
  return day === null ? '' : formatDay(day, campaign.calendar, campaign.dateFormat)
}

const originOf = (claim: Claim, reading: Reading): string =>
  [
    claim.status,
    plain(claim.by),
    plain(claim.source),
    claim.date === null ? knownSince(claim, reading) : dateText(claim.date, reading.campaign),
  ]
    .filter((one) => one !== '')
    .join(' · ')
