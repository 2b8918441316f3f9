import type { Rendering } from '../../src/delivery/tools.ts'
import {
  asId,
  type BriefingId,
  type ChannelId,
  type EntryId,
  type UserId,
} from '../../src/lore/ids.ts'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import { audienceOf, isAmong, type Viewer, type Visibility } from '../../src/lore/visibility.ts'
import { channelId, gm, guildId, type Person } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import { draftedBriefing, openedBriefing } from '../store/sampleDrafts.ts'
import { everySlot } from './everySlot.ts'
import { readers as people, type Briefed, type Played } from './hiddenMatter.ts'
import { createStage } from './stage.ts'

/** A table at which one world after another is played: commands and dispatcher are the real ones. */
export interface WorldTable {
  readonly table: Table
  readonly idOf: (key: string) => EntryId
  /** Of the briefings that not every world has. */
  readonly briefingOf: (what: Briefed) => BriefingId
  /** From now on this is the campaign's lore; these have acknowledged whatever they were sent. */
  readonly play: (played: Played, acknowledged?: readonly Person[]) => Promise<void>
  /** What the door hands to whoever reads: what pictures and exports would be made of. */
  readonly handed: (who: Person) => Promise<unknown>
  /** The campaign's bulletins, one of each kind, as the clock would post them. */
  readonly bulletins: () => Promise<readonly Rendering[]>
}

export async function openWorldTable(): Promise<WorldTable> {
  const now = () => table.now
  const stage = createStage({ guild: guildId, channel: channelId, closed: closedChannel, now })
  const table: Table = await openTable(everySlot(), undefined, stage.served)
  table.closedChannels.set(closedChannel, ['7099'])
  const briefings = await brief(table)
  await stage.begin(table.store, async () => briefings)
  const { idOf, bulletins } = stage
  return {
    table,
    idOf,
    bulletins,
    briefingOf: (what) => briefings.get(what) ?? asId('nothing'),
    play: async (played, acknowledged) => {
      await stage.play(played, acknowledged)
      // Others have looked around before: nothing of it may stay in any memory for this reader.
      for (const who of [gm, ...people.slice(1, 3)]) await table.call(who, 'timeline')
      await table.call(gm, 'lore', { entry: idOf('raid') })
    },
    handed: async (who) => {
      const viewer: Viewer = {
        ...audienceOf(asId(guildId)),
        user: asId(who.id),
        roles: new Set(who.roles),
      }
      return handedIn(await stage.served(table.store).guild(asId(guildId)).lore(viewer, table.now))
    },
  }
}

/** No reader may look into it. */
const closedChannel = '2009'

/**
 * Has everybody briefed on one incident, the crew on another, others in private, and whoever may
 * read a closed channel: the briefings' ids.
 */
async function brief(table: Table): Promise<ReadonlyMap<Briefed, BriefingId>> {
  const { briefings } = table.guild
  const sent = new Map<Briefed, BriefingId>()
  for (const [what, given] of [
    ['raid', { incident: 'raid' }],
    ['siege', { incident: 'siege', role: '7001' }],
  ] as const) {
    const send = (await table.call(gm, 'briefing send', given)).button('Send')
    await table.press(gm, send)
    sent.set(what, asId(send.split(':').at(-1) ?? ''))
  }
  const by = { user: asId<UserId>(gm.id), at: table.now }
  for (const [what, where] of [
    ['for spies', { place: 'thread', audience: { roles: [asId('7009')], users: [asId('999')] } }],
    ['in a closed channel', { channel: asId<ChannelId>(closedChannel) }],
  ] as const) {
    const content = draftedBriefing({ incident: null, title: `It is ${what}`, ...where })
    sent.set(what, await openedBriefing(briefings, content, by))
  }
  return sent
}

/**
 * All that a known world tells by its type. To whom else something was revealed stands in its
 * visibility, which only pages for GMs look at; what readers are sent shows whether that holds.
 */
function handedIn(world: KnownWorld | null): unknown {
  const theirs = (key: string, value: unknown): unknown =>
    key !== 'revealed' || world === null
      ? value
      : (value as NonNullable<Visibility['revealed']>).filter(
          ({ audience }) => audience === null || isAmong(audience, world.viewer),
        )
  return JSON.stringify(wholeOf(world), theirs)
}

function wholeOf(world: KnownWorld | null): unknown {
  return world?.entries.map((entry) => {
    const { id, key, kind, name, aliases, tags, summary, date, attributes, relations } = entry
    const { claims, image, color, masthead, datelineStyle, visibility } = entry
    return [
      [id, key, kind, name, aliases, tags, summary, date, attributes, relations],
      [claims, image, color, masthead, datelineStyle, visibility],
      world.sections(entry),
      world.mentions(entry).map((other) => other.id),
      world.incoming(id).map(({ source, relation }) => [source.id, relation]),
    ]
  })
}
