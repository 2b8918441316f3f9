import { UserError } from '../errors.ts'
import { asId, type EntryId, type GuildId } from '../lore/ids.ts'
import { keyedParts, type PartKey } from '../lore/parts.ts'
import { withRevelations } from '../lore/revelation.ts'
import { isAmong, readersIn, type RevealAudience } from '../lore/visibility.ts'
import { updateWorld } from '../lore/world.ts'
import { recordAudit } from './audit.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import { loadEntry } from './loadWorld.ts'
import type { LoreDoor } from './loreDoor.ts'
import { partColumn, revealOf } from './revealRows.ts'
import type { Reveal, RevealRequest, Reveals } from './store.ts'

/**
 * What a guild's GMs made known. A reveal changes what the entry's readers know, so it counts as a
 * change of the entry for whoever holds the lore in memory; its revision stays.
 */
export function createReveals(database: Database, guild: GuildId, lore: LoreDoor): Reveals {
  const { reader, write, newId } = database
  const waitingEntries = createWaiting(database, guild)
  return {
    reveal: (request, by) =>
      write(guild, async (writer) => {
        const { entry, audience, day } = request
        const fresh = await notYetRevealed(writer, guild, request)
        const rows = fresh.map((part) => ({
          id: newId(),
          guildId: guild,
          entryId: entry,
          part: partColumn(part),
          content: part.content,
          ...(audience !== null && { audience: sorted(audience) }),
          userId: by.user,
          at: dateOf(by.at),
          day: BigInt(day),
        }))
        const made: Reveal[] = []
        for (const data of rows) {
          made.push(revealOf(await writer.reveal.create({ data })))
          const detail = { entry, reveal: data.id, part: data.part }
          await recordAudit({ writer, guild, by, newId }, 'lore.revealed', detail)
        }
        if (made.length > 0) await touch(writer, guild, entry)
        return made
      }),
    suppose: (request, viewer, now) =>
      lore(guild, viewer, now, null, (world) => {
        const entry = world.byId.get(request.entry)
        if (entry === undefined) return world
        const { audience, day } = request
        const revealed = request.parts.map((part) => ({ part, audience, from: day }))
        return updateWorld(world, [withRevelations(entry, revealed)], [])
      }),
    undo: (id, by) =>
      write(guild, async (writer) => {
        const row = await writer.reveal.findUnique({
          where: { id, guildId: guild, undoneAt: null },
        })
        if (row === null) return 'gone'
        if (row.openedAt !== null) return 'opened'
        await writer.reveal.update({
          where: { id, guildId: guild },
          data: { undoneAt: dateOf(by.at) },
        })
        const detail = { entry: row.entryId, reveal: id, part: row.part }
        await recordAudit({ writer, guild, by, newId }, 'lore.reveal undone', detail)
        await touch(writer, guild, row.entryId)
        return 'undone'
      }),
    list: async (limit, entry) => {
      const rows = await reader.reveal.findMany({
        where: { guildId: guild, ...(entry !== undefined && { entryId: entry }) },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit,
      })
      return rows.map(revealOf)
    },
    since: async (entry, at) => {
      const rows = await reader.reveal.findMany({
        where: { guildId: guild, entryId: entry, undoneAt: null, at: { gte: dateOf(at) } },
        // Of one moment by what they are: ids are random, and readers see the order.
        orderBy: [{ at: 'asc' }, { part: 'asc' }, { content: 'asc' }],
      })
      return rows.map(revealOf)
    },
    opened: async (entry, viewer, at, beside = () => []) => {
      if (viewer.gm) return
      const revealed = await waitingEntries()
      if (revealed.size === 0) return
      const seen = [entry, ...beside()].filter((one) => revealed.has(one))
      if (seen.length === 0) return
      const where = { guildId: guild, entryId: { in: seen }, openedAt: null, undoneAt: null }
      const waiting = (await reader.reveal.findMany({ where })).map(revealOf)
      const theirs = waiting.filter(
        ({ audience, ...reveal }) =>
          stands(reveal, entry) &&
          (audience === null || readersIn(viewer).some((one) => isAmong(audience, one))),
      )
      if (theirs.length === 0) return
      const ids = theirs.map(({ id }) => id)
      await write(guild, (writer) =>
        writer.reveal.updateMany({
          where: { ...where, id: { in: ids } },
          data: { openedAt: dateOf(at) },
        }),
      )
    },
  }
}

