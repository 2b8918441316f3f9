import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answered, OpenLocal } from './openLocal.ts'
import { ids, openLocal } from './openLocal.ts'

let open: OpenLocal
let now: number

beforeEach(async () => {
  now = Date.UTC(2027, 1, 1)
  open = await openLocal({ clock: { now: () => now } })
})
afterEach(async () => {
  await open.close()
  if (open.referee.faults.length > 0) throw new Error(open.referee.faults.join('\n'))
})

const post = (channel: string, body: object): Promise<Answered> =>
  open.rest('POST', `/channels/${channel}/messages`, body)
const as = (user: string, method: string, path: string, body?: object): Promise<Answered> =>
  open.page(method, `/local/as/${user}${path}`, body)
const contents = (answer: Answered): unknown[] =>
  Object.values(answer.json).map((each) => Object(each).content)

/** Denies @everyone some permissions in #welcome; the bot has them from nowhere else. */
async function denyInWelcome(...bits: bigint[]): Promise<void> {
  const guild = open.local.world.guilds.get(ids.guild)
  const channel = open.local.world.channels.get(ids.welcome)
  if (guild === undefined || channel === undefined)
    throw new Error('the world is not the default one')
  const deny = String(bits.reduce((sum, bit) => sum | bit, 0n))
  channel.overwrites = [{ id: ids.guild, type: 0, allow: '0', deny }]
}

const view = 1n << 10n
const send = 1n << 11n
const embedLinks = 1n << 14n
const attach = 1n << 15n
const history = 1n << 16n

