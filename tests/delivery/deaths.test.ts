import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { asId, type ChannelId } from '../../src/lore/ids.ts'
import { archive, bridge, failing, guild, playLocally, type LocalPlay } from './localDiscord.ts'
import { faultsIn, withLetter } from './longLetter.ts'
import { due } from './rehearsal.ts'

let played: LocalPlay | null = null
afterEach(() => played?.remove())

const later = (seconds: number) => due.add({ seconds })
const writing = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method === 'POST' && (/\/(messages|threads)$/.test(path) || /^\/webhooks\/\d+\/[^/]+$/.test(path))

/** All that is in a channel and its threads, oldest first. */
const all = (it: LocalPlay, channel: ChannelId): readonly string[] => {
  const threads = [...it.discord.world.channels.values()].filter(
    ({ parentId }) => parentId === channel,
  )
  return [channel, ...threads.map(({ id }) => asId<ChannelId>(id))].flatMap((one) => it.posted(one))
}

const places = [
  ['a channel', bridge, false, [0, 1, 2, 3, 4]],
  ['a forum', archive, false, [0, 1, 2, 3]],
  ['a channel, in the outlet’s own name', bridge, true, [0, 1, 2, 4]],
  ['a forum, in the outlet’s own name', archive, true, [0, 1, 3]],
] as const
const cases = places.flatMap(([where, channel, persona, steps]) =>
  steps.flatMap((step) =>
    (['before', 'after'] as const).map((when) => [where, step, when, channel, persona] as const),
  ),
)

describe('a bulletin with a long letter, whose process dies', () => {
  test.each(cases)('in %s, at request %d, %s it is carried out', async (...scene) => {
    const [, step, when, channel, persona] = scene
    const it = await playLocally({ channel, draft: withLetter(30), faulty: writing })
    played = it
    const by = { user: null, at: due.subtract({ minutes: 30 }) }
    await it.store.guild(guild).newsChannels.add({ channel, outlets: null, persona }, by)
    const steps = Array.from({ length: step }, () => failing('continue'))
    it.faults.push(...steps, failing('hang', when))
    await it.dieAt(due, later(1))
    for (const seconds of [20, 60, 300]) await it.at(later(seconds))
    expect(await it.rows()).toMatchObject([{ state: 'sent' }])
    expect(faultsIn(all(it, channel), 30)).toEqual([])
  })
})

const withoutNonce = [
  ['a forum', archive, false],
  ['a channel, in the outlet’s own name', bridge, true],
] as const

describe('a bulletin whose process dies while a slow try is on its way', () => {
  const scenes = withoutNonce.flatMap((place) => [[...place, 1] as const, [...place, 2] as const])
  test.each(scenes)('in %s, is there once', async (...scene) => {
    const [, channel, persona, tries] = scene
    const it = await playLocally({ channel, faulty: writing })
    played = it
    const by = { user: null, at: due.subtract({ minutes: 30 }) }
    await it.store.guild(guild).newsChannels.add({ channel, outlets: null, persona }, by)
    if (tries > 1) {
      it.faults.push(failing('close'))
      await it.at(due)
    }
    // A look by its successor at once would find nothing. A try may wait for a minute to leave.
    it.faults.push({ ...failing('hang', 'after'), delayMs: 1000 })
    await it.dieAt(tries > 1 ? later(20) : due, later(40))
    await setTimeout(1000)
    for (const seconds of [60, 300]) await it.at(later(seconds))
    expect(await it.rows()).toMatchObject([{ state: 'sent' }])
    expect(all(it, channel)).toHaveLength(1)
  })
})
