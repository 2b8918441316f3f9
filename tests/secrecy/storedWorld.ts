import type Database from 'better-sqlite3'
import type { Temporal } from 'temporal-polyfill'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { asId, type UserId } from '../../src/lore/ids.ts'
import { keyedParts } from '../../src/lore/parts.ts'
import { audienceOf, type Visibility } from '../../src/lore/visibility.ts'
import type { GuildStore } from '../../src/store/store.ts'
import { draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import type { Played } from './hiddenMatter.ts'

/** A guild, its database, and what is its time. */
export interface Stored {
  readonly id: string
  readonly guild: GuildStore
  readonly file: Database.Database
  readonly now: Temporal.Instant
}

/**
 * Brings a guild's campaign to a played one as people would: its files are imported, and its GM
 * reveals what is revealed in it, and takes back what was taken back.
 */
export async function importPlayed(
  { id: guildId, guild, file, now }: Stored,
  { entries, today }: Played,
): Promise<void> {
  // What was revealed of the campaign before would be remembered of this one.
  file.exec(`
    DELETE FROM "Reveal";
    UPDATE "Campaign" SET "version" = "version" + 1;
    UPDATE "Entry" SET "changedInVersion" = (SELECT max("version") FROM "Campaign")`)
  const by = { user: asId<UserId>('900'), at: now }
  const clock = { mode: 'manual', day: today } as const
  const written = draftCampaign(entries.map(asWritten), [], { clock })
  await guild.authoring.importCampaign(written, nowhere, by)
  const lore = await guild.lore({ ...audienceOf(asId(guildId)), gm: true }, now)
  for (const draft of entries) {
    const id = lore?.entries.find(({ key }) => key === draft.key)?.id
    const entry = id === undefined ? null : await guild.authoring.entry(id)
    if (id === undefined || entry === null) throw new Error(`no ${draft.key}`)
    // The stored entry has the draft's parts, in their order.
    const parts = [...keyedParts(entry)]
    for (const [place, { visibility }] of [...keyedParts(asStored(draft))].entries()) {
      const part = parts[place]
      if (part === undefined || visibility.level !== 'hidden') continue
      const revealed = visibility.revealed ?? []
      for (const { audience, from } of revealed)
        await guild.reveals.reveal({ entry: id, parts: [part.key], audience, day: from }, by)
      if (visibility.revealed?.length !== 0) continue
      const [made] = await guild.reveals.reveal(
        { entry: id, parts: [part.key], audience: null, day: today },
        by,
      )
      if (made !== undefined) await guild.reveals.undo(made.id, by)
    }
  }
}

const nowhere = { zone: 'UTC', channel: null, logChannel: null, gmRole: null } as const

/** Whether each of its parts can be told from the others, so that a reveal means one of them. */
export const isUnambiguous = ({ entries }: Played): boolean =>
  entries.every((draft) => {
    const names = [...keyedParts(asStored(draft))].map(({ key }) => JSON.stringify(key))
    return new Set(names).size === names.length
  })

// The keys of its ties are made from keys of entries instead of ids.
const asStored = (draft: EntryDraft): Parameters<typeof keyedParts>[0] => ({
  ...draft,
  relations: draft.relations.map((tie) => ({ ...tie, target: asId(tie.target) })),
})

/** The entry as its file says it, which knows of no reveals. */
function asWritten(draft: EntryDraft): EntryDraft {
  const written = <Part extends { readonly visibility: Visibility }>(part: Part): Part => {
    const { revealed: _, ...visibility } = part.visibility
    return { ...part, visibility }
  }
  const { aliases, attributes, relations, claims, sections, image } = draft
  return draftEntry(draft.key, {
    ...written(draft),
    aliases: aliases.map(written),
    attributes: attributes.map(written),
    relations: relations.map(written),
    claims: claims.map(written),
    sections: sections.map(written),
    image: image === null ? null : written(image),
  })
}