describe('messages', () => {
  it('come newest first, in pages before, after and around one', async () => {
    const sent: string[] = []
    for (let at = 0; at < 7; at += 1) {
      sent.push(String((await post(ids.welcome, { content: `m${at}` })).json['id']))
    }
    const list = (query: string): Promise<Answered> =>
      open.rest('GET', `/channels/${ids.welcome}/messages?${query}`)
    expect(contents(await list('limit=2'))).toEqual(['m6', 'm5'])
    expect(contents(await list(`limit=2&before=${sent[3]}`))).toEqual(['m2', 'm1'])
    expect(contents(await list(`limit=2&after=${sent[3]}`))).toEqual(['m5', 'm4'])
    expect(contents(await list(`limit=3&around=${sent[3]}`))).toEqual(['m4', 'm3', 'm2'])
    expect((await list('limit=101')).json['code']).toBe(50035)
    const page = await open.page(
      'GET',
      `/local/channels/${ids.welcome}/messages?as=${ids.sam}&limit=5`,
    )
    expect(page.json['more']).toBe(true)
    expect(Object(page.json['messages'])[0].content).toBe('m2')
  })

  it('are posted once for one nonce while it is remembered, and again after', async () => {
    const body = { content: 'Once', nonce: 'row-1', enforce_nonce: true }
    const first = await post(ids.news, body)
    now += 4 * 60_000
    const again = await post(ids.news, body)
    expect(again.json['id']).toBe(first.json['id'])
    const elsewhere = await post(ids.welcome, { ...body, content: 'Other' })
    expect(elsewhere.json['channel_id']).toBe(ids.news)
    now += 2 * 60_000
    expect((await post(ids.news, body)).json['id']).not.toBe(first.json['id'])
  })

  it('that were deleted are unknown to a repeat with their nonce', async () => {
    const body = { content: 'Once', nonce: '7', enforce_nonce: true }
    const first = await post(ids.news, body)
    await open.rest('DELETE', `/channels/${ids.news}/messages/${String(first.json['id'])}`)
    expect((await post(ids.news, body)).json['code']).toBe(10008)
  })

  it('without enforce_nonce are not held to one', async () => {
    const body = { content: 'Twice', nonce: '7' }
    const first = await post(ids.news, body)
    expect((await post(ids.news, body)).json['id']).not.toBe(first.json['id'])
    expect(first.json['nonce']).toBe('7')
  })

  it('ping only whom allowed_mentions lets them', async () => {
    const content = `<@${ids.ayla}> <@&${ids.starfleet}> @everyone`
    const all = await post(ids.welcome, { content })
    expect(all.json).toMatchObject({ mention_everyone: true, mention_roles: [ids.starfleet] })
    const none = await post(ids.welcome, { content, allowed_mentions: { parse: [] } })
    expect(none.json).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false })
    const player = await as(ids.sam, 'POST', `/channels/${ids.welcome}/messages`, { content })
    expect(player.json).toMatchObject({ mention_everyone: false, mention_roles: [ids.starfleet] })
    const one = await post(ids.welcome, { content, allowed_mentions: { users: [ids.ayla] } })
    expect(Object(one.json['mentions'])[0].id).toBe(ids.ayla)
  })

  it('are edited by their author alone', async () => {
    const written = await as(ids.ayla, 'POST', `/channels/${ids.welcome}/messages`, {
      content: 'Mine',
    })
    const path = `/channels/${ids.welcome}/messages/${String(written.json['id'])}`
    expect((await open.rest('PATCH', path, { content: 'Yours' })).json['code']).toBe(50005)
    expect((await as(ids.jonas, 'DELETE', path)).json['code']).toBe(50013)
    expect((await as(ids.ayla, 'PATCH', path, { content: 'Still mine' })).json['content']).toBe(
      'Still mine',
    )
    expect((await as(ids.ayla, 'PATCH', path, { content: '' })).json['code']).toBe(50006)
    expect((await as(ids.robin, 'DELETE', path)).status).toBe(204)
  })

  it('reply to a message that exists', async () => {
    const first = await post(ids.welcome, { content: 'First' })
    const reference = { message_id: first.json['id'] }
    const reply = await post(ids.welcome, { content: 'Second', message_reference: reference })
    expect(reply.json).toMatchObject({ type: 19, referenced_message: { content: 'First' } })
    const lost = await post(ids.welcome, { content: 'x', message_reference: { message_id: '1' } })
    expect(lost.json['code']).toBe(50035)
  })

  it('are crossposted once, in announcement channels', async () => {
    const crosspost = async (channel: string): Promise<Answered> => {
      const { json } = await post(channel, { content: 'News' })
      return open.rest('POST', `/channels/${channel}/messages/${String(json['id'])}/crosspost`)
    }
    expect((await crosspost(ids.welcome)).json['code']).toBe(50024)
    const done = await crosspost(ids.news)
    expect(Number(done.json['flags']) & 1).toBe(1)
    const path = `/channels/${ids.news}/messages/${String(done.json['id'])}/crosspost`
    expect((await open.rest('POST', path)).json['code']).toBe(40033)
  })

  it('travel with files, which are served again', async () => {
    const form = new FormData()
    form.set('payload_json', JSON.stringify({ attachments: [{ id: 0, description: 'A map' }] }))
    form.set('files[0]', new Blob(['map'], { type: 'text/plain' }), 'the map.txt')
    const response = await fetch(`${open.local.apiUrl}/v10/channels/${ids.welcome}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${open.local.token}` },
      body: form,
    })
    const { attachments, id } = Object(await response.json())
    expect(attachments[0]).toMatchObject({ filename: 'the_map.txt', size: 3, description: 'A map' })
    expect(await (await fetch(attachments[0].url)).text()).toBe('map')
    const edited = await open.rest('PATCH', `/channels/${ids.welcome}/messages/${id}`, {
      content: 'gone',
      attachments: [],
    })
    expect(edited.json['attachments']).toEqual([])
  })

  it('need a channel that is seen, may be written to and read', async () => {
    expect((await post('1', { content: 'x' })).json['code']).toBe(10003)
    expect((await as(ids.sam, 'GET', `/channels/${ids.gmRoom}`)).json['code']).toBe(50001)
    await post(ids.welcome, { content: 'x' })
    const list = `/channels/${ids.welcome}/messages`
    await denyInWelcome(history)
    expect(Object.values((await as(ids.sam, 'GET', list)).json)).toEqual([])
    await denyInWelcome(send)
    expect((await as(ids.sam, 'POST', list, { content: 'x' })).json['code']).toBe(50013)
    await denyInWelcome(view)
    expect((await as(ids.sam, 'GET', list)).json['code']).toBe(50001)
    await denyInWelcome(attach, embedLinks)
    expect((await as(ids.sam, 'POST', list, { content: 'x' })).status).toBe(200)
    const withEmbed = { embeds: [{ title: 'x' }] }
    expect((await as(ids.sam, 'POST', list, withEmbed)).json['code']).toBe(50013)
    expect((await post(ids.archive, { content: 'x' })).json['code']).toBe(50008)
  })
})

