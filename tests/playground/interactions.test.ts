import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answered, OpenLocal } from './openLocal.ts'
import type { Act, Outcome } from '../../src/playground/index.ts'
import { ids, openLocal } from './openLocal.ts'
import type { Json } from '../../src/playground/world/records.ts'
import { connect } from './rawGateway.ts'
import type { RawGateway } from './rawGateway.ts'

let open: OpenLocal
let bot: RawGateway
let now: number

beforeEach(async () => {
  now = Date.UTC(2027, 1, 1)
  open = await openLocal({ clock: { now: () => now } })
  const path = `/applications/${open.local.applicationId}/commands`
  await open.rest('PUT', path, [
    {
      name: 'lore',
      description: 'Reads',
      options: [
        {
          name: 'entry',
          description: 'Which',
          type: 3,
          required: true,
          autocomplete: true,
          max_length: 5,
        },
        { name: 'pages', description: 'How many', type: 4, min_value: 1, max_value: 9 },
        { name: 'who', description: 'Whom', type: 6 },
        { name: 'where', description: 'Where', type: 7, channel_types: [5] },
        { name: 'kind', description: 'Kind', type: 3, choices: [{ name: 'Ship', value: 's' }] },
        { name: 'file', description: 'File', type: 11 },
      ],
    },
    { name: 'ask', description: 'Asks' },
    { name: 'File as incident', type: 3 },
  ])
  bot = await connect(open.local)
  await bot.identify(0)
})
afterEach(async () => {
  bot.close()
  await open.close()
  if (open.referee.faults.length > 0) throw new Error(open.referee.faults.join('\n'))
})

const act = (over: Partial<Act> = {}): Act => ({
  as: ids.ayla,
  channel: ids.welcome,
  kind: 'command',
  command: 'ask',
  ...over,
})
/** Does an act and gives the interaction that the bot gets, and the outcome to come. */
async function start(
  what: Act,
  final = false,
): Promise<{ given: Json; outcome: Promise<Outcome> }> {
  const outcome = open.local.interact(what, final)
  return { given: await bot.next('INTERACTION_CREATE'), outcome }
}
const callback = (given: Json, type: number, data?: Json, query = ''): Promise<Answered> =>
  open.rest(
    'POST',
    `/interactions/${String(given['id'])}/${String(given['token'])}/callback${query}`,
    {
      type,
      ...(data === undefined ? {} : { data }),
    },
  )
const hook = (given: Json, method: string, rest = '', body?: Json): Promise<Answered> =>
  open.rest(method, `/webhooks/${open.local.applicationId}/${String(given['token'])}${rest}`, body)

