import { MessageFlags, type APIInteractionResponse } from 'discord-api-types/v10'
import { answerOf } from '../commands/answer.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { asId, type EntryId, type RoleId, type UserId } from '../../src/lore/ids.ts'
import { gm, type Given, type Person } from '../commands/interactions.ts'
import { buttonsOf } from '../discord/messageParts.ts'
import { briefings, crew, newcomer, slots, type Played } from './hiddenMatter.ts'
import { namedIds } from './namedIds.ts'
import { transcriptOf, walk, type Deed } from './walk.ts'
import type { WorldTable } from './worldTable.ts'

/** What somebody tries: typed beginnings, submitted texts. */
export interface Attempts {
  /** Whether they have acknowledged all that they were sent. */
  readonly acknowledged: boolean
  readonly typed: readonly string[]
  readonly submitted: readonly string[]
}

/** All that `who` is sent in a campaign, and all that the door hands to the commands for them. */
export async function told(
  worlds: WorldTable,
  played: Played,
  who: Person,
  { acknowledged, typed, submitted }: Attempts,
): Promise<readonly string[]> {
  await worlds.play(played, acknowledged ? [who] : [])
  const ids = Array.from(slots.keys(), worlds.idOf)
  const besides = ids.flatMap((id): readonly Deed[] => [
    { kind: 'press', id: 'v1:lore.open', values: [id] },
    { kind: 'press', id: `v1:lore.open@${played.today + 30}`, values: [id] },
    { kind: 'press', id: `v1:lore.page:${id}:1` },
    { kind: 'press', id: `v1:lore.share:${id}` },
    { kind: 'press', id: `v1:timeline.about:${id}` },
    { kind: 'call', path: 'lore', given: { entry: id } },
    { kind: 'call', path: 'lore', given: { entry: id, 'as-of': '2404-03-31' } },
    { kind: 'call', path: 'lore', given: { entry: id, 'as-of': '2391-12-31' } },
  ])
  besides.push({
    kind: 'call',
    path: 'timeline',
    given: {
      about: worlds.idOf('raid'),
      from: '2391',
      to: '2404-03-02',
      'as-of': '2404-02-28',
    },
  })
  for (const what of briefings)
    besides.push({ kind: 'press', id: `v1:briefing.acknowledge:${worlds.briefingOf(what)}` })
  const steps = await walk(worlds.table, who, { typed, submitted, besides })
  return [
    ...transcriptOf(steps),
    JSON.stringify(await worlds.handed(who)),
    JSON.stringify(await worlds.bulletins()),
  ]
}

/** All that stands in channels after the crew and a GM have shared, briefed and pressed. */
export async function published(worlds: WorldTable, played: Played): Promise<readonly string[]> {
  await worlds.play(played)
  const { table } = worlds
  const seen: unknown[] = []
  const posts = table.posts.length
  for (const key of slots.keys()) {
    const id = worlds.idOf(key)
    for (const who of [crew, gm]) {
      const { response } = await table.press(who, `v1:lore.share:${id}`)
      if (isPublic(response)) seen.push([key, who.id, response])
    }
    const preview = await table.call(gm, 'briefing send', { incident: id })
    if (!preview.buttons.includes('Send')) continue
    const before = table.posts.length
    await table.press(gm, preview.button('Send'))
    if (table.posts.length === before) throw new Error(`nothing was sent of ${key}`)
    const post = table.posts.at(-1)
    for (const { custom_id: pressed } of buttonsOf(post?.components ?? [])) {
      // An update replaces the message under the button, which is in the channel.
      const { response, updates } = await table.press(crew, pressed)
      if (updates || isPublic(response)) seen.push([key, response])
    }
  }
  seen.push(
    table.posts.slice(posts).map(({ components }) => components),
    await worlds.bulletins(),
  )
  return namedIds(seen.map((one) => JSON.stringify(one)))
}

/**
 * All that is brought to those whom a GM briefs, in a private thread and in their inboxes: on each
 * of the `known` incidents, with the known documents and pictures, and with a reminder of it. In no
 * order: several inboxes have none.
 */
export async function brought(
  worlds: WorldTable,
  played: Played,
  audience: Given,
  known: readonly EntryDraft[],
): Promise<readonly string[]> {
  await worlds.play(played)
  const { table } = worlds
  const [posts, edits, talks] = [table.posts.length, table.edits.length, table.office.talks.length]
  const keys = (fit: (entry: EntryDraft) => boolean): readonly EntryId[] =>
    known.filter(fit).map(({ key }) => worlds.idOf(key))
  table.roster = new Map([
    [asId<UserId>(crew.id), new Set([asId<RoleId>('7001')])],
    [asId<UserId>(newcomer.id), new Set<RoleId>()],
  ])
  const handouts = keys(({ kind }) => kind === 'document' || kind === 'ship')
  for (const incident of keys(({ kind }) => kind === 'incident')) {
    for (const [place, where] of ['thread', 'direct'].entries()) {
      const given = { incident, where, note: 'Listen.', discussion: 'true', ...audience }
      const handout = handouts[place] ?? ''
      let preview = await table.call(gm, 'briefing send', { ...given, handout })
      // The GM is told where it holds nothing that even a GM knows.
      if (!preview.buttons.includes('Send')) preview = await table.call(gm, 'briefing send', given)
      if (!preview.buttons.includes('Send')) continue
      const before = table.posts.length
      await table.press(gm, preview.button('Send'))
      if (table.posts.length === before) throw new Error(`nothing was sent of ${incident}`)
      await table.press(gm, preview.button('Send').replace('briefing.send', 'briefing.remind'))
    }
  }
  return [
    ...table.posts
      .slice(posts)
      .map(({ channel, components, files = [] }) => [
        channel,
        components,
        files.map(({ name, data }) => `${name}: ${new TextDecoder().decode(data)}`),
      ]),
    ...table.edits.slice(edits).map(({ components }) => components),
    ...table.office.talks.slice(talks).map(({ name }) => name),
  ]
    .map((one) => JSON.stringify(one).replaceAll(volatile, ''))
    .sort()
}

/** Rows are random, messages and threads numbered as they are made; what comes once has a mark of its own. */
export const volatile = /\b(?:[a-z0-9]{24}|7000\d+|500\d+)\b|"id":\d+,?/g

const isPublic = (response: APIInteractionResponse): boolean =>
  !answerOf(response).updates &&
  'data' in response &&
  response.data !== undefined &&
  'flags' in response.data &&
  (Number(response.data.flags) & MessageFlags.Ephemeral) === 0
