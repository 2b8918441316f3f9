import { formatDate } from '../calendar/formatDate.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { Claim, ClaimStatus, Relation } from '../lore/entry.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { relationTypes } from '../lore/relationTypes.ts'
import { audienceOf, canSee, type Visibility } from '../lore/visibility.ts'
import type { Campaign } from '../store/store.ts'
import { plain, prose } from './loreText.ts'

/** A campaign and what a reader knows of it: all that pictures of its lore are made from. */
export interface Reading {
  readonly campaign: Campaign
  readonly lore: KnownWorld
}

const statusNames: Readonly<Record<ClaimStatus, string>> = {
  claimed: 'claimed',
  suspected: 'suspected',
  confirmed: 'confirmed',
  disputed: 'disputed',
  overturned: 'overturned',
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
    (one) => `${secretMark(one, lore)}**${plain(one.label)}** ${prose(one.value)}`,
  )

/** A line names no more than these; the rest is counted. */
const mostNamed = 15
const typeOrder = Object.keys(relationTypes)

/** Its ties in both directions, one line for each kind of tie, in the order of their registry. */
export function relationLines(entry: KnownEntry, reading: Reading): readonly string[] {
  const { lore } = reading
  const ties = [
    ...entry.relations.map((relation) => ({
      relation,
      label: relationTypes[relation.type].label,
      other: lore.get(relation.target),
    })),
    ...lore.incoming(entry.id).map(({ source, relation }) => ({
      relation,
      label: relationTypes[relation.type].inverse,
      other: source,
    })),
  ].sort((a, b) => typeOrder.indexOf(a.relation.type) - typeOrder.indexOf(b.relation.type))
  const lines = new Map<string, Set<string>>()
  for (const { relation, label, other } of ties) {
    if (other === null) continue
    const words = `${secretMark(relation, lore)}${plain(other.name)}${detailOf(relation, reading)}`
    const line = lines.get(label)
    if (line === undefined) lines.set(label, new Set([words]))
    else line.add(words)
  }
  return Array.from(lines, ([label, names]) => {
    const rest = names.size - mostNamed
    const named = [...names].slice(0, mostNamed).join(' · ')
    return `**${label}** ${named}${rest > 0 ? ` · and ${rest} more` : ''}`
  })
}

function detailOf(relation: Relation, { campaign }: Reading): string {
  const dates = [relation.from, relation.until].map((date) =>
    date === null ? '' : dateText(date, campaign),
  )
  const span = dates.every((date) => date === '') ? '' : dates.join(' – ').trim()
  const detail = [relation.note === '' ? '' : plain(relation.note), span].filter(
    (one) => one !== '',
  )
  return detail.length === 0 ? '' : ` (${detail.join(', ')})`
}

/** An incident's accounts in the order in which they were given. */
export const claimLines = (entry: KnownEntry, { lore, campaign }: Reading): readonly string[] =>
  entry.claims.map((claim, place) => {
    const words = prose(claim.text)
    const told = claim.status === 'overturned' ? `~~${words}~~` : words
    return `${place + 1}. ${secretMark(claim, lore)}${told}\n-# ${originOf(claim, campaign)}`
  })

const originOf = (claim: Claim, campaign: Campaign): string =>
  [
    statusNames[claim.status],
    claim.by === '' ? '' : plain(claim.by),
    claim.source === '' ? '' : plain(claim.source),
    claim.date === null ? '' : dateText(claim.date, campaign),
  ]
    .filter((one) => one !== '')
    .join(' · ')
