import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { afterEach, describe, expect, test } from 'vitest'
import { asId, type ChannelId } from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
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
import { due, remembered } from './rehearsal.ts'

let played: LocalPlay | null = null
afterEach(() => played?.remove())

const picture = new Uint8Array([137, 80, 78, 71])
const image = { file: 'images/news.png', alt: 'A front page', visibility: everyone }
/** A campaign whose outlet has a picture. */
function illustrated(draft = remembered()) {
  const outlet = draftEntry('outlet', { kind: 'outlet', name: 'The Star', masthead: 'STAR', image })
  return { ...draft, entries: draft.entries.map((one) => (one.key === 'outlet' ? outlet : one)) }
}

const later = (seconds: number) => due.add({ seconds })
type Request = { readonly method: string; readonly path: string }
const executing = ({ method, path }: Request) =>
  method === 'POST' && /^\/webhooks\/\d+\/[^/]+$/.test(path)

/** News that comes in the outlet's name. */
async function play(
  scene: Parameters<typeof playLocally>[0] = {},
  channel: ChannelId = bridge,
): Promise<LocalPlay> {
  const it = await playLocally({
    channel,
    picture,
    draft: illustrated(),
    faulty: executing,
    ...scene,
  })
  played = it
  const by = { user: null, at: due.subtract({ minutes: 30 }) }
  await it.store.guild(guild).newsChannels.add({ channel, outlets: null, persona: true }, by)
  return it
}
const row = async (it: LocalPlay) => {
  const [first] = await it.rows()
  if (first === undefined) throw new Error('no row')
  return first
}
const resume = async (it: LocalPlay, seconds: number) => {
  const at = later(seconds)
  await it.store.guild(guild).bulletins.resume((await row(it)).id, at, { user: null, at })
}
const threadsOf = (it: LocalPlay, channel: ChannelId) =>
  [...it.discord.world.channels.values()].filter(({ parentId }) => parentId === channel)
const hooks = (it: LocalPlay) => [...it.discord.world.webhooks.values()]
const deny = (it: LocalPlay, channel: ChannelId, bits: bigint) =>
  it.asOwner('PUT', `/channels/${channel}/permissions/${it.discord.applicationId}`, {
    type: 1,
    allow: '0',
    deny: String(bits),
  })
const manyTries = async (it: LocalPlay) => {
  for (const seconds of [0, 20, 60, 200, 600]) await it.at(later(seconds))
}

