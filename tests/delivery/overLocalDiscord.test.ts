import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { afterEach, describe, expect, test } from 'vitest'
import { bulletinMark } from '../../src/discord/bulletinMessage.ts'
import { noRates } from '../../src/playground/index.ts'
import { failing, gmRoom, guild, news, playLocally, type LocalPlay } from './localDiscord.ts'
import { due } from './rehearsal.ts'

let played: LocalPlay | null = null
afterEach(() => played?.remove())

async function play(scene?: Parameters<typeof playLocally>[0]): Promise<LocalPlay> {
  played = await playLocally(scene)
  return played
}
const later = (seconds: number) => due.add({ seconds })
const resume = async (it: LocalPlay, at = later(60)) => {
  const [row] = await it.rows()
  if (row !== undefined)
    await it.store.guild(guild).bulletins.resume(row.id, at, { user: null, at })
}
const botOverwrite = (it: LocalPlay) => `/channels/${news}/permissions/${it.discord.applicationId}`
const denyBot = (it: LocalPlay, bits: bigint) =>
  it.asOwner('PUT', botOverwrite(it), { type: 1, allow: '0', deny: String(bits) })
const allowBot = (it: LocalPlay) => it.asOwner('DELETE', botOverwrite(it))

describe('over a real line, a bulletin', () => {
  test('is posted once with its mark, and nothing is told', async () => {
    const it = await play()
    await it.at(due)
    await it.at(later(60))
    const [row] = await it.rows()
    expect(it.posted()).toHaveLength(1)
    expect(it.posted()[0]).toContain(row === undefined ? '' : bulletinMark(row.id))
    expect(row).toMatchObject({ state: 'sent', attempts: 1 })
    expect(it.posted(gmRoom)).toEqual([])
  })

  test.each([
    ['an answer of 503', failing({ status: 503, body: {} })],
    ['a line that breaks before the write', failing('close')],
    ['a line that breaks after the write', failing('close', 'after')],
    ['no answer in time, nothing written', failing('hang')],
    ['no answer in time, though it was written', failing('hang', 'after')],
    ['an answer of 502, though it was written', failing({ status: 502, body: {} }, 'after')],
  ] as const)('is posted once after %s', async (_, fault) => {
    const it = await play(fault.outcome === 'hang' ? { timeoutMs: 3000 } : {})
    it.faults.push(fault)
    await it.at(due)
    expect(await it.rows()).toMatchObject([{ state: 'due', attempts: 1 }])
    await it.at(later(1))
    expect(it.posted()).toHaveLength(1)
    expect(await it.rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('is found by its mark when the nonce no longer counts', async () => {
    const it = await play()
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    await it.at(later(3600))
    expect(it.posted()).toHaveLength(1)
    expect(await it.rows()).toMatchObject([{ state: 'sent' }])
  })

  test('is posted when a look shows that it is not there', async () => {
    const it = await play()
    it.faults.push(failing('close'))
    await it.at(due)
    await it.at(later(3600))
    expect(it.posted()).toHaveLength(1)
  })

  test('waits for a GM where the history cannot be read', async () => {
    const it = await play()
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    await denyBot(it, Bits.ReadMessageHistory)
    await it.at(later(3600))
    expect(it.posted()).toHaveLength(1)
    expect(await it.rows()).toMatchObject([{ state: 'blocked' }])
    expect(it.posted(gmRoom)).toHaveLength(1)
    expect(it.posted(gmRoom)[0]).toContain('Read Message History is missing')
  })

  test('that was deleted before its repeat stays deleted, and counts as sent', async () => {
    const it = await play()
    it.faults.push(failing('close', 'after'))
    await it.at(due)
    const [id] = it.discord.world.logs.get(news)?.order ?? []
    await it.asOwner('DELETE', `/channels/${news}/messages/${id}`)
    await it.at(later(1))
    expect(it.posted()).toEqual([])
    expect(await it.rows()).toMatchObject([{ state: 'sent', message: null }])
  })

  test('is blocked without Send Messages, told once, and posted when that is mended', async () => {
    const it = await play()
    await denyBot(it, Bits.SendMessages)
    await it.at(due)
    await it.at(later(30))
    expect(await it.rows()).toMatchObject([{ state: 'blocked', attempts: 1 }])
    expect(it.posted(gmRoom)).toHaveLength(1)
    expect(it.posted(gmRoom)[0]).toContain('Send Messages is missing')
    await allowBot(it)
    await resume(it)
    await it.at(later(60))
    expect(it.posted()).toHaveLength(1)
    expect(it.posted(gmRoom)).toHaveLength(1)
  })

  test('is blocked in a channel that is gone, and the GMs are told', async () => {
    const it = await play()
    await it.asOwner('DELETE', `/channels/${news}`)
    await it.at(due)
    expect(await it.rows()).toMatchObject([{ state: 'blocked' }])
    expect(it.posted(gmRoom)[0]).toContain('The channel is gone. Remove it in `/campaign news`.')
  })

  test('goes to the channel that the campaign got since, when it is resumed', async () => {
    const it = await play()
    await it.asOwner('DELETE', `/channels/${news}`)
    await it.at(due)
    await it.store.guild(guild).authoring.configure({ channel: gmRoom }, { user: null, at: due })
    await resume(it)
    await it.at(later(60))
    expect(await it.rows()).toMatchObject([{ state: 'sent', channel: gmRoom }])
  })

  test('stops the process when the token is dead', async () => {
    const it = await play({ token: 'MTE.void.token' })
    await it.at(due)
    expect(it.stops).toEqual(['Discord refuses the token'])
    await it.close()
    expect(await it.rows()).toMatchObject([{ state: 'due' }])
  })
})

test('over a real line, twelve bulletins pass a channel’s rate limit, each once', async () => {
  const rates = { ...noRates, messageCreate: { limit: 5, windowMs: 200 } }
  const it = await play({ bulletins: 12, limits: { rates } })
  await it.at(due)
  expect(it.posted()).toHaveLength(12)
  expect(new Set((await it.rows()).map(({ state }) => state))).toEqual(new Set(['sent']))
})

// The owner reads what the campaign's own channel cannot carry.
test('over a real line, the owner is told where the GMs have no channel that works', async () => {
  const it = await play()
  await it.store.guild(guild).authoring.configure({ logChannel: null }, { user: null, at: due })
  await denyBot(it, Bits.SendMessages)
  await it.at(due)
  const direct = [...it.discord.world.channels.values()].filter(
    ({ type }) => type === ChannelType.DM,
  )
  expect(direct.map(({ id }) => it.discord.world.logs.get(id)?.order.length)).toEqual([1])
})
