import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maquisReborn } from '../../src/playground/index.ts'
import { ids, openLocal, type Answered, type OpenLocal } from './openLocal.ts'

let open: OpenLocal
beforeEach(async () => {
  open = await openLocal()
})
afterEach(() => open.close())

const owner = maquisReborn.members[0].id
const asOwner = (method: string, path: string, body?: unknown): Promise<Answered> =>
  open.page(method, `/local/as/${owner}${path}`, body)
const inForum = (body: object): Promise<Answered> =>
  open.rest('POST', `/channels/${ids.archive}/threads`, { message: { content: 'x' }, ...body })

describe('a forum that wants tags', () => {
  it('refuses a post without one, or with one that it has not', async () => {
    const tags = [{ name: 'News' }, { name: 'Official', moderated: true }]
    const forum = `/channels/${ids.archive}`
    const { json } = await asOwner('PATCH', forum, { flags: 16, available_tags: tags })
    expect(json['flags']).toBe(16)
    const [news] = Object(json['available_tags'])
    expect((await inForum({ name: 'A' })).json['code']).toBe(40067)
    expect((await inForum({ name: 'A', applied_tags: ['1'] })).json['code']).toBe(10087)
    const made = await inForum({ name: 'A', applied_tags: [news.id] })
    expect(made.json).toMatchObject({ applied_tags: [news.id] })
    const active = await open.rest('GET', `/guilds/${ids.guild}/threads/active`)
    expect(Object(active.json['threads'])).toHaveLength(1)
  })

  it('refuses a name that is too long, at its place', async () => {
    expect((await inForum({ name: 'x'.repeat(101) })).json['errors']).toMatchObject({
      name: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] },
    })
  })
})

it('archived threads are listed newest first, page by page, public ones apart', async () => {
  for (const name of ['A', 'B', 'C']) {
    const made = await inForum({ name })
    await new Promise((resolve) => setTimeout(resolve, 2))
    await open.rest('PATCH', `/channels/${String(made.json['id'])}`, { archived: true })
  }
  const list = async (query: string) => {
    const { json } = await open.rest(
      'GET',
      `/channels/${ids.archive}/threads/archived/public?${query}`,
    )
    return { threads: Object(json['threads']), more: json['has_more'] }
  }
  const first = await list('limit=2')
  expect(first.threads.map((one: { name: string }) => one.name)).toEqual(['C', 'B'])
  expect(first.more).toBe(true)
  const before = first.threads[1].thread_metadata.archive_timestamp
  const second = await list(`limit=2&before=${encodeURIComponent(before)}`)
  expect(second.threads.map((one: { name: string }) => one.name)).toEqual(['A'])
  expect(second.more).toBe(false)
})

describe('a webhook', () => {
  const make = async (channel: string, body: object = {}): Promise<string> => {
    const { json } = await open.rest('POST', `/channels/${channel}/webhooks`, {
      name: 'FNS',
      ...body,
    })
    return `/webhooks/${String(json['id'])}/${String(json['token'])}`
  }

  it('opens a post in a forum, and needs to be told of one', async () => {
    const hook = await make(ids.archive)
    expect((await open.rest('POST', hook, { content: 'x' })).json['code']).toBe(220001)
    const body = { content: 'x', thread_name: 'Letter' }
    const sent = await open.rest('POST', `${hook}?wait=true`, body)
    expect(sent.json['channel_id']).toBe(sent.json['id'])
    const both = await open.rest('POST', `${hook}?thread_id=${String(sent.json['id'])}`, body)
    expect(both.json['code']).toBe(220002)
    const elsewhere = await make(ids.welcome)
    expect((await open.rest('POST', elsewhere, body)).json['code']).toBe(220003)
  })

  it('wears the picture that it is given', async () => {
    const avatar = 'data:image/png;base64,iVBORw0KGgo='
    const hook = await make(ids.welcome, { avatar })
    const sent = await open.rest('POST', `${hook}?wait=true`, { content: 'x' })
    expect(Object(sent.json['author']).avatar).toMatch(/^[0-9a-f]{32}$/)
    const bad = await open.rest('POST', `/channels/${ids.welcome}/webhooks`, {
      name: 'FNS',
      avatar: 'https://example.org/a.png',
    })
    expect(bad.json['code']).toBe(50046)
  })

  it('sends components only where they are asked for', async () => {
    const hook = await make(ids.welcome)
    const components = [{ type: 10, content: 'Text' }]
    const body = { flags: 32768, components }
    expect((await open.rest('POST', `${hook}?wait=true`, body)).status).toBe(400)
    expect((await open.rest('POST', `${hook}?wait=true&with_components=true`, body)).status).toBe(
      200,
    )
  })

  it('has at most fourteen beside it', async () => {
    for (let at = 0; at < 15; at++) await make(ids.welcome)
    const more = await open.rest('POST', `/channels/${ids.welcome}/webhooks`, { name: 'FNS' })
    expect(more.json['code']).toBe(30007)
  })
})