describe('direct messages', () => {
  it('reach a member whose inbox is open', async () => {
    const { json } = await open.rest('POST', '/users/@me/channels', { recipient_id: ids.sam })
    const channel = String(json['id'])
    expect((await post(channel, { content: 'Psst' })).status).toBe(200)
    const again = await open.rest('POST', '/users/@me/channels', { recipient_id: ids.sam })
    expect(again.json['id']).toBe(channel)
    const closed = await open.page('PATCH', `/local/users/${ids.sam}`, { dmsOpen: false })
    expect(closed.json['dmsOpen']).toBe(false)
    expect((await post(channel, { content: 'Psst' })).json['code']).toBe(50007)
    expect(
      (await as(ids.sam, 'POST', `/channels/${channel}/messages`, { content: 'Hi' })).status,
    ).toBe(200)
  })
})

describe('what a GM sets up', () => {
  it('makes, renames and deletes channels, for those who may', async () => {
    const path = `/guilds/${ids.guild}/channels`
    expect((await as(ids.sam, 'POST', path, { name: 'x' })).json['code']).toBe(50013)
    const made = await as(ids.robin, 'POST', path, { name: 'Holo Deck', type: 5 })
    expect(made.json).toMatchObject({ name: 'holo-deck', type: 5 })
    const channel = `/channels/${String(made.json['id'])}`
    expect((await as(ids.robin, 'PATCH', channel, { topic: 'Fun' })).json['topic']).toBe('Fun')
    expect((await as(ids.robin, 'DELETE', channel)).status).toBe(200)
    expect((await as(ids.robin, 'GET', channel)).json['code']).toBe(10003)
    const listed = await open.rest('GET', path)
    expect(Object.values(listed.json).map((each) => Object(each).name)).not.toContain('holo-deck')
  })

  it('hides a channel from a role, and the state follows', async () => {
    const path = `/channels/${ids.bridge}/permissions/${ids.guild}`
    const view = String(1 << 10)
    expect((await as(ids.robin, 'PUT', path, { type: 0, allow: '0', deny: view })).status).toBe(204)
    const names = async (user: string): Promise<unknown[]> => {
      const { json } = await open.page('GET', `/local/state?as=${user}`)
      return Object(json['guilds'])[0].channels.map((each: unknown) => Object(each).name)
    }
    expect(await names(ids.sam)).not.toContain('bridge')
    expect(await names(ids.robin)).toContain('bridge')
    expect((await as(ids.robin, 'DELETE', path)).status).toBe(204)
    expect(await names(ids.sam)).toContain('bridge')
  })

  it('makes roles, gives them and takes them, below the own one only', async () => {
    const role = await as(ids.robin, 'POST', `/guilds/${ids.guild}/roles`, { name: 'Syndicate' })
    const path = `/guilds/${ids.guild}/members/${ids.sam}/roles/${String(role.json['id'])}`
    expect((await as(ids.robin, 'PUT', path)).status).toBe(204)
    const counts = await open.rest('GET', `/guilds/${ids.guild}/roles/member-counts`)
    expect(counts.json[String(role.json['id'])]).toBe(1)
    expect((await as(ids.robin, 'DELETE', path)).status).toBe(204)
    expect((await as(ids.ayla, 'PUT', path)).json['code']).toBe(50013)
    const grand = `/guilds/${ids.guild}/members/${ids.sam}/roles/${ids.gm}`
    expect((await open.rest('PUT', grand)).json['code']).toBe(50013)
    const found = await open.rest('GET', `/guilds/${ids.guild}/members/search?query=ay`)
    expect(Object(found.json)[0].user.username).toBe('ayla')
    const rich = await as(
      ids.robin,
      'PATCH',
      `/guilds/${ids.guild}/roles/${String(role.json['id'])}`,
      {
        permissions: '268435464',
      },
    )
    expect(rich.status).toBe(200)
  })

  it('lets somebody join and sends somebody away', async () => {
    const joined = await open.page('POST', `/local/guilds/${ids.guild}/members`, {
      name: 'Tolas D',
    })
    expect(joined.json).toMatchObject({ name: 'Tolas D', username: 'tolas_d', isBot: false })
    const path = `/guilds/${ids.guild}/members/${String(joined.json['id'])}`
    expect((await open.rest('GET', path)).status).toBe(200)
    expect((await as(ids.robin, 'DELETE', path)).status).toBe(204)
    expect((await open.rest('GET', path)).json['code']).toBe(10007)
  })
})

