import type { APIMessage } from 'discord-api-types/v10'
import { afterEach, describe, expect, test } from 'vitest'
import { ids } from '../playground/openLocal.ts'
import { playBriefings, type BriefingPlay } from './briefingPlay.ts'
import { failing } from './localDiscord.ts'

let played: BriefingPlay | null = null
afterEach(() => played?.remove())

const carries = (message: APIMessage): boolean =>
  JSON.stringify(message.components).includes('briefing.acknowledge')
const handsOut = ({ attachments }: APIMessage): boolean => attachments.length > 0

/** How many briefings and how many handouts stand in a channel. */
const count = (it: BriefingPlay, channel: string) => {
  const messages = it.posted(channel)
  return {
    briefings: messages.filter(carries).length,
    handouts: messages.filter(handsOut).length,
    others: messages.filter((one) => !carries(one) && !handsOut(one)).length,
  }
}
const once = { briefings: 1, handouts: 1, others: 0 }

/** Deaths after as many requests, before or after the last one is carried out. */
const deaths = (steps: readonly number[]) =>
  steps.flatMap((step) => (['before', 'after'] as const).map((when) => [step, when] as const))
const dying = (step: number, when: 'before' | 'after') => [
  ...Array.from({ length: step }, () => failing('continue')),
  failing('hang', when),
]
/** Discord knows the nonces at the first, and has forgotten them at the second. */
const successors = [
  ['soon', 20],
  ['once Discord has forgotten the nonces', 600],
] as const

describe.for(successors)('a briefing whose process dies and is taken over %s', ([, seconds]) => {
  test.for(deaths([0, 1, 2]))(
    'at request %d, %s it is carried out, stands in its channel once, with its handouts and its talk',
    async ([step, when]) => {
      const it = await playBriefings()
      played = it
      await it.dieSending({ discussed: true }, dying(step, when))
      await it.takeOver(seconds)
      await it.takeOver(seconds + 300)
      expect(await it.copies()).toMatchObject([{ state: 'sent' }])
      expect(count(it, ids.bridge)).toEqual(once)
      expect(it.threads()).toHaveLength(1)
    },
  )

  test.for(deaths([0, 1, 2]))(
    'at request %d, %s it is carried out, stands in one private thread with its readers, below its handouts',
    async ([step, when]) => {
      const it = await playBriefings()
      played = it
      const audience = { roles: [], users: [ids.ayla] }
      await it.dieSending({ place: 'thread', audience }, dying(step, when))
      await it.takeOver(seconds)
      await it.takeOver(seconds + 300)
      expect(await it.copies()).toMatchObject([{ state: 'sent' }])
      const there = it.threads().filter((thread) => count(it, thread).briefings > 0)
      expect(there.map((thread) => count(it, thread))).toEqual([once])
      expect(it.posted(there[0] ?? '').map(handsOut)).toEqual([true, false])
      const inside = (thread: string): readonly string[] =>
        it.discord.world.channels.get(thread)?.thread?.memberIds ?? []
      for (const thread of it.threads())
        expect(inside(thread).includes(ids.ayla)).toBe(there.includes(thread))
    },
  )
})

test('handouts that may be there are not posted again while the history cannot be read', async () => {
  const it = await playBriefings()
  played = it
  await it.dieSending({}, dying(1, 'after'))
  const guild = it.discord.world.guilds.get(ids.guild)
  const me = guild?.members.get(it.discord.applicationId)
  const held = [...(guild?.roles.values() ?? [])].filter(
    ({ id }) => id === ids.guild || me?.roles.includes(id) === true,
  )
  const readHistory = 1n << 16n
  for (const role of held)
    role.permissions = String(BigInt(role.permissions) & ~readHistory & ~(1n << 3n))
  await it.takeOver(600)
  expect(await it.copies()).toMatchObject([
    { state: 'blocked', reason: expect.stringContaining('Read Message History') },
  ])
  expect(count(it, ids.bridge)).toEqual(once)
})
