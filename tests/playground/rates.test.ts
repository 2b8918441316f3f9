import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/playground/index.ts'
import type { Fault } from '../../src/playground/index.ts'
import type { OpenLocal } from './openLocal.ts'
import { ids, openLocal } from './openLocal.ts'

let open: OpenLocal
afterEach(() => open.close())

const post = (content: string): ReturnType<OpenLocal['rest']> =>
  open.rest('POST', `/channels/${ids.welcome}/messages`, { content })

describe('rates', () => {
  it('are kept for each route and channel, and told in headers', async () => {
    let now = 1e12
    open = await openLocal({ clock: { now: () => now }, limits: { rates: defaultLimits.rates } })
    for (let left = 4; left >= 0; left -= 1) {
      expect((await post('x')).headers.get('x-ratelimit-remaining')).toBe(String(left))
    }
    const limited = await post('x')
    expect(limited.status).toBe(429)
    expect(limited.json).toEqual({
      message: 'You are being rate limited.',
      retry_after: 5,
      global: false,
    })
    expect(limited.headers.get('retry-after')).toBe('5')
    const elsewhere = await open.rest('POST', `/channels/${ids.bridge}/messages`, { content: 'x' })
    expect(elsewhere.status).toBe(200)
    now += 5000
    expect((await post('x')).status).toBe(200)
  })

  it('have one limit over all routes', async () => {
    const global = { limit: 3, windowMs: 1000 }
    open = await openLocal({
      clock: { now: () => 1e12 },
      limits: { rates: { ...defaultLimits.rates, global } },
    })
    for (const path of ['/users/@me', `/guilds/${ids.guild}`, `/channels/${ids.welcome}`]) {
      expect((await open.rest('GET', path)).status).toBe(200)
    }
    const limited = await open.rest('GET', `/channels/${ids.bridge}`)
    expect(limited.json['global']).toBe(true)
    expect(limited.headers.get('x-ratelimit-global')).toBe('true')
  })

  it('hold crossposting hardest', async () => {
    open = await openLocal({
      limits: { rates: { ...defaultLimits.rates, messageCreate: null, global: null } },
    })
    const statuses: number[] = []
    for (let at = 0; at < 11; at += 1) {
      const { json } = await open.rest('POST', `/channels/${ids.news}/messages`, { content: 'x' })
      const path = `/channels/${ids.news}/messages/${String(json['id'])}/crosspost`
      statuses.push((await open.rest('POST', path)).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })
})

describe('faults on purpose', () => {
  it('fail a request before or after it was carried out', async () => {
    const faults: (Fault | undefined)[] = [
      { outcome: { status: 502, body: {} } },
      { when: 'after', outcome: { status: 500, body: {} } },
      { outcome: 'close' },
      { when: 'after', outcome: 'close' },
      { delayMs: 5, outcome: 'continue' },
      undefined,
    ]
    open = await openLocal({
      intercept: ({ method }) => (method === 'POST' ? faults.shift() : undefined),
    })
    expect((await post('1')).status).toBe(502)
    expect((await post('2')).status).toBe(500)
    await expect(post('3')).rejects.toThrow('fetch failed')
    await expect(post('4')).rejects.toThrow('fetch failed')
    expect((await post('5')).status).toBe(200)
    expect((await post('6')).status).toBe(200)
    const listed = await open.rest('GET', `/channels/${ids.welcome}/messages`)
    expect(Object.values(listed.json).map((each) => Object(each).content)).toEqual([
      '6',
      '5',
      '4',
      '2',
    ])
  })
})
