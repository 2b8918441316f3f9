import { setImmediate as breathe } from 'node:timers/promises'
import type { Entry } from '../lore/entry.ts'
import { asId, type CampaignId, type EntryId } from '../lore/ids.ts'
import { createWorld, updateWorld, type World } from '../lore/world.ts'
import { withRevelations } from '../lore/revelation.ts'
import { entryOf, type EntryDocument, type Share } from './entryDocument.ts'
import type { Database } from './database.ts'
import type { Writer } from './dialect.ts'
import { revealedParts } from './revealRows.ts'

/** A campaign's lore in memory and the version that it shows. */
export interface LoadedWorld {
  readonly world: World
  readonly version: number
}

/**
 * Entries in a page: enough to make the query's own cost small, few enough to hold in passing.
 * Between pages others get their turn: SQLite answers without ever letting go of the thread.
 */
const pageSize = 500

/**
 * Reads a campaign's lore, or with `known` only what changed since. Entries come from the documents
 * of their current revisions, a tenth of the time of putting them together from the part tables.
 */
export async function loadWorld(
  reader: Database['reader'],
  campaign: CampaignId,
  known: LoadedWorld | null,
): Promise<LoadedWorld | null> {
  let loaded = known
  // Pages are read one by one: what is written in between is read in another round, so that no
  // world mixes two versions.
  for (;;) {
    const row = await reader.campaign.findUnique({
      where: { id: campaign },
      select: { guildId: true, version: true },
    })
    if (row === null) return null
    if (loaded?.version === row.version) return loaded
    const { changed, archived } = await readChanges(
      reader,
      row.guildId,
      campaign,
      loaded?.version ?? -1,
    )
    loaded = { version: row.version, world: worldAfter(loaded?.world, changed, archived) }
  }
}

// The same world when only settings changed: what was made of it stays good.
function worldAfter(
  world: World | undefined,
  changed: readonly Entry[],
  archived: readonly EntryId[],
): World {
  if (world === undefined) return createWorld(changed)
  return changed.length + archived.length === 0 ? world : updateWorld(world, changed, archived)
}

interface CurrentEntryRow {
  readonly id: string
  readonly key: string
  readonly revision: number
  readonly changedInVersion: number
  readonly changedAt: Date
  readonly archivedAt: Date | null
  readonly document: EntryDocument
}

async function readChanges(
  reader: Database['reader'],
  guild: string,
  campaign: CampaignId,
  since: number,
): Promise<{ readonly changed: readonly Entry[]; readonly archived: readonly EntryId[] }> {
  const changed: Entry[] = []
  const archived: EntryId[] = []
  const share = createShare()
  // Before every id of the next version, however the database sorts letters.
  let version = since + 1
  let id = ''
  for (;;) {
    const page = await reader.$queryRaw<CurrentEntryRow[]>`
      SELECT e."id", e."key", e."revision", e."changedInVersion", e."changedAt", e."archivedAt",
        r."document"
      FROM "Entry" e
      JOIN "Revision" r ON r."entryId" = e."id" AND r."number" = e."revision"
      WHERE e."campaignId" = ${campaign} AND (e."changedInVersion", e."id") > (${version}, ${id})
      ORDER BY e."changedInVersion", e."id" LIMIT ${pageSize}`
    const revealed = await revealedParts(
      reader,
      guild,
      page.map(({ id: entry }) => entry),
    )
    for (const row of page) {
      if (row.archivedAt === null)
        changed.push(withRevelations(entryIn(row, share), revealed.get(row.id) ?? []))
      else archived.push(asId(row.id))
      version = row.changedInVersion
      id = row.id
    }
    if (page.length < pageSize) return { changed, archived }
    await breathe()
  }
}

const entryIn = (row: CurrentEntryRow, share: Share): Entry =>
  entryOf(
    {
      id: share(asId(row.id)),
      key: row.key,
      revision: row.revision,
      changedAt: row.changedAt.getTime(),
    },
    row.document,
    share,
  )

/** Entries name each other, and their ties, headings and labels recur. */
function createShare(): Share {
  const known = new Map<string, string>()
  return <Text extends string>(text: Text): Text => {
    const same = known.get(text)
    if (same === undefined) known.set(text, text)
    // What is kept under a text is that text.
    return (same as Text | undefined) ?? text
  }
}

/** One entry that is in force, as its author wrote it; null when the campaign has no such one. */
export async function loadEntry(
  reader: Pick<Writer, '$queryRaw'>,
  campaign: CampaignId,
  entry: EntryId,
): Promise<Entry | null> {
  const [row] = await reader.$queryRaw<CurrentEntryRow[]>`
    SELECT e."id", e."key", e."revision", e."changedInVersion", e."changedAt", e."archivedAt",
      r."document"
    FROM "Entry" e
    JOIN "Revision" r ON r."entryId" = e."id" AND r."number" = e."revision"
    WHERE e."id" = ${entry} AND e."campaignId" = ${campaign} AND e."archivedAt" IS NULL`
  return row === undefined ? null : entryIn(row, (text) => text)
}
