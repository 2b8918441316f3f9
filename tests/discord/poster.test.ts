import { PermissionFlagsBits } from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, test } from 'vitest'
import { bulletinMark } from '../../src/discord/bulletinMessage.ts'
import type { ChannelPlace } from '../../src/discord/channelPlace.ts'
import { createPoster } from '../../src/discord/poster.ts'
import {
  asId,
  type ChannelId,
  type DeliveryId,
  type GuildId,
  type MessageId,
} from '../../src/lore/ids.ts'
import { content } from '../delivery/bulletins.ts'
import {
  scriptDiscord,
  type Asked,
  type Scripted,
  type ScriptedDiscord,
} from './scriptedDiscord.ts'

const channel = asId<ChannelId>('300000000000000001')
const delivery = asId<DeliveryId>('abcdefghijklmnopqrstuvwx')
const guild = asId<GuildId>('100000000000000001')
const since = Temporal.Instant.from('2027-02-22T12:00:00Z')
const bulletin = {
  campaign: 'sample',
  guild,
  channel,
  delivery,
  content,
  lateSince: null,
  begun: null,
  doubted: false,
}

const text = { form: 'text', parent: null } as const

let discord: ScriptedDiscord | null = null
afterEach(() => discord?.close())

async function posterTo(
  script: (asked: Asked) => Scripted,
  timeoutMs = 20_000,
  place: ChannelPlace = text,
) {
  discord = await scriptDiscord(script)
  const { apiUrl } = discord
  return createPoster({ token: 'token', apiUrl, timeoutMs, knownPlace: () => place })
}
const asked = () => discord?.asked ?? []
const message = { status: 200, json: { id: '9', channel_id: channel } }
const refusal = (status: number, code: number, words = 'No') => ({
  status,
  json: { code, message: words },
})

describe('a bulletin', () => {
  test('is posted with its row as the nonce and without mentions', async () => {
    const poster = await posterTo(() => message)
    expect(await poster.post(bulletin)).toEqual({ kind: 'sent', message: '9' })
    expect(asked()).toHaveLength(1)
    expect(asked()[0]).toMatchObject({
      method: 'POST',
      path: `/channels/${channel}/messages`,
      body: { nonce: delivery, enforce_nonce: true, allowed_mentions: { parse: [] } },
    })
  })

  test.each([
    ['a channel', 'text', `${guild}/${channel}/77`],
    ['a forum, whose posts are channels of their own', 'forum', `${guild}/77`],
  ] as const)('that corrects one in %s leads to it', async (_, form, path) => {
    const poster = await posterTo(() => message, 20_000, { form, parent: null })
    const original = { channel, message: asId<MessageId>('77') }
    await poster.post({ ...bulletin, content: { ...content, original } })
    expect(JSON.stringify(asked()[0])).toContain(
      `[What we reported](https://discord.com/channels/${path})`,
    )
  })

  test('is never repeated by the client, and what may have been written is unknown', async () => {
    const poster = await posterTo(() => 'reset')
    expect(await poster.post(bulletin)).toMatchObject({ kind: 'unknown' })
    expect(asked()).toHaveLength(1)
  })

  test('that gets an answer of 5xx may have been written', async () => {
    const poster = await posterTo(() => ({ status: 502 }))
    const reason = 'Discord answered 502.'
    expect(await poster.post(bulletin)).toEqual({ kind: 'unknown', reason })
  })

  test('that gets no answer in time may have been written', async () => {
    const poster = await posterTo(() => 'silence', 100)
    expect(await poster.post(bulletin)).toMatchObject({ kind: 'unknown' })
  })

  test('that gets an unreadable answer may have been written', async () => {
    const poster = await posterTo(() => ({ ...message, headers: { 'content-length': '50' } }), 100)
    expect(await poster.post(bulletin)).toMatchObject({ kind: 'unknown' })
  })

  test('was surely not written where nobody listens', async () => {
    const poster = await posterTo(() => message)
    await discord?.close()
    expect(await poster.post(bulletin)).toEqual({
      kind: 'failedBefore',
      reason: 'The request to Discord failed (ECONNREFUSED).',
    })
  })

  test('waits for a short limit by itself and hands back a long one', async () => {
    const limits = ['0.05', '60']
    const poster = await posterTo(() => ({
      status: 429,
      json: { message: 'slow', retry_after: 1, global: false },
      headers: { 'retry-after': limits.shift() ?? '60', 'x-ratelimit-scope': 'user' },
    }))
    const outcome = await poster.post(bulletin)
    expect(outcome.kind).toBe('rateLimited')
    expect(outcome.kind === 'rateLimited' && outcome.retryAfterMs).toBeGreaterThanOrEqual(60_000)
    expect(asked()).toHaveLength(2)
  })

  test.each([
    [403, 50_013, 'Send Messages is missing in <#300000000000000001>.'],
    [403, 50_001, 'The bot cannot see <#300000000000000001>.'],
    [404, 10_003, 'The channel is gone.'],
    [400, 50_035, 'Discord refuses it: No (400, 50035).'],
  ])('that Discord refuses with %d (%d) says why and what to do', async (status, code, reason) => {
    const poster = await posterTo(() => refusal(status, code))
    const outcome = await poster.post(bulletin)
    expect(outcome).toMatchObject({ kind: 'refused', reason })
    expect(outcome.kind === 'refused' && outcome.fix).toMatch(/\.$/)
    expect(asked()).toHaveLength(1)
  })

  test('that had no time left does not leave', async () => {
    const poster = await posterTo(() => message)
    const outcome = await poster.post({ ...bulletin, leftMs: () => 0 })
    expect(outcome).toMatchObject({ kind: 'failedBefore' })
    expect(asked()).toEqual([])
  })

  test('whose time ends while others of its channel are sent does not leave', async () => {
    let left = 1000
    const poster = await posterTo(() => {
      left = 0
      return message
    })
    const inTime = { ...bulletin, leftMs: () => left }
    const outcomes = await Promise.all([poster.post(inTime), poster.post(inTime)])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'failedBefore'])
    expect(asked()).toHaveLength(1)
  })

  test('waits for its answer no longer than it may be written', async () => {
    const poster = await posterTo(() => 'silence', 20_000)
    expect(await poster.post({ ...bulletin, leftMs: () => 100 })).toMatchObject({ kind: 'unknown' })
  })

  test('whose nonce names a deleted message was sent', async () => {
    const poster = await posterTo(() => refusal(404, 10_008, 'Unknown Message'))
    expect(await poster.post(bulletin)).toEqual({ kind: 'sent', message: null })
  })

  test('that a dead token carries says so', async () => {
    const poster = await posterTo(() => refusal(401, 0))
    expect(await poster.post(bulletin)).toMatchObject({ kind: 'dead' })
  })

  test('whose nonce brings a message of another channel is not taken for sent', async () => {
    const poster = await posterTo(() => ({ status: 200, json: { id: '9', channel_id: '1' } }))
    expect(await poster.post(bulletin)).toMatchObject({ kind: 'refused' })
  })
})

