import type { EntryDraft } from '../../src/lore/draft.ts'
import { asId, type EntryId, type RoleId, type UserId } from '../../src/lore/ids.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import { gm, guildId, type Given, type Person } from '../commands/interactions.ts'
import type { Table } from '../commands/table.ts'
import { draftEntry } from '../store/sampleDrafts.ts'
import { choice } from './gmDeeds.ts'
import { crew, newcomer, type Pair, type Played } from './hiddenMatter.ts'
import { volatile } from './watch.ts'

/** How a GM briefs, and what they do afterwards. */
export interface Course {
  readonly where: 'channel' | 'thread' | 'direct'
  /** Options of /briefing send. */
  readonly audience: Given
  /** Whether the sealed part is shown as a block until it is revealed. */
  readonly block: boolean
  /** Whether all are to read it again once it is. */
  readonly again: boolean
}

const heading = 'Sealed'

/**
 * The pair with a section in each known incident that nobody knows yet, alike in both; of the
 * incident itself everybody may know, so that anybody can be briefed on it.
 */
export function withSealedParts(pair: Pair): Pair {
  const keys = new Set(pair.open.map(({ key }) => key))
  const sealed = (entry: EntryDraft): EntryDraft => {
    if (entry.kind !== 'incident' || !keys.has(entry.key)) return entry
    const visibility = { ...everyone, level: 'hidden' } as const
    const section = { heading, body: 'It was an inside job.', visibility }
    const sections = [section, ...entry.sections]
    return draftEntry(entry.key, { ...entry, visibility: everyone, sections })
  }
  const side = (played: Played): Played => ({ ...played, entries: played.entries.map(sealed) })
  return { ...pair, one: side(pair.one), other: side(pair.other) }
}

/**
 * Has a GM brief on each of the `known` incidents, reveal its sealed part, let one more in, remind
 * those who have not read it, and close it, while a reader acknowledges it: all that is sent meanwhile,
 * and what that reader is shown. In no order: several inboxes have none.
 */
export async function courseOf(
  table: Table,
  known: readonly EntryDraft[],
  course: Course,
  who: Person,
): Promise<readonly string[]> {
  table.roster = new Map([
    [asId<UserId>(crew.id), new Set([asId<RoleId>('7001')])],
    [asId<UserId>(newcomer.id), new Set<RoleId>()],
    [asId<UserId>('907'), new Set<RoleId>()],
  ])
  const [posts, edits] = [table.posts.length, table.edits.length]
  const shown: unknown[] = []
  for (const { key } of known.filter(({ kind }) => kind === 'incident')) {
    if (!(await brief(table, await idOf(table, key), course))) continue
    await acknowledge(table, who, course, shown)
    await reveal(table, course)
    shown.push((await table.call(who, 'incident')).components)
    await acknowledge(table, who, course, shown)
    if (course.where !== 'channel') {
      const offer = await table.call(gm, 'briefing reveal', { user: '907' })
      if (offer.buttons.includes('Brief them too'))
        await table.press(gm, offer.button('Brief them too'))
    }
    const status = await table.call(gm, 'briefing status')
    if (status.buttons.includes(remind)) await table.press(gm, status.button(remind))
    await choice(table, await table.call(gm, 'briefing close'), 'Close …')(gm)
    shown.push((await table.call(who, 'incident')).components)
  }
  return [
    ...table.posts.slice(posts).map(({ channel, components }) => [channel, components]),
    ...table.edits.slice(edits).map(({ components }) => components),
    ...shown,
  ]
    .map((one) => JSON.stringify(one).replaceAll(volatile, ''))
    .sort()
}

const remind = 'Remind those who have not'

async function idOf(table: Table, key: string): Promise<EntryId> {
  const lore = await table.guild.lore({ ...audienceOf(asId(guildId)), gm: true }, table.now)
  const found = lore?.entries.find((entry) => entry.key === key)
  if (found === undefined) throw new Error(`no ${key}`)
  return found.id
}

/** Whether the bot let the GM send it. */
async function brief(table: Table, incident: EntryId, course: Course): Promise<boolean> {
  const { where, audience, block } = course
  let preview = await table.call(gm, 'briefing send', { incident, where, ...audience })
  if (!preview.buttons.includes('Send')) return false
  const menu = 'Show as ████████ …'
  if (block) preview = await table.press(gm, ...preview.choice(menu, `Section: ${heading}`))
  await table.press(gm, preview.button('Send'))
  table.now = table.now.add({ minutes: 1 })
  return true
}

async function acknowledge(
  table: Table,
  who: Person,
  { where }: Course,
  shown: unknown[],
): Promise<void> {
  const [briefing] = await table.guild.briefings.list(1, ['sent'])
  if (briefing === undefined) throw new Error('nothing was sent')
  const { components } =
    where === 'direct'
      ? await table.pressDirectly(who, `v1:briefing.acknowledge~${guildId}:${briefing.id}`)
      : await table.press(who, `v1:briefing.acknowledge:${briefing.id}`)
  shown.push(components)
}

async function reveal(table: Table, { again }: Course): Promise<void> {
  const offer = await table.call(gm, 'briefing reveal')
  const label = `Section: ${heading}`
  const preview = await table.press(gm, ...offer.choice('Reveal …', label))
  await table.press(gm, preview.button(again ? 'Reveal, ask all to read again' : 'Reveal'))
  table.now = table.now.add({ minutes: 1 })
}
