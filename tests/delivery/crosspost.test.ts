import { MessageFlags, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelId } from '../../src/lore/ids.ts'
import { noRates } from '../../src/playground/index.ts'
import { bridge, failing, gmRoom, news, playLocally, type LocalPlay } from './localDiscord.ts'
import { withLetter } from './longLetter.ts'
import { due } from './rehearsal.ts'

let played: LocalPlay | null = null
afterEach(() => played?.remove())

const publishing = ({ path }: { readonly path: string }): boolean => path.endsWith('/crosspost')
async function play(scene: Parameters<typeof playLocally>[0] = {}): Promise<LocalPlay> {
  played = await playLocally({ faulty: publishing, ...scene })
  return played
}
const later = (seconds: number) => due.add({ seconds })
const published = (it: LocalPlay, channel: ChannelId = news): number =>
  [...(it.discord.world.logs.get(channel)?.byId.values() ?? [])].filter(
    ({ json }) => (json.flags & MessageFlags.Crossposted) !== 0,
  ).length
/** Counts the requests to publish. */
const countAsked = (it: LocalPlay): (() => number) => {
  let asked = 0
  it.discord.observe(({ path }) => void (publishing({ path }) && asked++))
  return () => asked
}
const overwrite = (it: LocalPlay) => `/channels/${news}/permissions/${it.discord.applicationId}`

describe('a bulletin in an announcement channel', () => {
  test('is published to those who follow it, once', async () => {
    const it = await play()
    const asked = countAsked(it)
    await it.at(due)
    await it.at(later(600))
    expect(published(it)).toBe(1)
    expect(asked()).toBe(1)
  })

  test('is published once its letter is whole', async () => {
    const it = await play({ draft: withLetter(30) })
    await it.at(due)
    expect(published(it)).toBe(1)
  })

  test('that was found by its mark is published, too', async () => {
    const posting = ({ path }: { readonly path: string }): boolean => path.endsWith('/messages')
    const it = await play({ faulty: posting })
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    await it.at(later(3600))
    expect(published(it)).toBe(1)
  })

  test.each([
    ['breaks before it is done', failing('close')],
    ['breaks after it was done', failing('close', 'after')],
    ['ends with 502 though it was done', failing({ status: 502, body: {} }, 'after')],
  ] as const)('is published where the request %s', async (_, fault) => {
    const it = await play()
    it.faults.push(fault)
    await it.at(due)
    await it.at(later(1))
    expect(published(it)).toBe(1)
    const asked = countAsked(it)
    await it.at(later(600))
    expect(asked()).toBe(0)
  })

  test('is published by the next process where the first one ended', async () => {
    const it = await play()
    it.faults.push(failing({ status: 503, body: {} }))
    await it.at(due)
    expect(published(it)).toBe(0)
    await it.restart()
    await it.at(later(1))
    expect(published(it)).toBe(1)
  })

  test('that somebody deleted first is left alone', async () => {
    const it = await play()
    it.faults.push(failing('close'))
    await it.at(due)
    const [id] = it.discord.world.logs.get(news)?.order ?? []
    await it.asOwner('DELETE', `/channels/${news}/messages/${id}`)
    await it.at(later(1))
    const asked = countAsked(it)
    await it.at(later(600))
    expect(asked()).toBe(0)
    expect(it.posted(gmRoom)).toEqual([])
  })

  test('stays there where publishing is refused, and the GM is told once until it works', async () => {
    const it = await play({ bulletins: 3 })
    const refusal = { status: 403, body: { code: 50_013, message: 'Missing Permissions' } }
    it.faults.push(failing(refusal), failing(refusal))
    await it.at(due)
    expect(it.posted()).toHaveLength(3)
    expect(it.posted(gmRoom)).toHaveLength(1)
    expect(it.posted(gmRoom)[0]).toContain('could not be published from there')
    // The third was published.
    expect(published(it)).toBe(1)
    await it.at(later(3600))
    expect(published(it)).toBe(1)
    expect((await it.rows()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  })

  test('is posted without delay while others wait their turn to be published', async () => {
    const rates = { ...noRates, crosspost: { limit: 2, windowMs: 3_600_000 } }
    const it = await play({ bulletins: 5, limits: { rates } })
    await it.at(due)
    expect(it.posted()).toHaveLength(5)
    expect(published(it)).toBe(2)
    // Nobody asks again before Discord allows it.
    const asked = countAsked(it)
    await it.at(later(1800))
    expect(asked()).toBe(0)
    await it.restart()
    await it.at(later(3700))
    expect(published(it)).toBe(4)
    await it.restart()
    await it.at(later(7500))
    expect(published(it)).toBe(5)
    expect(it.posted(gmRoom)).toEqual([])
  })
})

test('a bulletin in any other channel is not published', async () => {
  const it = await play({ channel: bridge })
  const asked = countAsked(it)
  await it.at(due)
  await it.at(later(60))
  expect(it.posted(bridge)).toHaveLength(1)
  expect(asked()).toBe(0)
})

test('a bulletin is published though the bot may manage no messages', async () => {
  const it = await play()
  const deny = String(Bits.ManageMessages)
  await it.asOwner('PUT', overwrite(it), { type: 1, allow: '0', deny })
  await it.at(due)
  expect(published(it)).toBe(1)
})
