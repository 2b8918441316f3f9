import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from './rawGateway.ts'
import type { OpenLocal } from './openLocal.ts'
import type { RawGateway } from './rawGateway.ts'
import { ids, openLocal } from './openLocal.ts'

const guilds = 1
const guildMessages = 1 << 9
const directMessages = 1 << 12
const content = 1 << 15

describe('the gateway', () => {
  let open: OpenLocal
  const opened: RawGateway[] = []
  const dial = async (query?: string): Promise<RawGateway> => {
    const gateway = await connect(open.local, query)
    opened.push(gateway)
    return gateway
  }
  const write = (
    text: string,
    channel: string = ids.welcome,
    user: string = ids.sam,
  ): Promise<unknown> =>
    open.page('POST', `/local/channels/${channel}/messages`, { as: user, content: text })

  beforeEach(async () => {
    open = await openLocal()
  })
  afterEach(async () => {
    for (const gateway of opened.splice(0)) gateway.close()
    await open.close()
  })

  it('says hello, acknowledges heartbeats, and makes ready with the guild after it', async () => {
    const gateway = await dial()
    expect(gateway.frames[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } })
    gateway.send({ op: 1, d: null })
    expect((await gateway.nextOp(11)).op).toBe(11)
    const ready = await gateway.identify(guilds)
    expect(ready).toMatchObject({ v: 10, guilds: [{ id: ids.guild, unavailable: true }] })
    const guild = await gateway.next('GUILD_CREATE')
    expect(guild).toMatchObject({
      id: ids.guild,
      member_count: 5,
      members: [{ user: { bot: true } }],
    })
    expect(open.local.gateway.isOnline(open.local.applicationId)).toBe(true)
  })

  it.each([
    ['a wrong token', { op: 2, d: { token: 'wrong', intents: 0 } }, 4004],
    ['wrong intents', { op: 2, d: { token: 'RIGHT', intents: -1 } }, 4013],
    ['a shard that cannot be', { op: 2, d: { token: 'RIGHT', intents: 0, shard: [1, 1] } }, 4010],
    ['an unknown opcode', { op: 77, d: null }, 4001],
    ['a request before it identified', { op: 8, d: {} }, 4003],
  ])('closes on %s', async (_what, frame, code) => {
    const gateway = await dial()
    const text = JSON.stringify(frame).replace('RIGHT', open.local.token)
    gateway.send(JSON.parse(text))
    expect(await gateway.closed).toBe(code)
  })

  it('closes on another version, on a second identify, and after 120 sends', async () => {
    expect(await (await dial('?v=8')).closed).toBe(4012)
    const twice = await dial()
    await twice.identify(0)
    twice.send({ op: 2, d: { token: open.local.token, intents: 0 } })
    expect(await twice.closed).toBe(4005)
    const many = await dial()
    for (let at = 0; at < 121; at += 1) many.send({ op: 1, d: null })
    expect(await many.closed).toBe(4008)
  })

  it('keeps to the intents', async () => {
    const none = await dial()
    await none.identify(guilds)
    const blind = await dial()
    await blind.identify(guilds | guildMessages)
    const seeing = await dial()
    await seeing.identify(guilds | guildMessages | content)
    await write('Hello')
    expect(await seeing.next('MESSAGE_CREATE')).toMatchObject({
      content: 'Hello',
      guild_id: ids.guild,
    })
    expect(await blind.next('MESSAGE_CREATE')).toMatchObject({ content: '' })
    await write(`Hello <@${open.local.applicationId}>`)
    expect(await blind.next('MESSAGE_CREATE')).toMatchObject({ member: { roles: [] } })
    expect(none.frames.map(({ t }) => t)).not.toContain('MESSAGE_CREATE')
    const direct = await dial()
    await direct.identify(directMessages)
    const { json } = await open.page('POST', `/local/as/${ids.sam}/users/@me/channels`, {
      recipient_id: open.local.applicationId,
    })
    await write('Psst', String(json['id']))
    expect(await direct.next('MESSAGE_CREATE')).toMatchObject({ content: 'Psst' })
  })

  it('tells of channels, threads, roles and members', async () => {
    const gateway = await dial()
    await gateway.identify(guilds | 2)
    const robin = `/local/as/${ids.robin}`
    const made = await open.page('POST', `${robin}/guilds/${ids.guild}/channels`, { name: 'lab' })
    expect(await gateway.next('CHANNEL_CREATE')).toMatchObject({ name: 'lab' })
    await open.page('DELETE', `${robin}/channels/${String(made.json['id'])}`)
    expect(await gateway.next('CHANNEL_DELETE')).toMatchObject({ id: made.json['id'] })
    await open.page('POST', `${robin}/guilds/${ids.guild}/roles`, { name: 'Q' })
    expect(await gateway.next('GUILD_ROLE_CREATE')).toMatchObject({ role: { name: 'Q' } })
    await open.page('PUT', `${robin}/guilds/${ids.guild}/members/${ids.sam}/roles/${ids.starfleet}`)
    expect(await gateway.next('GUILD_MEMBER_UPDATE')).toMatchObject({ roles: [ids.starfleet] })
    await open.page('POST', `${robin}/channels/${ids.welcome}/threads`, { name: 'T', type: 11 })
    expect(await gateway.next('THREAD_CREATE')).toMatchObject({ name: 'T', newly_created: true })
    gateway.send({ op: 8, d: { guild_id: ids.guild, query: '', limit: 0 } })
    expect(Object(await gateway.next('GUILD_MEMBERS_CHUNK'))['members']).toHaveLength(5)
  })

  it('replays what was missed to a bot that resumes, once and in order', async () => {
    const first = await dial()
    const ready = await first.identify(guilds | guildMessages | content)
    await write('before')
    await first.next('MESSAGE_CREATE')
    const seq = first.frames.at(-1)?.s
    open.local.gateway.drop(4000)
    await first.closed
    await write('between 1')
    await write('between 2')
    const second = await dial()
    const resume = { token: open.local.token, session_id: ready['session_id'], seq }
    second.send({ op: 6, d: resume })
    await second.next('RESUMED')
    const heard = second.frames.filter(({ t }) => t === 'MESSAGE_CREATE')
    expect(heard.map(({ d }) => Object(d)['content'])).toEqual(['between 1', 'between 2'])
  })

  it('refuses to resume what it does not know', async () => {
    const gateway = await dial()
    gateway.send({ op: 6, d: { token: open.local.token, session_id: 'none', seq: 1 } })
    expect((await gateway.nextOp(9)).d).toBe(false)
  })

  it('can ask a bot to reconnect', async () => {
    const gateway = await dial()
    await gateway.identify(guilds)
    open.local.gateway.askToReconnect()
    expect((await gateway.nextOp(7)).op).toBe(7)
  })

  it('closes on a bot whose heart has stopped', async () => {
    const quick = await openLocal({ limits: { heartbeatMs: 20 } })
    const gateway = await connect(quick.local)
    expect(await gateway.closed).toBe(4009)
    await quick.close()
  })
})