describe('in the outlet’s own name, a bulletin', () => {
  test('has the outlet as its author, with its picture', async () => {
    const it = await play()
    await manyTries(it)
    expect(it.posted(bridge)).toHaveLength(1)
    const [message] = [...(it.discord.world.logs.get(bridge)?.byId.values() ?? [])]
    expect(message?.json.author['username']).toBe('The Star')
    expect(message?.json.author['avatar']).toMatch(/^[0-9a-f]{32}$/)
    expect(message?.json.attachments).toMatchObject([{ filename: 'picture.png' }])
    expect(await row(it)).toMatchObject({ state: 'sent', message: message?.json.id })
  })

  test('goes through the webhook that is there, also in another process', async () => {
    const it = await play({ draft: illustrated(remembered(2)) })
    await it.at(due)
    await it.restart()
    await it.at(due.add({ hours: 24 * 365 }))
    expect(it.posted(bridge)).toHaveLength(4)
    expect(hooks(it)).toHaveLength(1)
  })

  test.each([
    ['breaks before the write', failing('close')],
    ['breaks after the write', failing('close', 'after')],
    ['ends with 502 after the write', failing({ status: 502, body: {} }, 'after')],
    ['ends with 503 before the write', failing({ status: 503, body: {} })],
  ] as const)('is posted once where the request %s', async (_, fault) => {
    const it = await play()
    it.faults.push(fault, fault)
    await manyTries(it)
    expect(it.posted(bridge)).toHaveLength(1)
    expect(await row(it)).toMatchObject({ state: 'sent' })
  })

  test('is looked for before its repeat, and never while a slow post may be on its way', async () => {
    const it = await play()
    it.faults.push(failing('close'))
    await it.at(due)
    await it.at(later(10))
    expect(it.posted(bridge)).toHaveLength(0)
    await it.at(later(16))
    expect(it.posted(bridge)).toHaveLength(1)
  })

  test('tells of several that come late in one message, also where its answer is lost', async () => {
    const it = await play({ draft: illustrated(remembered(6)) })
    it.faults.push(failing('close', 'after'))
    for (const seconds of [3600, 3620, 3700]) await it.at(later(seconds))
    expect(it.posted(bridge)).toHaveLength(1)
    expect(it.posted(bridge)[0]).toContain('6 reports that come late')
    expect((await it.rows()).map(({ state }) => state)).toEqual(Array(6).fill('sent'))
  })

  test('opens a post in a forum', async () => {
    const it = await play({}, archive)
    await manyTries(it)
    const [post, ...more] = threadsOf(it, archive)
    expect(more).toEqual([])
    expect(post?.name).toBe('Headline')
    expect(it.posted(asId<ChannelId>(post?.id ?? ''))[0]).toContain('The Star')
  })

  test('is posted once in a forum where the line breaks', async () => {
    const it = await play({}, archive)
    it.faults.push(failing('close', 'after'), failing('close'))
    await manyTries(it)
    expect(threadsOf(it, archive)).toHaveLength(1)
    expect(await row(it)).toMatchObject({ state: 'sent' })
  })

  test('goes on in a thread when its letter is long, each part once', async () => {
    const it = await play({ draft: illustrated(withLetter(30)) })
    it.faults.push(failing('continue'), failing('close', 'after'), failing('close'))
    await manyTries(it)
    const [thread] = threadsOf(it, bridge)
    const parts = it.posted(asId<ChannelId>(thread?.id ?? ''))
    expect(faultsIn([...it.posted(bridge), ...parts], 30)).toEqual([])
    for (const part of parts) expect(part).toContain('The Star')
  })

  test('goes to a thread through its parent’s webhook', async () => {
    const it = await play()
    await it.asOwner('POST', `/channels/${news}/threads`, { name: 'Wire', type: 11 })
    const channel = asId<ChannelId>(threadsOf(it, news)[0]?.id ?? '')
    const by = { user: null, at: due.subtract({ minutes: 20 }) }
    const { newsChannels } = it.store.guild(guild)
    await newsChannels.remove(bridge, by)
    await newsChannels.add({ channel, outlets: null, persona: true }, by)
    await manyTries(it)
    expect(it.posted(channel)).toHaveLength(1)
    expect(hooks(it)).toMatchObject([{ channelId: news }])
  })

  test('makes a webhook that was deleted again', async () => {
    const it = await play()
    await it.at(due)
    const [hook] = hooks(it)
    await it.asOwner('DELETE', `/webhooks/${hook?.id}`)
    await it.at(due.add({ hours: 24 * 365 }))
    expect(it.posted(bridge)).toHaveLength(2)
    expect(hooks(it)).toHaveLength(1)
    expect(it.stops).toEqual([])
  })

  test('does not take a void webhook token for a void bot token', async () => {
    const it = await play()
    const void_ = { status: 401, body: { code: 50_027, message: 'Invalid Webhook Token' } }
    it.faults.push(failing(void_), failing(void_))
    await manyTries(it)
    expect(it.stops).toEqual([])
    expect(it.posted(bridge)).toHaveLength(1)
  })

  test('is blocked where no webhook may be made, and posted when that is mended', async () => {
    const it = await play()
    await deny(it, bridge, Bits.ManageWebhooks)
    await it.at(due)
    expect(await row(it)).toMatchObject({ state: 'blocked' })
    expect(it.posted(gmRoom)[0]).toContain('Manage Webhooks is missing')
    await it.asOwner('DELETE', `/channels/${bridge}/permissions/${it.discord.applicationId}`)
    await resume(it, 60)
    await it.at(later(60))
    expect(it.posted(bridge)).toHaveLength(1)
  })

  test('is not published from an announcement channel, where it is not the bot’s', async () => {
    const it = await play({}, news)
    await manyTries(it)
    expect(it.posted(news)).toHaveLength(1)
    expect(it.posted(news)[0]).not.toContain('"flags":32769')
    expect(it.posted(gmRoom)).toEqual([])
  })

  test('never has its webhook’s token in what is kept or told', async () => {
    const it = await play()
    const endings = [
      failing({ status: 400, body: { code: 50_035, message: 'Invalid Form Body' } }),
      failing({ status: 403, body: { code: 50_013, message: 'Missing Permissions' } }),
    ]
    const written: string[] = []
    for (const [at, fault] of endings.entries()) {
      it.faults.push(fault, fault)
      await it.at(later(at * 100))
      written.push(JSON.stringify(await it.rows()), ...it.posted(gmRoom))
      await resume(it, at * 100 + 50)
    }
    const [hook] = hooks(it)
    expect(hook?.token.length).toBeGreaterThan(20)
    expect(written.join()).toContain('blocked')
    expect(written.join()).not.toContain(hook?.token)
  })
})

describe('an outlet’s picture', () => {
  test('is left out where no files may be attached, and the news comes all the same', async () => {
    played = await playLocally({ channel: bridge, picture, draft: illustrated() })
    await deny(played, bridge, Bits.AttachFiles)
    await played.at(due)
    expect(played.posted(bridge)).toHaveLength(1)
    expect(played.posted(bridge)[0]).not.toContain('picture.png')
  })

  test('stands beside the headline, in a forum’s post too', async () => {
    played = await playLocally({ channel: archive, picture, draft: illustrated() })
    await played.at(due)
    const [post] = threadsOf(played, archive)
    expect(played.posted(asId<ChannelId>(post?.id ?? ''))[0]).toContain('"filename":"picture.png"')
  })
})

test('two outlets report one event differently, each where it is wanted', async () => {
  const { entries } = remembered()
  const star = draftEntry('star', { kind: 'outlet', name: 'The Star', datelineStyle: 'plain' })
  const rules = [
    draftRule('official', { dateline: 'Betazed', headline: 'Ohmallera remembered' }),
    draftRule('star', { outlet: 'star', dateline: 'On board', headline: 'We have not forgotten' }),
  ]
  const it = await playLocally({ channel: bridge, draft: draftCampaign([...entries, star], rules) })
  played = it
  const { newsChannels, bulletins } = it.store.guild(guild)
  const theirs = (await bulletins.rules()).find(({ key }) => key === 'star')
  const by = { user: null, at: due.subtract({ minutes: 30 }) }
  const outlets = theirs === undefined ? [] : [theirs.outlet]
  await newsChannels.add({ channel: news, outlets, persona: false }, by)
  await it.at(due)
  expect(it.posted(bridge)).toHaveLength(2)
  expect(it.posted(news)).toEqual([expect.stringContaining('**On board** — Body')])
  expect(it.posted(bridge).filter((one) => one.includes('**BETAZED** — Body'))).toHaveLength(1)
})