describe('a search for a bulletin', () => {
  const marked = {
    id: '1800000000000000000',
    components: [
      { type: 17, components: [] },
      { type: 1, components: [{ type: 2, custom_id: bulletinMark(delivery) }] },
    ],
  }
  const search = { guild, channel, delivery, since }
  const allowed = String(PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory)
  /** A guild whose everyone-role has these permissions. */
  const place = ({ path }: Asked, permissions: string, overwrites: readonly unknown[] = []) => {
    if (path === `/channels/${channel}`) {
      return {
        status: 200,
        json: { id: channel, guild_id: guild, permission_overwrites: overwrites },
      }
    }
    if (path === '/users/@me') return { status: 200, json: { id: '5' } }
    if (path === `/guilds/${guild}`) {
      return {
        status: 200,
        json: { id: guild, owner_id: '1', roles: [{ id: guild, permissions }] },
      }
    }
    if (path === `/guilds/${guild}/members/5`) return { status: 200, json: { roles: [] } }
    return null
  }

  /** A page of a hundred messages without the mark, the newest at this snowflake. */
  const others = (newest: bigint) => ({
    status: 200,
    json: Array.from({ length: 100 }, (_, n) => ({
      id: String(newest - BigInt(n)),
      components: [],
    })),
  })
  const snowflakeAt = (ms: number) => BigInt(ms - 1_420_070_400_000) << 22n

  test('begins with the newest messages and finds its mark on an earlier page too', async () => {
    const newest = snowflakeAt(since.epochMilliseconds) + 200n
    const poster = await posterTo(({ path }) =>
      path.includes(`before=${newest - 99n}`) ? { status: 200, json: [marked] } : others(newest),
    )
    expect(await poster.find(search)).toEqual({ kind: 'found', message: '1800000000000000000' })
    expect(asked().map(({ path }) => path)).toEqual([
      `/channels/${channel}/messages?limit=100`,
      `/channels/${channel}/messages?limit=100&before=${newest - 99n}`,
    ])
  })

  test('ends five minutes before the first claim, for clocks that disagree', async () => {
    const oldest = snowflakeAt(since.epochMilliseconds - 5 * 60_000)
    const poster = await posterTo(
      (one) =>
        place(one, allowed) ?? others(one.path.includes('before=') ? oldest + 50n : oldest + 100n),
    )
    expect(await poster.find(search)).toEqual({ kind: 'absent' })
    const pages = asked().filter(({ path }) => path.includes('/messages'))
    expect(pages).toHaveLength(2)
  })

  test('finds a message from before the first claim, where our clock is hours ahead', async () => {
    const poster = await posterTo(() => ({ status: 200, json: [{ ...marked, id: '9' }] }))
    expect(await poster.find(search)).toEqual({ kind: 'found', message: '9' })
  })

  test('proves its absence only to who may read the history', async () => {
    const poster = await posterTo((one) => place(one, allowed) ?? { status: 200, json: [] })
    expect(await poster.find(search)).toEqual({ kind: 'absent' })
  })

  test.each([
    ['the role lacks it', '1024', []],
    ['an overwrite takes it', allowed, [{ id: guild, type: 0, allow: '0', deny: '65536' }]],
    [
      'an overwrite takes it from the bot',
      allowed,
      [{ id: '5', type: 1, allow: '0', deny: '65536' }],
    ],
  ])('proves nothing when %s', async (_, permissions, overwrites) => {
    const poster = await posterTo(
      (one) => place(one, permissions, overwrites) ?? { status: 200, json: [] },
    )
    expect(await poster.find(search)).toMatchObject({ kind: 'unreadable' })
  })

  test('proves nothing in a channel that is gone', async () => {
    const poster = await posterTo(() => refusal(404, 10_003))
    expect(await poster.find(search)).toMatchObject({
      kind: 'unreadable',
      reason: 'The channel is gone.',
    })
  })

  test('is repeated when Discord fails', async () => {
    const poster = await posterTo(() => ({ status: 500 }))
    expect(await poster.find(search)).toMatchObject({ kind: 'failed', retryAfterMs: null })
  })
})