/** Whether what was revealed stands on an entry's card, in whole or by its name. */
const stands = ({ entry, part }: Pick<Reveal, 'entry' | 'part'>, card: EntryId): boolean =>
  entry === card ||
  part.kind === 'entry' ||
  (part.kind === 'relation' && part.name.endsWith(` ${card}`))

/**
 * The entries of which something may have been revealed that nobody has opened. Asked with every
 * card, where a query took as long as all the rest: the answers are kept while the campaign stands
 * at one version, which rises with each reveal. Opening one changes no version, and then the query
 * finds nothing.
 */
function createWaiting(
  { reader, versions }: Pick<Database, 'reader' | 'versions'>,
  guild: GuildId,
): () => Promise<ReadonlySet<string>> {
  let kept: { readonly at: string; readonly entries: ReadonlySet<string> } | null = null
  return async () => {
    const current = await versions.of(guild)
    if (current === null) return new Set()
    const at = `${current.campaign} ${current.version}`
    if (kept?.at !== at) {
      const rows = await reader.reveal.findMany({
        where: { guildId: guild, openedAt: null, undoneAt: null },
        select: { entryId: true },
      })
      kept = { at, entries: new Set(rows.map(({ entryId }) => entryId)) }
    }
    return kept.entries
  }
}

/** Those of the parts that this audience was not shown yet. Throws a UserError when one is not hidden. */
async function notYetRevealed(
  writer: Writer,
  guild: GuildId,
  { entry: id, parts, audience }: RevealRequest,
): Promise<readonly PartKey[]> {
  const row = await writer.entry.findUnique({
    where: { id, guildId: guild, archivedAt: null },
    select: { campaignId: true },
  })
  const entry = row === null ? null : await loadEntry(writer, asId(row.campaignId), id)
  if (entry === null) throw new UserError('That entry is no longer in the campaign.')
  const hidden = [...keyedParts(entry)].filter(({ visibility }) => visibility.level === 'hidden')
  if (!parts.every((part) => hidden.some(({ key }) => isSame(key, part))))
    throw new UserError(
      'Some of that is not hidden any more, or its text has changed. Choose again.',
    )
  const before = (
    await writer.reveal.findMany({ where: { guildId: guild, entryId: id, undoneAt: null } })
  ).map(revealOf)
  const wanted = audienceName(audience)
  return parts.filter(
    (part, place) =>
      parts.findIndex((one) => isSame(one, part)) === place &&
      !before.some((one) => isSame(one.part, part) && audienceName(one.audience) === wanted),
  )
}

const isSame = (a: PartKey, b: PartKey): boolean =>
  a.kind === b.kind && a.name === b.name && a.content === b.content

const sorted = ({ roles, users }: RevealAudience) => ({
  roles: roles.toSorted(),
  users: users.toSorted(),
})

const audienceName = (audience: RevealAudience | null): string =>
  audience === null ? '' : JSON.stringify(sorted(audience))

// Whoever holds the lore in memory reads the entry anew.
async function touch(writer: Writer, guild: GuildId, id: string): Promise<void> {
  const { campaignId } = await writer.entry.findUniqueOrThrow({ where: { id, guildId: guild } })
  const { version } = await writer.campaign.update({
    where: { id: campaignId },
    data: { version: { increment: 1 } },
  })
  await writer.entry.update({ where: { id }, data: { changedInVersion: version } })
}
