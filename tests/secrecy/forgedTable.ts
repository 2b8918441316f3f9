import { Temporal } from 'temporal-polyfill'
import { dayNumber } from '../../src/calendar/day.ts'
import type { CampaignDraft } from '../../src/lore/draft.ts'
import { asId, type EntryId, type GuildId, type RoleId, type UserId } from '../../src/lore/ids.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import type { GuildStore } from '../../src/store/store.ts'
import { openTable, place, type Table } from '../commands/table.ts'
import {
  day,
  draftCampaign,
  draftedBriefing,
  draftEntry,
  draftRule,
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

/** Who holds it is a GM. */
export const gmRole = asId<RoleId>('7100')

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
  const elsewhere = table.store.guild(asId<GuildId>('1002'))
  await elsewhere.authoring.importCampaign(campaign('sample', true), place, by)
  const earlier = await idsIn(table.guild)
  await table.guild.authoring.importCampaign(campaign('sample', true), place, by)
  const before = await idsIn(table.guild)
  await table.guild.authoring.importCampaign(campaign('sample', false), place, by)
  await table.guild.authoring.configure({ gmRole }, by)
  const now = await idsIn(table.guild)
  const theirs = await idsIn(elsewhere)

  const honest = await briefed(table.guild, idNamed(now, 'raid'), 'sent')
  const briefings = [
    await briefed(table.guild, idNamed(now, 'raid'), 'cancelled'),
    await briefed(elsewhere, idNamed(theirs, 'raid'), 'draft'),
    await briefed(elsewhere, idNamed(theirs, 'raid'), 'sent'),
  ]
  const drafts = [await drafted(elsewhere, by), await proposed(elsewhere, by)]
  const own = [await drafted(table.guild, by), await proposed(table.guild, by)]
  const gone = [...before].flatMap(([key, id]) => (now.has(key) ? [] : [id]))
  const hidden = ['syndicate', 'plot', 'yearly'].map((key) => idNamed(now, key))
  return {
    table,
    foreign: {
      honest,
      nobodys: [...earlier.values(), ...theirs.values(), ...gone, ...briefings, ...drafts],
      gms: [...hidden, ...own, await briefed(table.guild, idNamed(now, 'raid'), 'draft')],
    },
  }
}

/** A draft of a guild's first bulletin that waits for a GM; its id. */
async function drafted({ bulletins, drafts }: GuildStore, author: typeof by): Promise<string> {
  const [rule] = await bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const next = { occurrence: '2404', universeDay: dayNumber(158_566), dueAt: author.at }
  return (await drafts.open(rule.id, next, 'pending', author)).id
}

/** A bulletin that a GM has begun; its id. */
async function proposed({ bulletins, desk }: GuildStore, author: typeof by): Promise<string> {
  const [rule] = await bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const { id: _, key: __, source: ___, plannedUntil: ____, ...content } = rule
  return (await desk.propose(content, author)).id
}

/** With hidden matter; and `whole` with what a later version has no more. */
function campaign(slug: string, whole: boolean): CampaignDraft {
  const secret = { ...everyone, level: 'gm' } as const
  const date = day('2388-02-22', 152_722)
  const doomed = [
    draftEntry('doomed', { kind: 'faction', name: 'The Doomed' }),
    draftEntry('lost', { kind: 'incident', name: 'The Lost Raid', date }),
  ]
  return draftCampaign(
    [
      draftEntry('raid', { kind: 'incident', name: 'Raid on Ohmallera', date }),
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
  const { id } = await briefings.draft(
    draftedBriefing({ incident: asId<EntryId>(incident), banner: 'B' }),
    by,
  )
  if (state === 'cancelled') await briefings.move(id, 'draft', 'cancelled', by)
  if (state === 'sent') {
    await briefings.move(id, 'draft', 'sending', by)
    await briefings.move(id, 'sending', 'sent', by)
  }
  return id
}
