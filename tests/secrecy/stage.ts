import type { Temporal } from 'temporal-polyfill'
import type { BulletinRule } from '../../src/bulletins/rule.ts'
import { dayNumber, type DayNumber } from '../../src/calendar/day.ts'
import { createRender } from '../../src/delivery/render.ts'
import type { Rendering } from '../../src/delivery/tools.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import type { Entry } from '../../src/lore/entry.ts'
import { foldName } from '../../src/lore/foldName.ts'
import {
  asId,
  type BriefingId,
  type ChannelId,
  type EntryId,
  type GuildId,
} from '../../src/lore/ids.ts'
import { audienceOf } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { viewsOf } from '../../src/store/viewsOf.ts'
import type {
  Acknowledgement,
  Briefing,
  Campaign,
  Delivery,
  GuildStore,
  Issue,
  Store,
} from '../../src/store/store.ts'
import type { Person } from '../commands/interactions.ts'
import type { Briefed, Played } from './hiddenMatter.ts'

/** Where a stage stands. */
export interface StageOptions {
  readonly guild: string
  /** Where the bulletins of its worlds were printed. */
  readonly channel: string
  /** Where others of them were, which no reader may look into. */
  readonly closed: string
  readonly now: () => Temporal.Instant
}

/**
 * A guild in which one world after another is played: its briefings, bulletins and settings are the
 * real ones, on the real store; only the lore comes from worlds in memory, through the store's own
 * views of a world. So thousands of worlds can be walked in the time in which tens could be imported.
 */
export interface Stage {
  /** The store in which its guild's lore is what is played; until that begins, the store itself. */
  readonly served: (store: Store) => Store
  /** To be called once the guild has a campaign of every slot; has it briefed, and learns on what. */
  readonly begin: (store: Store, brief: Brief) => Promise<void>
  readonly idOf: (key: string) => EntryId
  /** From now on this is the campaign's lore; these have acknowledged whatever they were sent. */
  readonly play: (played: Played, acknowledged?: readonly Person[]) => Promise<void>
  /** The campaign's bulletins, one of each kind, as the clock would post them. */
  readonly bulletins: () => Promise<readonly Rendering[]>
}

/** Sends the briefings that the worlds may have had. */
export type Brief = (idOf: (key: string) => EntryId) => Promise<ReadonlyMap<Briefed, BriefingId>>

