import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { ids, openLocal } from './openLocal.ts'
import type { OpenLocal } from './openLocal.ts'
import { WebSocket } from 'ws'
import { join } from 'node:path'
import { request } from 'node:http'
import { tmpdir } from 'node:os'

/** The status of a request with headers of one's own choice. */
function statusOf(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the page’s API', () => {
  let open: OpenLocal
  let now: number
  const marks = [{ at: Date.UTC(2027, 1, 22), label: 'Ohmallera' }]
  let told = 0

  beforeEach(async () => {
    now = Date.UTC(2027, 0, 1)
    told = 0
    open = await openLocal({
      clock: { now: () => now },
      nextMark: async () => marks.find(({ at }) => at > open.local.now()) ?? null,
      clockMoved: async () => {
        told += 1
      },
    })
  })
  afterEach(() => open.close())

  it('answers only its own machine’s page and programs', async () => {
    const { url } = open.local
    const port = new URL(url).port
    const state = `${url}/local/state`
    expect(await statusOf(state, 'GET', {})).toBe(200)
    expect(await statusOf(state, 'GET', { host: `localhost:${port}` })).toBe(200)
    expect(await statusOf(state, 'GET', { host: `evil.example:${port}` })).toBe(403)
    expect(await statusOf(state, 'GET', { host: '127.0.0.1:1' })).toBe(403)
    expect(await statusOf(state, 'GET', { origin: url })).toBe(200)
    expect(await statusOf(state, 'GET', { origin: 'https://evil.example' })).toBe(403)
    expect(await statusOf(state, 'GET', { origin: 'null' })).toBe(403)
    expect(await statusOf(`${url}/local/clock`, 'PUT', { 'content-type': 'text/plain' })).toBe(415)
    expect(await statusOf(`${url}/local/clock/next`, 'POST', {})).toBe(415)
    const me = `${open.local.apiUrl}/v10/users/@me`
    const authorization = `Bot ${open.local.token}`
    expect(await statusOf(me, 'GET', { authorization, host: 'localhost:99' })).toBe(200)
    expect(await statusOf(me, 'GET', { authorization, host: 'evil.example' })).toBe(403)
    expect(await statusOf(me, 'GET', { authorization, origin: 'https://evil.example' })).toBe(403)
  })

  it('opens its events to nobody else', async () => {
    const dial = (origin: string): Promise<string> =>
      new Promise((resolve) => {
        const address = `${open.local.url.replace('http', 'ws')}/local/events?as=${ids.sam}`
        const socket = new WebSocket(address, { origin })
        socket.on('message', (data) => {
          resolve(Buffer.from(data as Buffer).toString())
          socket.terminate()
        })
        socket.on('error', () => resolve('refused'))
      })
    expect(await dial(open.local.url)).toBe('{"type":"ready"}')
    expect(await dial('https://evil.example')).toBe('refused')
  })

  it('forbids the page to load anything from elsewhere', async () => {
    const { headers } = await open.page('GET', '/local/clock')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('shows each member what that member may see', async () => {
    const sam = await open.page('GET', `/local/state?as=${ids.sam}`)
    const robin = await open.page('GET', '/local/state')
    const channels = (state: typeof sam): string[] =>
      Object(state.json['guilds'])[0].channels.map((each: unknown) => Object(each).name)
    expect(channels(sam)).toEqual(['welcome', 'bridge', 'federation-news', 'archive'])
    expect(channels(robin)).toContain('gm-room')
    expect(robin.json['me']).toBe(ids.robin)
    expect(robin.json['application']).toMatchObject({ name: 'Gazetteer', online: false })
    const members = Object(robin.json['guilds'])[0].members
    expect(members[0]).toMatchObject({
      name: 'Robin',
      isGm: true,
      isOwner: true,
      colour: '#f0b232',
    })
    expect((await open.page('GET', '/local/state?as=1')).status).toBe(404)
    expect(
      (await open.page('GET', `/local/channels/${ids.gmRoom}/messages?as=${ids.sam}`)).json,
    ).toMatchObject({ code: 50001, error: 'Missing Access' })
  })

  it('moves the clock, to a time or to the next mark, and tells the bot first', async () => {
    const read = await open.page('GET', '/local/clock')
    expect(read.json).toEqual({ now, offsetMs: 0, nextMark: marks[0] })
    const next = await open.page('POST', '/local/clock/next')
    expect(next.json).toMatchObject({ now: Date.UTC(2027, 1, 22), nextMark: null })
    expect(told).toBe(1)
    expect((await open.page('POST', '/local/clock/next')).status).toBe(409)
    const moved = await open.page('PUT', '/local/clock', { advanceMs: 1000 })
    expect(moved.json['now']).toBe(Date.UTC(2027, 1, 22) + 1000)
    expect(
      (await open.page('PUT', '/local/clock', { to: '2027-03-01T00:00:00Z' })).json['now'],
    ).toBe(Date.UTC(2027, 2, 1))
    expect((await open.page('PUT', '/local/clock', { to: 'soon' })).status).toBe(400)
    expect((await open.page('PUT', '/local/clock', { reset: true })).json['offsetMs']).toBe(0)
  })

  it('never gives an older id after the clock went back', async () => {
    const send = async (): Promise<bigint> => {
      const { json } = await open.page('POST', `/local/channels/${ids.welcome}/messages`, {
        as: ids.sam,
        content: 'x',
      })
      return BigInt(String(json['id']))
    }
    await open.page('PUT', '/local/clock', { advanceMs: 1e9 })
    const later = await send()
    await open.page('PUT', '/local/clock', { reset: true })
    expect(await send()).toBeGreaterThan(later)
  })

  it('lets members write, reply, attach and delete', async () => {
    const path = `/local/channels/${ids.welcome}/messages`
    const first = await open.page('POST', path, {
      as: ids.sam,
      content: 'See',
      attachments: [{ filename: 'a.txt', contentType: 'text/plain', data: 'eA==' }],
    })
    expect(first.status).toBe(201)
    expect(Object(first.json['attachments'])[0].size).toBe(1)
    const reply = await open.page('POST', path, {
      as: ids.ayla,
      content: 'Seen',
      replyTo: first.json['id'],
    })
    expect(reply.json).toMatchObject({ type: 19, referenced_message: { content: 'See' } })
    expect((await open.page('POST', path, { as: ids.sam, content: '' })).json['error']).toBe(
      'Cannot send an empty message',
    )
    expect(
      (await open.page('DELETE', `${path}/${String(first.json['id'])}?as=${ids.sam}`)).status,
    ).toBe(204)
    expect(
      (await open.page('POST', path, { as: open.local.applicationId, content: 'x' })).status,
    ).toBe(403)
  })

  it('serves the page’s files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'))
    await writeFile(join(folder, 'index.html'), '<title>Local</title>')
    const other = await openLocal({ pageDir: folder })
    expect(await (await fetch(other.local.url)).text()).toContain('Local')
    expect((await fetch(`${other.local.url}/../package.json`)).status).toBe(404)
    await other.close()
    await rm(folder, { recursive: true })
  })
})