describe('threads and forums', () => {
  it('start from a message once, are archived, and wake up when written to', async () => {
    const { json } = await post(ids.welcome, { content: 'Start' })
    const path = `/channels/${ids.welcome}/messages/${String(json['id'])}/threads`
    const thread = await open.rest('POST', path, { name: 'Debrief' })
    expect(thread.json['id']).toBe(json['id'])
    expect((await open.rest('POST', path, { name: 'Debrief' })).json['code']).toBe(160004)
    const channel = `/channels/${String(thread.json['id'])}`
    await open.rest('PATCH', channel, { archived: true })
    expect((await open.rest('PATCH', channel, { name: 'x' })).json['code']).toBe(50083)
    const archived = await open.rest('GET', `/channels/${ids.welcome}/threads/archived/public`)
    expect(Object(archived.json['threads'])[0].name).toBe('Debrief')
    expect((await post(String(thread.json['id']), { content: 'Wake' })).status).toBe(200)
    const active = await open.rest('GET', `/guilds/${ids.guild}/threads/active`)
    expect(Object(active.json['threads'])[0].message_count).toBe(1)
  })

  it('of a private kind are seen by their members', async () => {
    const thread = await open.rest('POST', `/channels/${ids.welcome}/threads`, {
      name: 'Quiet',
      type: 12,
    })
    const channel = `/channels/${String(thread.json['id'])}`
    expect((await as(ids.sam, 'GET', channel)).json['code']).toBe(50001)
    expect((await open.rest('PUT', `${channel}/thread-members/${ids.sam}`)).status).toBe(204)
    expect((await as(ids.sam, 'GET', channel)).status).toBe(200)
    const member = `${channel}/thread-members/${ids.sam}`
    expect((await open.rest('GET', member)).json['user_id']).toBe(ids.sam)
    const listed = await open.rest('GET', `${channel}/thread-members?with_member=true`)
    expect(listed.json).toContainEqual(
      expect.objectContaining({ user_id: ids.sam, member: expect.objectContaining({ roles: [] }) }),
    )
    expect((await open.rest('DELETE', `${channel}/thread-members/${ids.sam}`)).status).toBe(204)
    expect((await as(ids.sam, 'GET', channel)).json['code']).toBe(50001)
    expect((await open.rest('GET', member)).json['code']).toBe(10007)
  })

  it('of a forum begin with a message', async () => {
    const path = `/channels/${ids.archive}/threads`
    const made = await as(ids.ayla, 'POST', path, {
      name: 'Letter',
      message: { content: 'To my beloved' },
    })
    expect(made.json).toMatchObject({
      type: 11,
      parent_id: ids.archive,
      message: { content: 'To my beloved' },
    })
    expect(Object(made.json['message']).id).toBe(made.json['id'])
    expect((await as(ids.ayla, 'POST', path, { name: 'x', message: {} })).json['code']).toBe(50006)
  })
})