export function createStage({ guild: stagedId, channel, closed, now }: StageOptions): Stage {
  const guildId = asId<GuildId>(stagedId)
  let lore: GuildStore['lore'] | null = null
  let campaign: Campaign | null = null
  let today: DayNumber = dayNumber(0)
  let readers: readonly Acknowledgement[] = []
  let archive: Promise<readonly Delivery[]> | null = null
  let briefed: readonly Briefed[] = []
  let whatOf: ReadonlyMap<BriefingId, Briefed> = new Map()
  let ids: ReadonlyMap<string, EntryId> = new Map()
  let rules: readonly BulletinRule[] = []
  let own: Store | null = null
  const ownStore = (): Store => {
    if (own === null) throw new Error('nothing is played yet')
    return own
  }

  const served = (store: Store): Store => ({
    ...store,
    guild: (id) => {
      const real = store.guild(id)
      if (lore === null || id !== guildId) return real
      const { briefings } = real
      return {
        ...real,
        lore,
        campaign: async () => campaign,
        // Nothing that anybody does in one world stays for the next.
        briefings: {
          ...briefings,
          get: async (wanted) => {
            const found = await briefings.get(wanted)
            return found === null ? null : (heard([found])[0] ?? null)
          },
          list: async (...asked) => heard(await briefings.list(...asked)),
          openChannels: async () => [
            ...new Set(
              heard(await briefings.list(mostBriefings, ['sent'])).flatMap(({ place, channel }) =>
                place === 'channel' ? [channel] : [],
              ),
            ),
          ],
          unread: async (reader, within, limit) =>
            readers.length === 0
              ? heard(await briefings.unread(reader, within, mostBriefings)).slice(0, limit)
              : [],
          acknowledge: async () => ({ first: readers.length === 0, count: 1 }),
          acknowledgements: async () => readers,
        },
        archive: {
          channels: async () => (await printed()).map(({ channel }) => channel),
          issues: async (channels, { skip, limit }) => {
            const all = await issuesIn(channels)
            return { issues: all.slice(skip, skip + limit), total: all.length }
          },
          called: async (channels, words, limit) =>
            (await issuesIn(channels))
              .filter((one) => foldName(one.content.headline).includes(foldName(words)))
              .slice(0, limit),
          issue: async (wanted, channels) =>
            (await issuesIn(channels)).find((row) => row.id === wanted) ?? null,
        },
      }
    },
  })

  /** Those that this world has had, and whatever is sent in it. */
  const heard = (all: readonly Briefing[]): readonly Briefing[] =>
    all.filter(({ id }) => {
      const what = whatOf.get(id)
      return what === undefined || briefed.includes(what)
    })
  const idOf = (key: string): EntryId => ids.get(key) ?? asId<EntryId>(key)

  /** A rule's bulletin of the day, in its channel. */
  const rowOf = ({ id }: BulletinRule): Delivery =>
    ({
      // As long as a row's, and the same in every world.
      id: asId(id),
      rule: id,
      guild: guildId,
      channel: asId(channel),
      occurrence: '2404',
      universeDay: today,
      dueAt: now(),
      state: 'sent',
      sentAt: now(),
      resumedAt: null,
    }) as Partial<Delivery> as Delivery // all that a bulletin and the archive are made of
  /** The same in the channel that is closed. */
  const elsewhere = (row: Delivery): Delivery => ({
    ...row,
    id: asId(`${row.id.slice(1)}z`),
    channel: asId(closed),
  })
  const render = (row: Delivery): Promise<Rendering> => createRender(served(ownStore()), now)(row)
  // What was printed is what its channel could know then, which in these worlds is what it knows.
  const printed = (): Promise<readonly Delivery[]> =>
    (archive ??= Promise.all(
      rules
        .slice(0, mostPrinted)
        .map(rowOf)
        .flatMap((row) => [
          row,
          ...(briefed.includes('in a closed channel') ? [elsewhere(row)] : []),
        ])
        .map(async (row): Promise<Delivery> => {
          const rendering = await render(row)
          return { ...row, content: rendering.kind === 'ready' ? rendering.content : null }
        }),
    ))
  const issuesIn = async (channels: readonly ChannelId[]): Promise<readonly Issue[]> =>
    (await printed()).flatMap(({ id, channel, content }) =>
      content === null || !channels.includes(channel) ? [] : [{ id, content }],
    )

  return {
    served,
    idOf,
    begin: async (store, brief) => {
      own = store
      const guild = store.guild(guildId)
      const known = await guild.lore(audienceOf(guildId), now())
      ids = new Map((known?.entries ?? []).map(({ key, id }) => [key, id]))
      rules = await guild.bulletins.rules()
      whatOf = new Map(Array.from(await brief(idOf), ([what, id]) => [id, what]))
    },
    play: async (played, acknowledged = []) => {
      const world = createWorld(played.entries.map((draft) => entryOf(draft, idOf)))
      ;({ today, briefed } = played)
      // Another object, as after any change: what was kept of the one before is not for this one.
      campaign = { ...(await ownStore().guild(guildId).campaign()) } as Campaign // it was imported
      archive = null
      readers = acknowledged.map(({ id }) => ({ user: asId(id), at: now() }))
      const viewOf = viewsOf(world)
      lore = async (viewer, _, asOf = null) => viewOf(viewer, today, asOf)
    },
    bulletins: () => Promise.all(rules.map(rowOf).map(render)),
  }
}

/** As many as show how the archive puts one before another. */
const mostPrinted = 2

/** More than a world has. */
const mostBriefings = 100

// Revisions and times of change tell of hidden parts too: they differ with them.
function entryOf({ hash, ...draft }: EntryDraft, idOf: (key: string) => EntryId): Entry {
  const told = Number.parseInt(hash.slice(0, 8), 16)
  const relations = draft.relations.map((tie) => ({ ...tie, target: idOf(tie.target) }))
  return { ...draft, id: idOf(draft.key), relations, revision: told, changedAt: told }
}
