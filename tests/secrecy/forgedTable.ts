import { Temporal } from 'temporal-polyfill'
import { dayNumber } from '../../src/calendar/day.ts'
import type { CampaignDraft } from '../../src/lore/draft.ts'
import {
  asId,
  type ChannelId,
  type EntryId,
  type GuildId,
  type UserId,
} from '../../src/lore/ids.ts'
import { keyedParts } from '../../src/lore/parts.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import type { GuildStore } from '../../src/store/store.ts'
import { guildId } from '../commands/interactions.ts'
import { openTable, place, type Table } from '../commands/table.ts'
import {
  day,
  draftCampaign,
  draftedBriefing,
  draftEntry,
  draftRule,
  openedBriefing,
} from '../store/sampleDrafts.ts'

/** Ids that mean something, only not here, not to this reader, or not any more. */
export interface Foreign {
  /** Of another guild, another campaign, deleted, cancelled: nobody's here. */
  readonly nobodys: readonly string[]
  /** Hidden from players, or GMs' business. */
  readonly gms: readonly string[]
  /** Of a briefing that everybody may acknowledge. */
  readonly honest: string
}

/** Nothing has ever had this id. */
export const unknown = 'zq7zq7zq7zq7zq7zq7zq7zq7'

/** A channel, a role and a member of another guild, */
export const elsewheres = {
  channel: '1290000000000002901',
  role: '1290000000000007901',
  user: '1290000000000000901',
} as const
/** and the snowflake of nothing. */
export const nowhere = '1290000000000009999'

const by = {
  user: asId<UserId>('900'),
  at: Temporal.Instant.from('2026-03-01T12:00:00Z'),
} as const

/** A table, and ids of every kind all around it that it must not answer to. */
export async function openForgedTable(): Promise<{
  readonly table: Table
  readonly foreign: Foreign
}> {
  const table = await openTable(campaign('earlier', true))
  // Of channels that are elsewhere the gateway knows as little as of those that are nowhere.
  for (const channel of [elsewheres.channel, nowhere]) table.goneChannels.add(channel)
  const elsewhere = table.store.guild(asId<GuildId>('1002'))
  await elsewhere.authoring.importCampaign(campaign('sample', true), place, by)
  const earlier = await idsIn(table.guild)
  await table.guild.authoring.importCampaign(campaign('sample', true), place, by)
  const before = await idsIn(table.guild)
  await table.guild.authoring.importCampaign(campaign('sample', false), place, by)
  const now = await idsIn(table.guild)
  const theirs = await idsIn(elsewhere)

  const honest = await briefed(table.guild, idNamed(now, 'raid'), 'sent')
  const briefings = [
    await briefed(table.guild, idNamed(now, 'raid'), 'cancelled'),
    await briefed(elsewhere, idNamed(theirs, 'raid'), 'draft'),
    await briefed(elsewhere, idNamed(theirs, 'raid'), 'sent'),
  ]
  /** A GM's drafts, what is to be posted, what was made known and what is on its way. */
  const businessOf = async (guild: GuildStore, id: string, raid: string) => [
    await drafted(guild),
    await proposed(guild),
    await delivered(table, guild, asId(id)),
    await revealed(guild, raid),
    ...(await copied(guild, raid)),
  ]
  const others = await businessOf(elsewhere, '1002', idNamed(theirs, 'raid'))
  const own = await businessOf(table.guild, guildId, idNamed(now, 'raid'))
  const gone = [...before].flatMap(([key, id]) => (now.has(key) ? [] : [id]))
  const hidden = ['syndicate', 'plot', 'yearly'].map((key) => idNamed(now, key))
  return {
    table,
    foreign: {
      honest,
      nobodys: [...earlier.values(), ...theirs.values(), ...gone, ...briefings, ...others],
      gms: [...hidden, ...own, await briefed(table.guild, idNamed(now, 'raid'), 'draft')],
    },
  }
}

/** A draft of a guild's first bulletin that waits for a GM; its id. */
async function drafted({ bulletins, drafts }: GuildStore): Promise<string> {
  const [rule] = await bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const next = { occurrence: '2404', universeDay: dayNumber(158_566), dueAt: by.at }
  return (await drafts.open(rule.id, next, 'pending', by)).id
}

