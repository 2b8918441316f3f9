import { mayTell, type Source } from '../bulletins/sources.ts'
import { dayNumber } from '../calendar/day.ts'
import { asId } from '../lore/ids.ts'
import { partKinds, type PartKey } from '../lore/parts.ts'
import type { RevealedPart } from '../lore/revelation.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import { instantOf, instantOrNull } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import type { Reveal as RevealRow } from './generated/client.ts'
import type { Reveal } from './store.ts'

/** A part's key as its row names it; `content` stands beside it. */
export const partColumn = ({ kind, name }: PartKey): string => `${kind} ${name}`

export const revealOf = (row: RevealRow): Reveal => ({
  id: asId(row.id),
  entry: asId(row.entryId),
  part: partOf(row),
  audience: audienceOf(row),
  by: asId(row.userId),
  at: instantOf(row.at),
  day: dayNumber(Number(row.day)),
  openedAt: instantOrNull(row.openedAt),
  undoneAt: instantOrNull(row.undoneAt),
})

/** What is revealed of each of these entries and was not taken back, in the order in which it was. */
export async function revealedParts(
  reader: Pick<Writer, 'reveal'>,
  guild: string,
  entries: readonly string[],
): Promise<ReadonlyMap<string, readonly RevealedPart[]>> {
  const rows = await reader.reveal.findMany({
    where: { guildId: guild, entryId: { in: [...entries] }, undoneAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const byEntry = new Map<string, RevealedPart[]>()
  for (const row of rows) {
    const { part, audience, day } = revealOf(row)
    byEntry.set(row.entryId, [...(byEntry.get(row.entryId) ?? []), { part, audience, from: day }])
  }
  return byEntry
}

/**
 * Notes that what was revealed to everyone stands in a channel now, as far as a bulletin that was
 * written from these sources tells it.
 */
export async function openPrinted(
  writer: Writer,
  guild: string,
  sources: readonly Source[],
  at: Date,
): Promise<void> {
  const waiting = await writer.reveal.findMany({
    where: {
      guildId: guild,
      entryId: { in: sources.map(({ entry }) => entry) },
      openedAt: null,
      undoneAt: null,
    },
  })
  const told = waiting
    .map(revealOf)
    .filter(
      ({ entry, part, audience }) =>
        audience === null &&
        sources.some((source) => source.entry === entry && mayTell(source, part.kind)),
    )
  if (told.length === 0) return
  await writer.reveal.updateMany({
    where: { guildId: guild, id: { in: told.map(({ id }) => id) }, openedAt: null },
    data: { openedAt: at },
  })
}

function partOf({ part, content }: RevealRow): PartKey {
  const kind = partKinds.find((one) => part.startsWith(`${one} `))
  // A kind that this version does not know means no part of any entry.
  return kind === undefined
    ? { kind: 'section', name: part, content }
    : { kind, name: part.slice(kind.length + 1), content }
}

// Only this folder writes it, from a RevealAudience.
const audienceOf = ({ audience }: RevealRow): RevealAudience | null =>
  audience as unknown as RevealAudience | null
