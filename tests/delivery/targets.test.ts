import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { afterEach, describe, expect, test } from 'vitest'
import { bulletinMark } from '../../src/discord/bulletinMessage.ts'
import { partMark } from '../../src/discord/letterParts.ts'
import { asId, type ChannelId } from '../../src/lore/ids.ts'
import {
  archive,
  bridge,
  failing,
  gmRoom,
  guild,
  news,
  playLocally,
  type LocalPlay,
} from './localDiscord.ts'
import { faultsIn, withLetter } from './longLetter.ts'
import { due } from './rehearsal.ts'

let played: LocalPlay | null = null
afterEach(() => played?.remove())

async function play(scene: Parameters<typeof playLocally>[0]): Promise<LocalPlay> {
  played = await playLocally(scene)
  return played
}
const later = (seconds: number) => due.add({ seconds })
const overwrite = (it: LocalPlay, channel: ChannelId) =>
  `/channels/${channel}/permissions/${it.discord.applicationId}`
const deny = (it: LocalPlay, channel: ChannelId, bits: bigint) =>
  it.asOwner('PUT', overwrite(it, channel), { type: 1, allow: '0', deny: String(bits) })
const allow = (it: LocalPlay, channel: ChannelId) => it.asOwner('DELETE', overwrite(it, channel))
const onlyRow = async (it: LocalPlay) => {
  const rows = await it.rows()
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows`)
  return row
}
const resume = async (it: LocalPlay, seconds: number) => {
  const { id } = await onlyRow(it)
  const at = later(seconds)
  await it.store.guild(guild).bulletins.resume(id, at, { user: null, at })
}
/** The threads below a channel, oldest first. */
const threadsOf = (it: LocalPlay, channel: ChannelId) =>
  [...it.discord.world.channels.values()].filter(({ parentId }) => parentId === channel)
const manyTries = async (it: LocalPlay) => {
  for (const seconds of [0, 20, 60, 200, 600, 1200]) await it.at(later(seconds))
}

/** The endings that a request can have and that tell nothing of whether it was carried out. */
const mishaps = [
  ['breaks before the write', failing('close')],
  ['breaks after the write', failing('close', 'after')],
  ['ends with 502 after the write', failing({ status: 502, body: {} }, 'after')],
  ['ends with 503 before the write', failing({ status: 503, body: {} })],
] as const

describe('in a forum, a bulletin', () => {
  test('opens a post that is called after its headline and begins with it', async () => {
    const it = await play({ channel: archive })
    await manyTries(it)
    const [post, ...more] = threadsOf(it, archive)
    expect(more).toEqual([])
    expect(post?.name).toBe('Headline')
    const row = await onlyRow(it)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, message: post?.id })
    expect(it.posted(asId<ChannelId>(post?.id ?? ''))).toEqual([
      expect.stringContaining(bulletinMark(row.id)),
    ])
  })

  const opening = ({ method, path }: { readonly method: string; readonly path: string }) =>
    method === 'POST' && path.endsWith('/threads')

  test.each(mishaps)('is posted once where its opening %s', async (_, fault) => {
    const it = await play({ channel: archive, faulty: opening })
    it.faults.push(fault, fault)
    await manyTries(it)
    expect(threadsOf(it, archive)).toHaveLength(1)
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
  })

  test('is found among the archived posts', async () => {
    const it = await play({ channel: archive, faulty: opening })
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    const [post] = threadsOf(it, archive)
    await it.asOwner('PATCH', `/channels/${post?.id}`, { archived: true })
    await it.at(later(60))
    expect(threadsOf(it, archive)).toHaveLength(1)
    expect(await onlyRow(it)).toMatchObject({ state: 'sent', message: post?.id })
  })

  test('is looked for with others in doubt by asking of each post once', async () => {
    const it = await play({ channel: archive, faulty: opening, bulletins: 6 })
    it.faults.push(...Array.from({ length: 6 }, () => failing('close', 'after')))
    await it.at(due)
    let asked = 0
    it.discord.observe(({ method, route }) => {
      if (method === 'GET' && route === '/channels/:/messages/:') asked++
    })
    await it.at(later(60))
    expect(threadsOf(it, archive)).toHaveLength(6)
    expect((await it.rows()).map(({ state }) => state)).toEqual(Array(6).fill('sent'))
    expect(asked).toBe(6)
  })

  test('is found where our clock is ahead of Discord’s', async () => {
    const it = await play({ channel: archive, faulty: opening, behindMs: 3_600_000 })
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    await it.at(later(60))
    expect(threadsOf(it, archive)).toHaveLength(1)
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
  })

  test('is not looked for while a slow opening may still be on its way', async () => {
    const it = await play({ channel: archive, faulty: opening })
    it.faults.push(failing('close'))
    await it.at(due)
    await it.at(later(10))
    expect(threadsOf(it, archive)).toHaveLength(0)
    await it.at(later(20))
    expect(threadsOf(it, archive)).toHaveLength(1)
  })

  test('waits for a GM where nobody can look whether it is there', async () => {
    const it = await play({ channel: archive, faulty: opening })
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    await deny(it, archive, Bits.ReadMessageHistory)
    await it.at(later(60))
    expect(await onlyRow(it)).toMatchObject({ state: 'blocked' })
    expect(it.posted(gmRoom)[0]).toContain('Read Message History is missing')
    expect(threadsOf(it, archive)).toHaveLength(1)
  })

  test('is blocked where every post needs a tag, and the GM is told what to do', async () => {
    const it = await play({ channel: archive })
    await it.asOwner('PATCH', `/channels/${archive}`, { flags: 16 })
    await it.at(due)
    expect(await onlyRow(it)).toMatchObject({ state: 'blocked' })
    expect(it.posted(gmRoom)[0]).toContain('turn off “Require people to select tags when posting”')
    await it.asOwner('PATCH', `/channels/${archive}`, { flags: 0 })
    await resume(it, 60)
    await it.at(later(60))
    expect(threadsOf(it, archive)).toHaveLength(1)
  })

  test('goes on in its own post when its letter is long', async () => {
    const it = await play({ channel: archive, draft: withLetter(30) })
    await manyTries(it)
    const [post] = threadsOf(it, archive)
    expect(faultsIn(it.posted(asId<ChannelId>(post?.id ?? '')), 30)).toEqual([])
  })
})

describe('in a thread, a bulletin', () => {
  const begin = async (scene: Parameters<typeof playLocally>[0]) => {
    const it = await play(scene)
    await it.asOwner('POST', `/channels/${bridge}/threads`, { name: 'Wire', type: 11 })
    const [thread] = threadsOf(it, bridge)
    const channel = asId<ChannelId>(thread?.id ?? '')
    const by = { user: null, at: due.subtract({ minutes: 30 }) }
    await it.store.guild(guild).authoring.configure({ channel }, by)
    return { it, thread: channel }
  }

  test('opens it again where it was archived', async () => {
    const { it, thread } = await begin({})
    await it.asOwner('PATCH', `/channels/${thread}`, { archived: true })
    await it.at(due)
    expect(it.posted(thread)).toHaveLength(1)
    expect(threadsOf(it, bridge)[0]?.thread?.archived).toBe(false)
  })

  test('is blocked where it is locked, and posted when it is not', async () => {
    const { it, thread } = await begin({})
    await deny(it, bridge, Bits.ManageThreads)
    await it.asOwner('PATCH', `/channels/${thread}`, { locked: true })
    await it.at(due)
    expect(await onlyRow(it)).toMatchObject({ state: 'blocked' })
    expect(it.posted(gmRoom)[0]).toContain('is locked. Unlock it')
    await it.asOwner('PATCH', `/channels/${thread}`, { locked: false })
    await resume(it, 60)
    await it.at(later(60))
    expect(it.posted(thread)).toHaveLength(1)
  })

  test('is found by its mark, its parent’s permissions counting', async () => {
    const { it, thread } = await begin({})
    it.faults.push(failing('close'))
    await it.at(due)
    await it.at(later(3600))
    expect(it.posted(thread)).toHaveLength(1)
  })

  test('goes on right there when its letter is long', async () => {
    const { it, thread } = await begin({ draft: withLetter(30) })
    await manyTries(it)
    expect(faultsIn(it.posted(thread), 30)).toEqual([])
  })
})

describe('a long letter', () => {
  const threadOf = (it: LocalPlay) => asId<ChannelId>(threadsOf(it, news)[0]?.id ?? '')
  const whole = (it: LocalPlay) => [...it.posted(news), ...it.posted(threadOf(it))]

  test('goes on in a thread of its message, part by part, each with its mark', async () => {
    const it = await play({ draft: withLetter(30) })
    await it.at(due)
    const row = await onlyRow(it)
    expect(row).toMatchObject({ state: 'sent', attempts: 1 })
    expect(threadsOf(it, news)).toMatchObject([{ id: row.message, name: 'To My Beloved' }])
    expect(it.posted(news)).toHaveLength(1)
    const parts = it.posted(threadOf(it))
    expect(parts.map((part, at) => part.includes(`"${partMark(row.id, at)}"`))).toEqual([
      true,
      true,
      true,
    ])
    expect(faultsIn(whole(it), 30)).toEqual([])
  })

  const steps = ['first message', 'thread', 'first part', 'second part', 'last part'] as const
  test.each(
    steps.flatMap((step, at) => mishaps.map(([how, fault]) => [step, how, at, fault] as const)),
  )('is whole and there once where the request for its %s %s', async (_step, _how, at, fault) => {
    const posts = ({ method, path }: { readonly method: string; readonly path: string }) =>
      method === 'POST' && /\/(messages|threads)$/.test(path)
    const it = await play({ draft: withLetter(30), faulty: posts })
    it.faults.push(...Array.from({ length: at }, () => failing('continue')), fault)
    await it.at(due)
    expect(await onlyRow(it)).toMatchObject({ state: 'due' })
    await it.at(later(1))
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
    expect(it.posted(news)).toHaveLength(1)
    expect(faultsIn(whole(it), 30)).toEqual([])
  })

  test.each([0, 2, 3, 4])('is whole and there once long after request %d was lost', async (at) => {
    const posts = ({ method, path }: { readonly method: string; readonly path: string }) =>
      method === 'POST' && /\/(messages|threads)$/.test(path)
    const it = await play({ draft: withLetter(30), faulty: posts })
    it.faults.push(
      ...Array.from({ length: at }, () => failing('continue')),
      failing('close', 'after'),
    )
    await it.at(due)
    // The nonces are forgotten by then.
    await it.at(later(3600))
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
    expect(faultsIn(whole(it), 30)).toEqual([])
    expect(it.posted(news)).toHaveLength(1)
  })

  test('keeps to its button where no thread may be made', async () => {
    const it = await play({ draft: withLetter(30) })
    await deny(it, news, Bits.CreatePublicThreads)
    await it.at(due)
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
    expect(threadsOf(it, news)).toEqual([])
    expect(it.posted(news)[0]).toContain('Read the whole')
  })

  test('is blocked half-way where it may not write in threads, and goes on when resumed', async () => {
    const it = await play({ draft: withLetter(30) })
    await deny(it, news, Bits.SendMessagesInThreads)
    await it.at(due)
    expect(await onlyRow(it)).toMatchObject({ state: 'blocked' })
    expect(it.posted(gmRoom)[0]).toContain('Its letter does not go on in its thread.')
    await allow(it, news)
    await resume(it, 600)
    await it.at(later(600))
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
    expect(it.posted(news)).toHaveLength(1)
    expect(faultsIn(whole(it), 30)).toEqual([])
  })

  test('waits for a rate limit without starting anew', async () => {
    const slow = { limit: 2, windowMs: 4000 }
    const rates = { global: null, route: null, messageCreate: slow, crosspost: null, webhook: null }
    const it = await play({ draft: withLetter(30), limits: { rates } })
    it.faults.push(
      failing('continue'),
      failing('continue'),
      failing({
        status: 429,
        headers: { 'retry-after': '30', 'x-ratelimit-scope': 'shared' },
        body: { message: 'Slow', retry_after: 30, global: false },
      }),
    )
    await it.at(due)
    expect(await onlyRow(it)).toMatchObject({ state: 'due', reason: 'Discord asks to wait.' })
    await it.at(later(31))
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
    expect(it.posted(news)).toHaveLength(1)
    expect(faultsIn(whole(it), 30)).toEqual([])
  })

  test('whose thread was deleted in between stays deleted, and counts as sent', async () => {
    const it = await play({ draft: withLetter(30) })
    it.faults.push(failing('continue'), failing('continue'), failing('close'))
    await it.at(due)
    await it.asOwner('DELETE', `/channels/${threadOf(it)}`)
    await it.at(later(1))
    expect(await onlyRow(it)).toMatchObject({ state: 'sent' })
  })
})
