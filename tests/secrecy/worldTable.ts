import type { APIInteractionResponse } from 'discord-api-types/v10'
import { createRender } from '../../src/delivery/render.ts'
import type { Rendering } from '../../src/delivery/tools.ts'
import type { Entry } from '../../src/lore/entry.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { asId, type EntryId, type GuildId } from '../../src/lore/ids.ts'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf, type Viewer } from '../../src/lore/visibility.ts'
import { createWorld, viewerClass, type World } from '../../src/lore/world.ts'
import type { Delivery, GuildStore, Store } from '../../src/store/store.ts'
import { gm, guildId, type Person } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import { draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { crew, slots, today } from './hiddenMatter.ts'

/** What stands between the whole world and its readers; a leaky one for the mutation run. */
export interface Door {
  readonly perceive: typeof perceive
  readonly classOf: typeof viewerClass
  /** Who is taken for the reader; `before` are those who read earlier, the last one last. */
  readonly readerOf: (viewer: Viewer, before: readonly Viewer[]) => Viewer
  /** What is sent in the place of an answer. */
  readonly answer: (answer: APIInteractionResponse, world: World) => APIInteractionResponse
}

export const soundDoor: Door = {
  perceive,
  classOf: viewerClass,
  readerOf: (viewer) => viewer,
  answer: (answer) => answer,
}

/**
 * A table at which one world after another is played: commands, dispatcher, briefings, bulletins
 * and the campaign's settings are the real ones, on the real store; only the lore comes from
 * `play`ed worlds in memory, through the real `perceive` and its cache by the real `viewerClass`.
 * So thousands of worlds can be walked in the time in which tens could be imported.
 */
export interface WorldTable {
  readonly table: Table
  readonly idOf: (key: string) => EntryId
  /** From now on these entries are the campaign's lore. */
  readonly play: (entries: readonly EntryDraft[], door?: Door) => Promise<void>
  /** What the door hands to whoever reads: what pictures and exports would be made of. */
  readonly handed: (who: Person) => Promise<unknown>
  /** The campaign's bulletin as the clock would post it. */
  readonly bulletin: () => Promise<Rendering>
}

export async function openWorldTable(): Promise<WorldTable> {
  let lore: GuildStore['lore'] | null = null
  let answer: (answer: APIInteractionResponse) => APIInteractionResponse = (given) => given
  const served = (store: Store): Store => ({
    ...store,
    guild: (id) => {
      const real = store.guild(id)
      if (lore === null || id !== guildId) return real
      const { briefings } = real
      return {
        ...real,
        lore,
        // Each world is played by people who have acknowledged nothing yet.
        briefings: {
          ...briefings,
          acknowledge: async () => ({ first: true, count: 1 }),
          acknowledgements: async () => [],
        },
      }
    },
  })
  const real = await openTable(everySlot(), undefined, served)
  await brief(real)
  const ids = await slotIds(real)
  const idOf = (key: string): EntryId => ids.get(key) ?? asId<EntryId>(key)
  const leaking = <T extends { readonly response: APIInteractionResponse }>(given: T): T => ({
    ...given,
    response: answer(given.response),
  })
  const render = createRender(served(real.store), () => real.now)
  const [rule] = await real.guild.bulletins.rules()
  if (rule === undefined) throw new Error('no bulletin')

  return {
    table: {
      ...real,
      call: async (...given) => leaking(await real.call(...given)),
      press: async (...given) => leaking(await real.press(...given)),
      submit: async (...given) => leaking(await real.submit(...given)),
    },
    idOf,
    play: async (entries, door = soundDoor) => {
      const world = createWorld(entries.map((draft) => entryOf(draft, idOf)))
      lore = doorTo(world, door)
      answer = (given) => door.answer(given, world)
      // Others have looked around before: nothing of it may stay in any memory for this reader.
      for (const who of [gm, crew]) await real.call(who, 'timeline')
    },
    handed: async (who) => {
      const viewer: Viewer = {
        ...audienceOf(asId(guildId)),
        user: asId(who.id),
        roles: new Set(who.roles),
      }
      return handedIn(await served(real.store).guild(asId(guildId)).lore(viewer, real.now))
    },
    bulletin: () =>
      render({
        rule: rule.id,
        guild: asId<GuildId>(guildId),
        occurrence: '2404',
        universeDay: today,
        dueAt: real.now,
        resumedAt: null,
      } as Delivery), // what a bulletin is made of
  }
}

/** A campaign in which everything is open, for what hangs on entries in the store. */
const everySlot = () =>
  draftCampaign(
    Array.from(slots, ([key, kind]) => draftEntry(key, { kind, name: key })),
    [
      draftRule('yearly', {
        of: 'raid',
        outlet: 'gazette',
        attach: 'letter',
        headline: '{name}, {n} years on',
        dateline: '',
        body: '{name} is remembered by {outlet}. Summary: {summary}',
      }),
    ],
  )

/** Has everybody briefed on one incident, and the crew on another. */
async function brief(table: Table): Promise<void> {
  for (const given of [{ incident: 'raid' }, { incident: 'siege', role: '7001' }]) {
    const preview = await table.call(gm, 'briefing send', given)
    await table.press(gm, preview.button('Send'))
  }
}

async function slotIds(table: Table): Promise<ReadonlyMap<string, EntryId>> {
  const lore = await table.guild.lore(audienceOf(asId(guildId)), table.now)
  return new Map((lore?.entries ?? []).map(({ key, id }) => [key, id]))
}

// Revisions and times of change tell of hidden parts too: they differ with them.
function entryOf({ hash, ...draft }: EntryDraft, idOf: (key: string) => EntryId): Entry {
  const told = Number.parseInt(hash.slice(0, 8), 16)
  const relations = draft.relations.map((tie) => ({ ...tie, target: idOf(tie.target) }))
  return { ...draft, id: idOf(draft.key), relations, revision: told, changedAt: told }
}

function doorTo(world: World, door: Door): GuildStore['lore'] {
  const views = new Map<string, KnownWorld>()
  const before: Viewer[] = []
  return async (asking, _, asked = null) => {
    const viewer = door.readerOf(asking, before)
    before.push(asking)
    const key = door.classOf(world, viewer, today, asked)
    const known = views.get(key)
    if (known !== undefined) return { ...known, viewer }
    const seen = door.perceive(world, viewer, today, asked)
    views.set(key, seen)
    return seen
  }
}

/** All that a known world tells by its type. */
function handedIn(world: KnownWorld | null): unknown {
  return world?.entries.map((entry) => {
    const { id, key, kind, name, aliases, tags, summary, date, attributes, relations } = entry
    const { claims, image, color, masthead, visibility } = entry
    return [
      [id, key, kind, name, aliases, tags, summary, date, attributes, relations],
      [claims, image, color, masthead, visibility],
      world.sections(entry),
      world.mentions(entry).map((other) => other.id),
      world.incoming(id).map(({ source, relation }) => [source.id, relation]),
    ]
  })
}
