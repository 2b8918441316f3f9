import type { Temporal } from 'temporal-polyfill'
import type { BulletinRule } from '../../src/bulletins/rule.ts'
import { dayNumber, type DayNumber } from '../../src/calendar/day.ts'
import { createRender } from '../../src/delivery/render.ts'
import type { Rendering } from '../../src/delivery/tools.ts'
import type { Entry } from '../../src/lore/entry.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { foldName } from '../../src/lore/foldName.ts'
import {
  asId,
  type BriefingId,
  type ChannelId,
  type DeliveryId,
  type EntryId,
  type GuildId,
  type UserId,
} from '../../src/lore/ids.ts'
import type { KnownWorld } from '../../src/lore/knownWorld.ts'
import type { RuleKind, Schedule } from '../../src/lore/schedule.ts'
import { audienceOf, isAmong, type Viewer, type Visibility } from '../../src/lore/visibility.ts'
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
import { channelId, gm, guildId, type Person } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import {
  draftCampaign,
  draftEntry,
  draftRule,
  draftedBriefing,
  openedBriefing,
} from '../store/sampleDrafts.ts'
import { readers as people, slots, type Briefed, type Played } from './hiddenMatter.ts'

/**
 * A table at which one world after another is played: commands, dispatcher, briefings, bulletins
 * and the campaign's settings are the real ones, on the real store; only the lore comes from
 * `play`ed worlds in memory, through the store's own views of a world.
 * So thousands of worlds can be walked in the time in which tens could be imported.
 */
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
  let lore: GuildStore['lore'] | null = null
  let campaign: Campaign | null = null
  let today: DayNumber = dayNumber(0)
  let readers: readonly Acknowledgement[] = []
  let archive: Promise<readonly Delivery[]> | null = null
  let briefed: readonly Briefed[] = []
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
  const table = await openTable(everySlot(), undefined, served)
  table.closedChannels.set(closedChannel, ['7099'])
  const briefings = await brief(table)
  const whatOf = new Map(Array.from(briefings, ([what, id]) => [id, what]))
  /** Those that this world has had, and whatever is sent in it. */
  const heard = (all: readonly Briefing[]): readonly Briefing[] =>
    all.filter(({ id }) => {
      const what = whatOf.get(id)
      return what === undefined || briefed.includes(what)
    })
  const ids = await slotIds(table)
  const idOf = (key: string): EntryId => ids.get(key) ?? asId<EntryId>(key)
  const render = createRender(served(table.store), () => table.now)
  const rules = await table.guild.bulletins.rules()
  const rows = (): readonly Delivery[] => rules.map((rule) => rowOf(rule, today, table.now))
  // What was printed is what its channel could know then, which in these worlds is what it knows.
  const printed = (): Promise<readonly Delivery[]> =>
    (archive ??= Promise.all(
      rows()
        .slice(0, mostPrinted)
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
    table,
    idOf,
    briefingOf: (what) => briefings.get(what) ?? asId('nothing'),
    play: async (played, acknowledged = []) => {
      const world = createWorld(played.entries.map((draft) => entryOf(draft, idOf)))
      ;({ today, briefed } = played)
      // Another object, as after any change: what was kept of the one before is not for this one.
      campaign = { ...(await table.guild.campaign()) } as Campaign // it was imported above
      archive = null
      readers = acknowledged.map(({ id }) => ({ user: asId(id), at: table.now }))
      const viewOf = viewsOf(world)
      lore = async (viewer, _, asOf = null) => viewOf(viewer, today, asOf)
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
      return handedIn(await served(table.store).guild(asId(guildId)).lore(viewer, table.now))
    },
    bulletins: () => Promise.all(rows().map(render)),
  }
}

/** As many as show how the archive puts one before another. */
const mostPrinted = 2

/** No reader may look into it. */
const closedChannel = '2009'

/** A rule's bulletin of that day, in its channel. */
const rowOf = ({ id }: BulletinRule, day: DayNumber, now: Temporal.Instant): Delivery =>
  ({
    // As long as a row's, and the same in every world.
    id: asId<DeliveryId>(id),
    rule: id,
    guild: asId<GuildId>(guildId),
    channel: asId(channelId),
    occurrence: '2404',
    universeDay: day,
    dueAt: now,
    state: 'sent',
    sentAt: now,
    resumedAt: null,
  }) as Partial<Delivery> as Delivery // all that a bulletin and the archive are made of

/** The same in the channel that is closed. */
const elsewhere = (row: Delivery): Delivery => ({
  ...row,
  id: asId(`${row.id.slice(1)}z`),
  channel: asId(closedChannel),
})

/** One bulletin of every kind. The compiler asks for a new one here. */
const schedules: { readonly [Kind in RuleKind]: Extract<Schedule, { readonly kind: Kind }> } = {
  anniversary: { kind: 'anniversary', at: '18:00', leapPolicy: 'previous', milestonesOnly: false },
  dated: { kind: 'dated', at: '18:00', day: dayNumber(158_000) },
  timed: { kind: 'timed', atMs: 0 },
  local: { kind: 'local', at: '18:00', date: '2026-03-01' },
  breaking: { kind: 'breaking', atMs: 0 },
  correction: {
    kind: 'correction',
    atMs: 0,
    rule: asId('nothing'),
    occurrence: '2404',
    posts: [{ channel: asId('2001'), message: asId('6001') }],
  },
  recurring: {
    kind: 'recurring',
    at: '18:00',
    pattern: { every: 'days', count: 7, from: dayNumber(158_000) },
    first: null,
    last: null,
  },
  digest: { kind: 'digest', at: '18:00', of: 'history', every: 'month' },
}

/** A campaign in which everything is open, for what hangs on entries in the store. */
const everySlot = () =>
  draftCampaign(
    Array.from(slots, ([key, kind]) => draftEntry(key, { kind, name: key })),
    Object.values(schedules).map((schedule) =>
      draftRule(schedule.kind, {
        schedule,
        of: schedule.kind === 'digest' ? null : 'raid',
        outlet: 'gazette',
        attach: schedule.kind === 'anniversary' ? 'letter' : null,
        headline: schedule.kind === 'digest' ? 'In {month}' : `${schedule.kind}: {event}`,
        dateline: '',
        body:
          schedule.kind === 'digest'
            ? 'By {outlet}:\n\n{list}'
            : '{event} is remembered on {today} by {outlet}.',
      }),
    ),
  )

const mostBriefings = 100

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