describe('an interaction', () => {
  it('tells the application who asks, where and with which permissions', async () => {
    const { given, outcome } = await start(act())
    expect(given).toMatchObject({
      type: 2,
      application_id: open.local.applicationId,
      guild_id: ids.guild,
      channel_id: ids.welcome,
      data: { name: 'ask', type: 1 },
      member: { user: { id: ids.ayla }, roles: [ids.starfleet] },
      context: 0,
    })
    expect((await callback(given, 4, { content: 'Yes' })).status).toBe(204)
    expect(await outcome).toMatchObject({ status: 'answered', message: { content: 'Yes' } })
  })

  it('is acknowledged once', async () => {
    const { given } = await start(act())
    await callback(given, 4, { content: 'Yes' })
    expect((await callback(given, 4, { content: 'Yes' })).json['code']).toBe(40060)
  })

  it('is unknown after three seconds, and its follow-ups after fifteen minutes', async () => {
    const late = await start(act())
    now += 3001
    expect((await callback(late.given, 4, { content: 'x' })).json['code']).toBe(10062)
    const { given } = await start(act())
    now += 3000
    expect((await callback(given, 5)).status).toBe(204)
    now += 14 * 60_000
    expect((await hook(given, 'PATCH', '/messages/@original', { content: 'x' })).status).toBe(200)
    now += 60_000
    expect((await hook(given, 'POST', '', { content: 'x' })).json['code']).toBe(50027)
  })

  it('fails before the person’s eyes when nobody answers', async () => {
    const quick = await openLocal({ limits: { answerMs: 30 } })
    await quick.rest('PUT', `/applications/${quick.local.applicationId}/commands`, [
      { name: 'ask', description: 'Asks' },
    ])
    expect(await quick.local.interact(act())).toMatchObject({
      status: 'failed',
      error: 'The application did not respond',
    })
    await quick.close()
  })

  it('with an answer says where the response is, if asked', async () => {
    const { given } = await start(act())
    const { status, json } = await callback(
      given,
      4,
      { content: 'Yes', flags: 64 },
      '?with_response=true',
    )
    expect(status).toBe(200)
    expect(json).toMatchObject({
      interaction: { id: given['id'], response_message_ephemeral: true },
      resource: { type: 4, message: { content: 'Yes', flags: 64 } },
    })
  })

  it('refuses an answer that does not fit its kind', async () => {
    const { given } = await start(act())
    for (const type of [1, 6, 7, 8, 99]) {
      expect((await callback(given, type, {})).json['code']).toBe(50035)
    }
    expect((await callback(given, 4, { content: '' })).json['code']).toBe(50006)
    expect((await callback(given, 4, { content: 'x' })).status).toBe(204)
  })

  it('knows no follow-up before its first answer', async () => {
    const { given } = await start(act())
    expect((await hook(given, 'POST', '', { content: 'x' })).json['code']).toBe(10015)
  })

  it('lets the first follow-up take the place of “thinking”', async () => {
    const { given, outcome } = await start(act(), true)
    await callback(given, 5, { flags: 64 })
    const thinking = await hook(given, 'GET', '/messages/@original')
    expect(Number(thinking.json['flags']) & 192).toBe(192)
    const followUp = await hook(given, 'POST', '?wait=true', { content: 'Here' })
    expect(followUp.json['id']).toBe(thinking.json['id'])
    expect(await outcome).toMatchObject({
      status: 'answered',
      message: { content: 'Here', flags: 64 },
    })
    const second = await hook(given, 'POST', '', { content: 'More', flags: 64 })
    expect(second.json['id']).not.toBe(thinking.json['id'])
    expect((await hook(given, 'DELETE', `/messages/${String(second.json['id'])}`)).status).toBe(204)
    expect((await hook(given, 'DELETE', '/messages/@original')).status).toBe(204)
    expect((await hook(given, 'GET', '/messages/@original')).json['code']).toBe(10008)
  })

  it('shows an ephemeral answer to its one reader, who can dismiss it', async () => {
    const { given, outcome } = await start(act())
    await callback(given, 4, { content: 'Secret', flags: 64 })
    const id = String((await outcome).message?.['id'])
    const read = async (user: string): Promise<unknown[]> => {
      const answer = await open.page('GET', `/local/channels/${ids.welcome}/messages?as=${user}`)
      return Object(answer.json['messages'])
    }
    expect(await read(ids.ayla)).toHaveLength(1)
    expect(await read(ids.robin)).toHaveLength(0)
    const path = `/channels/${ids.welcome}/messages/${id}`
    expect((await open.rest('GET', path)).json['code']).toBe(10008)
    const dismiss = await open.page('DELETE', `/local${path}?as=${ids.ayla}`)
    expect(dismiss.status).toBe(204)
    expect(await read(ids.ayla)).toHaveLength(0)
  })
})

describe('options', () => {
  const refused = (options: Json[]): Promise<Outcome> =>
    open.local.interact(act({ command: 'lore', options }))

  it('come with their types and with what they name', async () => {
    const { given } = await start(
      act({
        command: 'lore',
        options: [
          { name: 'who', value: ids.sam },
          { name: 'entry', value: 'Kalre' },
          { name: 'where', value: ids.news },
          { name: 'pages', value: '3' },
          { name: 'file', value: { filename: 'a.md', contentType: 'text/markdown', data: 'eA==' } },
        ],
      }),
    )
    expect(given['data']).toMatchObject({
      options: [
        { name: 'entry', type: 3, value: 'Kalre' },
        { name: 'pages', type: 4, value: 3 },
        { name: 'who', type: 6, value: ids.sam },
        { name: 'where', type: 7, value: ids.news },
        { name: 'file', type: 11 },
      ],
      resolved: {
        users: { [ids.sam]: { username: 'sam' } },
        channels: { [ids.news]: { name: 'federation-news' } },
      },
    })
  })

  it('are refused as Discord’s client would', async () => {
    await expect(refused([])).rejects.toThrow('“entry” is required')
    const entry = { name: 'entry', value: 'Kalre' }
    await expect(refused([{ name: 'entry', value: 'Kalres' }])).rejects.toThrow('0 to 5')
    await expect(refused([entry, { name: 'pages', value: 10 }])).rejects.toThrow('from 1 to 9')
    await expect(refused([entry, { name: 'pages', value: 1.5 }])).rejects.toThrow('whole number')
    await expect(refused([entry, { name: 'where', value: ids.bridge }])).rejects.toThrow(
      'no channel',
    )
    await expect(refused([entry, { name: 'kind', value: 'x' }])).rejects.toThrow('choices')
    await expect(refused([entry, { name: 'nope', value: 1 }])).rejects.toThrow('no option')
    await expect(open.local.interact(act({ command: 'none' }))).rejects.toThrow('no command')
    await expect(open.local.interact(act({ channel: ids.gmRoom }))).rejects.toThrow(
      'no such channel',
    )
  })

  it('are suggested while they are typed, whatever is missing', async () => {
    const typed = { name: 'entry', value: 'a very long text', focused: true }
    const { given, outcome } = await start(
      act({ kind: 'autocomplete', command: 'lore', options: [typed] }),
    )
    expect(given).toMatchObject({
      type: 4,
      data: { options: [{ focused: true, value: typed.value }] },
    })
    await callback(given, 8, { choices: [{ name: 'Kalre', value: 'k' }] })
    expect((await outcome).choices).toEqual([{ name: 'Kalre', value: 'k' }])
    expect((await callback(given, 8, { choices: [] })).json['code']).toBe(10062)
  })

  it('of a message menu are the message itself', async () => {
    const sent = await open.rest('POST', `/channels/${ids.welcome}/messages`, { content: 'Raid!' })
    const target = String(sent.json['id'])
    const { given } = await start(act({ command: 'File as incident', target }))
    expect(given['data']).toMatchObject({
      target_id: target,
      resolved: { messages: { [target]: { content: 'Raid!' } } },
    })
    await expect(open.local.interact(act({ command: 'File as incident' }))).rejects.toThrow(
      'Choose',
    )
  })
})

