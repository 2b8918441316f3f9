import { cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { readCampaign } from '../src/interchange/readCampaign.ts'
import type { CampaignDraft } from '../src/lore/draft.ts'
import { asId, type ChannelId, type GuildId } from '../src/lore/ids.ts'
import { openStore } from '../src/store/openStore.ts'
import type { Store } from '../src/store/store.ts'
import { generateLore } from './generateLore.ts'

/** An installation of the compiled program with a campaign in its lore and in its database. */
export interface House {
  readonly folder: string
  /** `DATABASE_URL` of its database, and of a copy for the bot that is compared. */
  readonly url: string
  readonly copyUrl: string
  readonly draft: CampaignDraft
}

export interface Place {
  readonly guild: string
  readonly channel: string
}

/**
 * Sets a house up as its host would: the program, one campaign's files (the shipped one, or
 * `generated` entries), and that campaign imported for the guild.
 */
export async function buildHouse(
  root: string,
  folder: string,
  generated: number | null,
  place: Place,
): Promise<House> {
  await mkdir(join(folder, 'data'), { recursive: true })
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
  await cp(join(root, 'prisma'), join(folder, 'prisma'), { recursive: true })
  await cp(join(root, 'package.json'), join(folder, 'package.json'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const slug = generated === null ? 'maquis-reborn' : 'generated'
  const lore = join(folder, 'lore', slug)
  if (generated === null) await cp(join(root, 'lore', slug), lore, { recursive: true })
  else await generateLore(lore, generated)
  const reading = await readCampaign(lore)
  if (!reading.ok) throw new Error(`the lore has faults: ${JSON.stringify(reading.faults[0])}`)
  const { draft } = reading
  const url = `file:${join(folder, 'data', 'gazetteer.db')}`
  await importInto(url, draft, place)
  const copy = join(folder, 'data', 'copy.db')
  await cp(join(folder, 'data', 'gazetteer.db'), copy)
  return { folder, url, copyUrl: `file:${copy}`, draft }
}

/** Opens a database, does something and closes it. */
export async function withStore<Result>(
  url: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore({ url, random: (bytes) => crypto.getRandomValues(bytes) })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const importInto = (url: string, draft: CampaignDraft, place: Place): Promise<unknown> =>
  withStore(url, (store) => importDraft(store, draft, place))

/** Brings the guild's campaign to what the draft says. */
export const importDraft = (store: Store, draft: CampaignDraft, place: Place): Promise<unknown> =>
  store
    .guild(asId<GuildId>(place.guild))
    .authoring.importCampaign(
      draft,
      { zone: 'UTC', channel: asId<ChannelId>(place.channel), logChannel: null, gmRole: null },
      { user: null, at: Temporal.Now.instant() },
    )
