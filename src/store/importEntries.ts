import { setImmediate as breathe } from 'node:timers/promises'
import type { EntryDraft } from '../lore/draft.ts'
import type { Entry } from '../lore/entry.ts'
import { asId, type EntryId } from '../lore/ids.ts'
import { documentOf } from './entryDocument.ts'
import { entryRow, entryTable, partTables, revisionTable } from './entryRows.ts'
import type { IdsByKey, ImportScope } from './importCampaign.ts'
import type { ImportReport } from './store.ts'

/** Entries written at once; between batches others get their turn. */
const batchSize = 500

/** An entry to write, and whether an older state of it is there. */
interface PendingEntry {
  readonly entry: Entry
  readonly hash: string
}

/**
 * Writes the entries that are new or changed, each with one revision, and archives those that the
 * draft no longer has. Throws when a relation names a key that the draft lacks: drafts are checked
 * before they come here.
 */
export async function importEntries(
  scope: ImportScope,
  drafts: readonly EntryDraft[],
  progress: (done: number, total: number) => void,
): Promise<{ readonly ids: IdsByKey; readonly report: ImportReport }> {
  const { writer, campaign, newId, by } = scope
  const rows = await writer.entry.findMany({
    where: { campaignId: campaign },
    select: { id: true, key: true, hash: true, revision: true, archivedAt: true },
  })
  const stored = new Map(rows.map((row) => [row.key, row]))
  const ids = new Map<string, EntryId>()
  for (const { key } of drafts) ids.set(key, asId(stored.get(key)?.id ?? newId()))

  const pending: PendingEntry[] = []
  for (const draft of drafts) {
    const old = stored.get(draft.key)
    if (old?.hash === draft.hash && old.archivedAt === null) continue
    const revision = (old?.revision ?? 0) + 1
    pending.push(settle(draft, ids, revision, by.at.epochMilliseconds))
  }
  const gone = rows.filter(({ key, archivedAt }) => archivedAt === null && !ids.has(key))
  await archive(scope, gone)

  const unchanged = drafts.length - pending.length
  let done = unchanged
  progress(done, drafts.length)
  await clearParts(scope, pending)
  // All entries before any relation: a relation's target may come in a later batch.
  for (const batch of batches(pending)) {
    await writeEntries(scope, batch)
    await breathe()
  }
  for (const batch of batches(pending)) {
    await writeParts(scope, batch)
    done += batch.length
    progress(done, drafts.length)
    await breathe()
  }
  const created = pending.filter(({ entry }) => entry.revision === 1).length
  const changed = pending.length - created
  return { ids, report: { created, changed, unchanged, archived: gone.length } }
}

function settle(draft: EntryDraft, ids: IdsByKey, revision: number, at: number): PendingEntry {
  const { key, hash, relations, ...content } = draft
  const settled = relations.map((relation) => {
    const target = ids.get(relation.target)
    if (target === undefined) {
      throw new Error(`${key} has a relation to ${relation.target}, which is not in the draft`)
    }
    return { ...relation, target }
  })
  const id = ids.get(key)
  if (id === undefined) throw new Error(`${key} has no id`)
  return { hash, entry: { ...content, relations: settled, id, key, revision, changedAt: at } }
}

async function archive(
  { writer, version, by }: ImportScope,
  gone: readonly { readonly id: string }[],
): Promise<void> {
  for (const batch of batches(gone)) {
    await writer.entry.updateMany({
      where: { id: { in: batch.map(({ id }) => id) } },
      data: { archivedAt: new Date(by.at.epochMilliseconds), changedInVersion: version },
    })
  }
}

async function clearParts(
  { writer }: ImportScope,
  pending: readonly PendingEntry[],
): Promise<void> {
  const changed = pending.filter(({ entry }) => entry.revision > 1)
  for (const batch of batches(changed)) {
    const where = { entryId: { in: batch.map(({ entry }) => entry.id) } }
    await writer.alias.deleteMany({ where })
    await writer.tag.deleteMany({ where })
    await writer.attribute.deleteMany({ where })
    await writer.section.deleteMany({ where })
    await writer.image.deleteMany({ where })
    await writer.claim.deleteMany({ where })
    await writer.relation.deleteMany({ where })
  }
}

async function writeEntries(scope: ImportScope, batch: readonly PendingEntry[]): Promise<void> {
  const { writer, insertRows, guild, campaign, version, by } = scope
  const rows = batch.map(({ entry, hash }) => entryRow(entry, { guild, campaign, hash, version }))
  await insertRows(writer, entryTable, rows)
  const revisions = batch.map(({ entry, hash }) => [
    entry.id,
    entry.revision,
    guild,
    hash,
    documentOf(entry),
    by.user,
    new Date(by.at.epochMilliseconds),
  ])
  await insertRows(writer, revisionTable, revisions)
}

async function writeParts(
  { writer, insertRows, guild }: ImportScope,
  batch: readonly PendingEntry[],
): Promise<void> {
  for (const { table, rows } of partTables) {
    const all = batch.flatMap(({ entry }) => rows(entry.id, guild, entry))
    await insertRows(writer, table, all)
  }
}

function* batches<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += batchSize) {
    yield items.slice(from, from + batchSize)
  }
}