describe('a notice', () => {
  const notice = { guild, channel, text: 'Hm.', nonce: 'b1' }

  test('goes to its channel', async () => {
    const poster = await posterTo(() => message)
    expect(await poster.tell(notice)).toMatchObject({ kind: 'sent' })
    expect(asked()[0]?.body).toMatchObject({ content: 'Hm.', nonce: 'b1', enforce_nonce: true })
  })

  test('goes to the guild’s owner where the channel refuses it', async () => {
    const poster = await posterTo(({ method, path }) => {
      if (path === `/guilds/${guild}`) return { status: 200, json: { owner_id: '77' } }
      if (path === '/users/@me/channels') return { status: 200, json: { id: '88' } }
      if (path === '/channels/88/messages' && method === 'POST')
        return { status: 200, json: { id: '9', channel_id: '88' } }
      return refusal(403, 50_013)
    })
    expect(await poster.tell(notice)).toEqual({ kind: 'sent', message: '9' })
    expect(asked()).toContainEqual(expect.objectContaining({ body: { recipient_id: '77' } }))
  })

  test('goes to the owner where it would name a channel that not everybody may see', async () => {
    const names = asId<ChannelId>('2999')
    const everybody = { id: guild, permissions: '1024' } // View Channel
    const deny = { id: guild, type: 0, allow: '0', deny: '1024' }
    const told = async (named: Scripted): Promise<unknown> => {
      const poster = await posterTo(({ method, path }) => {
        if (path === '/channels/2999') return named
        if (path === '/channels/2998') return channelWith({ id: '2998' })
        if (path === `/guilds/${guild}`)
          return { status: 200, json: { id: guild, owner_id: '77', roles: [everybody] } }
        if (path === '/users/@me/channels') return { status: 200, json: { id: '88' } }
        return method === 'POST'
          ? { status: 200, json: { id: '9', channel_id: path.split('/')[2] } }
          : refusal(404, 10_003)
      })
      await poster.tell({ ...notice, names })
      const [path] = asked()
        .slice(-1)
        .map((one) => one.path)
      await discord?.close()
      return path
    }
    const channelWith = (fields: object): Scripted => ({
      status: 200,
      json: { id: '2999', type: 0, guild_id: guild, permission_overwrites: [], ...fields },
    })
    const inChannel = `/channels/${notice.channel}/messages`
    const toOwner = '/channels/88/messages'
    expect(await told(channelWith({}))).toBe(inChannel)
    expect(await told(channelWith({ type: 11, parent_id: '2998' }))).toBe(inChannel)
    expect(await told(channelWith({ permission_overwrites: [deny] }))).toBe(toOwner)
    expect(await told(channelWith({ type: 12, parent_id: '2998' }))).toBe(toOwner)
    expect(await told(refusal(403, 50_001))).toBe(toOwner)
  })

  test('that nobody can be given is told to the log', async () => {
    const poster = await posterTo(() => refusal(403, 50_007))
    expect(await poster.tell(notice)).toMatchObject({ kind: 'refused' })
  })
})