describe('webhooks', () => {
  it('post under a name of their own, edit and delete', async () => {
    const made = await open.rest('POST', `/channels/${ids.news}/webhooks`, { name: 'FNS' })
    const path = `/webhooks/${String(made.json['id'])}/${String(made.json['token'])}`
    const sent = await open.rest('POST', `${path}?wait=true`, {
      content: 'ASTROFORI ONE — …',
      username: 'Federation News Service',
    })
    expect(sent.json).toMatchObject({
      webhook_id: made.json['id'],
      author: { username: 'Federation News Service' },
    })
    const message = `${path}/messages/${String(sent.json['id'])}`
    expect((await open.rest('PATCH', message, { content: 'Corrected' })).json['content']).toBe(
      'Corrected',
    )
    expect((await open.rest('DELETE', message)).status).toBe(204)
    expect((await open.rest('POST', path, { content: 'quiet' })).status).toBe(204)
    const wrong = `/webhooks/${String(made.json['id'])}/wrong`
    expect((await open.rest('POST', wrong, { content: 'x' })).json['code']).toBe(50027)
    expect((await open.rest('DELETE', path)).status).toBe(204)
    expect((await open.rest('POST', path, { content: 'x' })).json['code']).toBe(10015)
  })
})

describe('commands', () => {
  const global = (): string => `/applications/${open.local.applicationId}/commands`
  const inGuild = (): string =>
    `/applications/${open.local.applicationId}/guilds/${ids.guild}/commands`

  it('keep their ids when they are put again, and go when they are not in the set', async () => {
    const first = await open.rest('PUT', global(), [
      { name: 'lore', description: 'Reads' },
      { name: 'news', description: 'Tells' },
    ])
    const second = await open.rest('PUT', global(), [{ name: 'lore', description: 'Reads more' }])
    expect(Object(second.json)[0]).toMatchObject({
      id: Object(first.json)[0].id,
      description: 'Reads more',
    })
    expect(Object.values((await open.rest('GET', global())).json)).toHaveLength(1)
    const path = `${global()}/${Object(second.json)[0].id}`
    expect((await open.rest('PATCH', path, { description: 'Other' })).json['description']).toBe(
      'Other',
    )
    expect((await open.rest('DELETE', path)).status).toBe(204)
    expect((await open.rest('GET', path)).json['code']).toBe(10063)
  })

  it('are seen by those who have the permissions that they name', async () => {
    await open.rest('PUT', inGuild(), [
      { name: 'lore', description: 'Reads' },
      { name: 'briefing', description: 'Briefs', default_member_permissions: String(1 << 5) },
      { name: 'nobody', description: 'Admins', default_member_permissions: '0' },
    ])
    const names = async (user: string): Promise<unknown[]> => {
      const { json } = await open.page('GET', `/local/commands?as=${user}&channel=${ids.welcome}`)
      return Object(json['commands']).map((each: unknown) => Object(each).name)
    }
    expect(await names(ids.sam)).toEqual(['lore'])
    expect(await names(ids.robin)).toEqual(['briefing', 'lore', 'nobody'])
  })
})

describe('who the bot is', () => {
  it('is told, and a wrong token is refused', async () => {
    expect((await open.rest('GET', '/users/@me')).json['username']).toBe('Gazetteer')
    expect((await open.rest('GET', '/applications/@me')).json['name']).toBe('Gazetteer')
    expect((await open.rest('GET', `/guilds/${ids.guild}?with_counts=true`)).json['name']).toBe(
      'The Maquis Reborn',
    )
    expect((await open.rest('GET', '/users/@me/guilds')).status).toBe(200)
    const response = await fetch(`${open.local.apiUrl}/v10/users/@me`, {
      headers: { authorization: 'Bot wrong' },
    })
    expect(response.status).toBe(401)
    expect((await open.rest('GET', '/nowhere')).status).toBe(404)
  })
})