/** A bulletin that a GM has begun; its id. */
async function proposed({ bulletins, desk }: GuildStore): Promise<string> {
  const [rule] = await bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const { id: _, key: __, source: ___, plannedUntil: ____, ...content } = rule
  return (await desk.propose(content, by)).id
}

/** A bulletin of a guild's first rule that is to be posted; its row's id. */
async function delivered({ store }: Table, guild: GuildStore, id: GuildId): Promise<string> {
  const [rule] = await guild.bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const row = { rule: rule.id, guild: id, channel: asId<ChannelId>('2001'), occurrence: '2403' }
  const due = { universeDay: dayNumber(158_201), dueAt: by.at, missed: null }
  await store.ledger.record([{ ...row, ...due }], [], by.at)
  const [found] = await guild.bulletins.deliveries(1)
  if (found === undefined) throw new Error('no row')
  return found.id
}

/** What was made known of a guild's entry; the reveal's id. */
async function revealed({ authoring, reveals }: GuildStore, entry: string): Promise<string> {
  const whole = await authoring.entry(asId(entry))
  const part = [...(whole === null ? [] : keyedParts(whole))].find(
    ({ visibility }) => visibility.level === 'hidden',
  )
  if (part === undefined) throw new Error('nothing is hidden')
  const request = { entry: asId<EntryId>(entry), parts: [part.key], audience: crew }
  const [made] = await reveals.reveal({ ...request, day: dayNumber(158_000) }, by)
  if (made === undefined) throw new Error('nothing was revealed')
  return made.id
}

/** The copies of a briefing that is on its way; their ids. */
async function copied({ briefings }: GuildStore, incident: string): Promise<readonly string[]> {
  const { id } = await briefings.draft(draftedBriefing({ incident: asId(incident) }), by)
  await briefings.send(id, [{ recipient: null, channel: asId('2001') }], by)
  return (await briefings.copies(id)).map((copy) => copy.id)
}

const crew = { roles: ['7001'], users: [] }

/** With hidden matter; and `whole` with what a later version has no more. */
function campaign(slug: string, whole: boolean): CampaignDraft {
  const secret = { ...everyone, level: 'gm' } as const
  const hidden = { ...everyone, level: 'hidden' } as const
  const date = day('2388-02-22', 152_722)
  const doomed = [
    draftEntry('doomed', { kind: 'faction', name: 'The Doomed' }),
    draftEntry('lost', { kind: 'incident', name: 'The Lost Raid', date }),
  ]
  return draftCampaign(
    [
      draftEntry('raid', {
        kind: 'incident',
        name: 'Raid on Ohmallera',
        date,
        sections: [{ heading: 'Truth', body: 'An inside job.', visibility: hidden }],
      }),
      draftEntry('gazette', { kind: 'outlet', name: 'The Gazette' }),
      draftEntry('reborn', { kind: 'faction', name: 'Maquis Reborn' }),
      draftEntry('syndicate', { kind: 'faction', name: 'Orlan Syndicate', visibility: secret }),
      draftEntry('plot', { kind: 'incident', name: 'The Plot', date, visibility: secret }),
      ...(whole ? doomed : []),
    ],
    [
      draftRule('yearly', { of: 'raid', outlet: 'gazette', dateline: '' }),
      ...(whole ? [draftRule('ended', { of: 'raid', outlet: 'gazette' })] : []),
    ],
    { slug },
  )
}

/** The ids of a guild's entries and rules by their keys. */
async function idsIn(guild: GuildStore): Promise<ReadonlyMap<string, string>> {
  const lore = await guild.lore({ ...audienceOf(asId('0')), gm: true }, by.at)
  const found = [...(lore?.entries ?? []), ...(await guild.bulletins.rules())]
  return new Map(found.map(({ key, id }) => [key, id]))
}

function idNamed(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`no ${key}`)
  return id
}

/** Makes a briefing and brings it to where it should stand; returns its id. */
async function briefed(
  { briefings }: GuildStore,
  incident: string,
  state: 'draft' | 'sent' | 'cancelled',
): Promise<string> {
  const content = draftedBriefing({ incident: asId<EntryId>(incident), banner: 'B' })
  if (state === 'sent') return openedBriefing(briefings, content, by)
  const { id } = await briefings.draft(content, by)
  if (state === 'cancelled') await briefings.move(id, 'draft', 'cancelled', by)
  return id
}