describe('components', () => {
  const components = [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'Go', custom_id: 'go' },
        { type: 2, style: 1, label: 'No', custom_id: 'no', disabled: true },
      ],
    },
    { type: 1, components: [{ type: 5, custom_id: 'who', max_values: 2 }] },
  ]
  const press = (message: unknown, customId: string, values?: string[]): Act => ({
    as: ids.sam,
    channel: ids.welcome,
    kind: 'component',
    message: String(message),
    customId,
    values,
  })

  it('update their message, or answer beside it', async () => {
    const sent = await open.rest('POST', `/channels/${ids.welcome}/messages`, {
      content: 'One',
      components,
    })
    const { id } = sent.json
    const one = await start(press(id, 'go'))
    expect(one.given).toMatchObject({ type: 3, data: { custom_id: 'go' }, message: { id } })
    await callback(one.given, 7, { content: 'Two' })
    expect(await one.outcome).toMatchObject({ message: { id, content: 'Two' } })
    const two = await start(press(id, 'go'))
    await callback(two.given, 6)
    expect(await two.outcome).toMatchObject({ status: 'deferred' })
    await hook(two.given, 'PATCH', '/messages/@original', { content: 'Three' })
    expect(
      (await open.rest('GET', `/channels/${ids.welcome}/messages/${String(id)}`)).json['content'],
    ).toBe('Three')
    const three = await start(press(id, 'who', [ids.ayla]))
    expect(three.given['data']).toMatchObject({
      values: [ids.ayla],
      resolved: { members: { [ids.ayla]: {} } },
    })
    await callback(three.given, 4, { content: 'Seen' })
    expect(await three.outcome).toMatchObject({
      message: { message_reference: { message_id: id } },
    })
  })

  it('are refused where a person could not press them', async () => {
    const sent = await open.rest('POST', `/channels/${ids.welcome}/messages`, {
      content: 'One',
      components,
    })
    const { id } = sent.json
    await expect(open.local.interact(press(id, 'no'))).rejects.toThrow('disabled')
    await expect(open.local.interact(press(id, 'nope'))).rejects.toThrow('no such button')
    await expect(open.local.interact(press('1', 'go'))).rejects.toThrow('no such message')
    await expect(open.local.interact(press(id, 'who', []))).rejects.toThrow('Choose 1 to 2')
    await expect(open.local.interact(press(id, 'who', ['1']))).rejects.toThrow(
      'not one of the choices',
    )
  })

  it('open modals, which are not answered by modals', async () => {
    const modal = {
      title: 'Say',
      custom_id: 'm',
      components: [
        {
          type: 18,
          label: 'Why',
          component: { type: 4, custom_id: 'why', style: 1, min_length: 2 },
        },
        { type: 18, label: 'Who', component: { type: 5, custom_id: 'who', required: false } },
      ],
    }
    const { given, outcome } = await start(act())
    expect((await callback(given, 9, modal)).status).toBe(204)
    const opened = await outcome
    expect(opened).toMatchObject({ status: 'modal', modal: { title: 'Say' } })
    const submit = (fields: Json): Act =>
      act({ kind: 'modal', interaction: opened.interactionId, fields })
    await expect(open.local.interact(submit({ why: 'x' }))).rejects.toThrow('2 to 4000')
    const said = await start(submit({ why: 'Ohmallera' }))
    expect(said.given).toMatchObject({
      type: 5,
      data: {
        custom_id: 'm',
        components: [{ component: { value: 'Ohmallera' } }, { component: { values: [] } }],
      },
    })
    expect((await callback(said.given, 9, modal)).json['code']).toBe(50035)
    expect((await callback(said.given, 7, { content: 'x' })).json['code']).toBe(50035)
    expect((await callback(said.given, 4, { content: 'Thanks' })).status).toBe(204)
  })
})