describe('the state file', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-'))
    path = join(folder, 'data', 'state.json')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('brings everything back under its ids after a restart', async () => {
    // Time that goes on between two readings would change the offset by a millisecond.
    const clock = { now: () => Date.UTC(2026, 10, 1) }
    const first = await openLocal({ stateFile: path, clock })
    const body = {
      as: ids.sam,
      content: 'Remember',
      attachments: [{ filename: 'a.txt', contentType: 'text/plain', data: 'eA==' }],
    }
    const sent = await first.page('POST', `/local/channels/${ids.welcome}/messages`, body)
    await first.page('POST', `/local/guilds/${ids.guild}/members`, { name: 'Tolas' })
    await first.page('PUT', '/local/clock', { advanceMs: 1e9 })
    const news = `/channels/${ids.news}/messages`
    const once = { content: 'Once', nonce: 'n', enforce_nonce: true }
    const posted = await first.rest('POST', news, once)
    await first.close()
    const second = await openLocal({ stateFile: path, clock })
    const list = await second.page('GET', `/local/channels/${ids.welcome}/messages?as=${ids.sam}`)
    const [message] = Object(list.json['messages'])
    expect(message).toMatchObject({ id: sent.json['id'], content: 'Remember' })
    expect(await (await fetch(message.attachments[0].url)).text()).toBe('x')
    const state = await second.page('GET', '/local/state')
    expect(Object(state.json['guilds'])[0].members).toHaveLength(6)
    expect(Object(state.json['clock']).offsetMs).toBe(1e9)
    expect((await second.rest('POST', news, once)).json['id']).toBe(posted.json['id'])
    await second.close()
  })

  it('that is broken is set aside, and a new world begins', async () => {
    const first = await openLocal({ stateFile: path })
    await first.close()
    await writeFile(path, '{"version": 1')
    const lines: string[] = []
    const second = await openLocal({ stateFile: path, tell: (line) => lines.push(line) })
    expect(lines[0]).toContain('a new local Discord begins')
    expect((await second.page('GET', '/local/state')).status).toBe(200)
    await second.close()
    expect(await readFile(`${path}.broken`, 'utf8')).toBe('{"version": 1')
  })
})
