import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Claim } from '../../src/lore/entry.ts'
import { asId, type RoleId, type UserId } from '../../src/lore/ids.ts'
import { everyone, type Visibility } from '../../src/lore/visibility.ts'
import { textOf } from '../discord/messageParts.ts'
import { day, draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import type { Answer } from './answer.ts'
import { pressOn } from './briefingPost.ts'
import { gm, guildId, player, type Given, type Person } from './interactions.ts'
import { openTable, place, type Table } from './table.ts'

const restricted = (roles: readonly string[], users: readonly string[] = []): Visibility => ({
  ...everyone,
  level: 'restricted',
  roles,
  users,
})
const section = (body: string, visibility: Visibility) => ({ heading: '', body, visibility })
const claim = (text: string, visibility: Visibility): Claim => ({
  text,
  by: 'Somebody',
  source: '',
  date: null,
  status: 'claimed',
  visibility,
})
const raid = draftEntry('raid', {
  kind: 'incident',
  name: 'The raid',
  date: day('2388-02-22', 152_722),
  sections: [section('All know this.', everyone)],
  claims: [
    claim('For the crew.', restricted(['7001'])),
    claim('For crew and guard.', restricted(['7001', '7002'])),
    claim('For Ann.', restricted([], ['901'])),
  ],
})
const secret = draftEntry('secret', {
  kind: 'incident',
  name: 'Silent Night',
  visibility: restricted(['7001']),
})

const ann: Person = player
const ben: Person = { ...player, id: '902', roles: ['7001'] }
const stranger: Person = { ...player, id: '905' }

let table: Table
beforeEach(async () => {
  table = await openTable(draftCampaign([raid, secret]))
  table.roster = new Map(
    [
      ['900', []],
      ['901', []],
      ['902', ['7001']],
      ['903', ['7001', '7002']],
    ].map(([user, roles]) => [
      asId<UserId>(String(user)),
      new Set(Array.from(roles ?? [], (role) => asId<RoleId>(role))),
    ]),
  )
})
afterEach(() => table.close())

const preview = (given: Given): Promise<Answer> =>
  table.call(gm, 'briefing send', { incident: 'The raid', ...given })
const send = async (given: Given): Promise<Answer> =>
  table.press(gm, (await preview(given)).button('Send'))
const told = (place = -1): string => textOf(table.posts.at(place)?.components ?? [])
const acknowledge = (place = -1): string => pressOn(table.posts.at(place), 'Acknowledge')

test('a briefing whose incident was archived keeps no other from its reveal, and is closed', async () => {
  await send({})
  table.now = table.now.add({ seconds: 1 })
  await send({ incident: 'Silent Night', where: 'thread', role: '7001' })
  const pressed = acknowledge()
  const by = { user: null, at: table.now }
  await table.guild.authoring.importCampaign(draftCampaign([raid]), place, by)
  expect((await table.press(ben, pressed)).text).toContain('not open any more')
  expect((await table.call(ben, 'incident')).text).not.toContain('Silent Night')
  expect((await table.call(gm, 'briefing reveal')).text).toContain('The raid')
  const offer = await table.call(gm, 'briefing close')
  const gone = offer.choice('Close …', 'An incident that is no longer known')
  expect((await table.press(gm, ...gone)).text).toContain('Its message stays as it was')
  expect(table.edits).toEqual([])
})

test('is for everybody where the role of everybody is named, and everybody may acknowledge', async () => {
  const whole = { role: guildId, user: '902' }
  expect((await preview(whole)).text).not.toContain(guildId)
  await send(whole)
  expect(table.posts).toMatchObject([{ channel: '2001', roles: [], users: [] }])
  expect(told()).toContain('Read by 0')
  expect(told()).not.toContain(' · for ')
  expect((await table.press(stranger, acknowledge())).text).toContain('Read by 1')
  expect((await preview({ where: 'thread', role: guildId })).text).toContain('Say for whom it is')
  expect((await table.call(gm, 'briefing reveal', { role: guildId })).text).toContain(
    'Leave that role out',
  )
})

test('goes to no channel of another server, whatever was typed, and whatever was stored', async () => {
  table.goneChannels.add('9001')
  const refused = 'That channel is gone, or in another server. Choose another.'
  expect((await preview({ channel: '9001' })).text).toContain(refused)
  table.goneChannels.clear()
  table.office.foreign.add('9001')
  for (const where of [{}, { where: 'thread', role: '7001' }]) {
    const answer = await send({ channel: '9001', ...where })
    expect(answer.text).toContain('That channel is in another server. Choose another.')
  }
  expect(table.posts).toEqual([])
  expect(table.office.threads.size).toBe(0)
})

describe('a private thread', () => {
  test('lets in whom it is for, and tells what all of them may know', async () => {
    const answer = await send({ where: 'thread', role: '7001', 'second-role': '7002' })
    expect(answer.text).toContain('Sent to <#70001>.')
    expect(table.office.threads.get('70001')).toEqual({
      parent: '2001',
      members: new Set(['902', '903']),
    })
    expect(table.posts).toMatchObject([{ channel: '70001', roles: ['7001', '7002'], users: [] }])
    expect(told()).toContain('For crew and guard.')
    expect(told()).not.toMatch(/For the crew|For Ann/)
    expect(told()).toContain('Read by 0 of 2 · for <@&7001> and <@&7002>')
  })

  test('shows its GM beforehand what is for these readers alone', async () => {
    const shown = await preview({ where: 'thread', role: '7001' })
    expect(shown.text).toContain('as <@&7001> in a private thread of <#2001> will see it.')
    expect(shown.text).toContain('Held back from them: 1 account')
    expect(shown.text).toContain('Not for everybody: 2 accounts')
  })

  test('is to others what does not exist', async () => {
    await send({ where: 'thread', role: '7001' })
    const forged = acknowledge().replace(/[a-z0-9]{24}$/, 'z'.repeat(24))
    for (const who of [ann, stranger]) {
      const answer = await table.press(who, acknowledge())
      expect(answer.response).toEqual((await table.press(who, forged)).response)
      expect((await table.call(who, 'incident')).text).toMatch(/^## Incidents/)
    }
    expect((await table.call(ben, 'incident')).text).toContain('- The raid in <#70001>')
    expect((await table.press(ben, acknowledge())).text).toContain('Read by 1 of 4')
    expect((await table.call(ben, 'incident')).text).toMatch(/^## Incidents/)
  })

  test('can brief on what only its readers may know', async () => {
    const open = await table.call(gm, 'briefing send', { incident: 'Silent Night' })
    expect(open.text).toContain('Players cannot see this incident yet')
    await send({ incident: 'Silent Night', where: 'thread', role: '7001' })
    expect(told()).toContain('## Silent Night')
    const mixed = await preview({
      incident: 'Silent Night',
      where: 'thread',
      role: '7001',
      user: '901',
    })
    expect(mixed.text).toContain('Not all of these readers can see this incident yet.')
  })

  test('is no place for nobody in particular', async () => {
    expect((await preview({ where: 'thread' })).text).toContain('Say for whom it is')
  })
})

describe('direct messages', () => {
  test('go to each reader once, and name no other', async () => {
    const answer = await send({ where: 'direct', role: '7001', user: '901' })
    expect(answer.text).toContain('Sent to 3 inboxes.')
    expect(table.posts.map(({ channel }) => channel).sort()).toEqual(['6901', '6902', '6903'])
    for (const place of [0, 1, 2]) {
      expect(told(place)).toContain('For you alone')
      expect(told(place)).not.toMatch(/@|For the crew|Read by/)
    }
  })

  test('tell nothing more to who left or lost the role', async () => {
    await send({ where: 'direct', role: '7001', user: '901' })
    const status = await table.call(gm, 'briefing status')
    table.roster = new Map([
      [asId<UserId>('901'), new Set<RoleId>()],
      [asId<UserId>('902'), new Set<RoleId>()],
    ])
    const offer = await table.call(gm, 'briefing close')
    const [menu, choice] = offer.choice('Close …', 'The raid')
    expect((await table.press(gm, status.button('Remind those who have not'))).text).toContain(
      'Reminded 1 of 1.',
    )
    const closed = await table.press(gm, menu, choice)
    expect(closed.text).toContain('2 of 3 stay as they were')
    expect(table.edits).toHaveLength(1)
  })

  test('are not sent to who lost the role before their time came', async () => {
    await send({ where: 'direct', role: '7001', when: '2026-04-01 12:00' })
    table.roster = new Map([[asId<UserId>('903'), new Set([asId<RoleId>('7001')])]])
    table.now = table.now.add({ hours: 24 * 40 })
    await table.carry()
    expect(table.posts.map(({ channel }) => channel)).toEqual(['6903'])
    const status = await table.call(gm, 'briefing status')
    expect(status.text).toContain('Not reached: <@902>. They left this server, or lost the role')
  })

  test('of a briefing that was cancelled are not tried again', async () => {
    const draft = await preview({ where: 'direct', role: '7001' })
    const send = draft.button('Send')
    await table.press(gm, draft.button('Cancel'))
    const again = await table.press(gm, send.replace('briefing.send', 'briefing.retry'))
    expect(again.text).toContain('That briefing is gone.')
    expect(table.posts).toHaveLength(0)
  })

  test('tell their GM who could not be reached, and are tried again', async () => {
    table.office.closed.add('901')
    const answer = await send({ where: 'direct', role: '7001', user: '901' })
    expect(answer.text).toContain('Sent to 2 of 3.')
    expect(answer.text).toContain('⚠️ Not reached: <@901>. Their direct messages are closed to me.')
    expect((await table.call(gm, 'briefing status')).text).toContain('Not reached: <@901>')
    table.now = table.now.add({ hours: 3 })
    expect((await table.press(gm, answer.button('Try again'))).text).toContain('Not reached')
    table.office.closed.clear()
    expect((await table.press(gm, answer.button('Try again'))).text).toContain('Sent to 3 inboxes.')
    expect(table.posts).toHaveLength(3)
    expect(table.notices).toEqual([])
  })

  test('are acknowledged in the inbox, by who is still a member', async () => {
    await send({ where: 'direct', user: '901' })
    const id = acknowledge()
    expect(id).toMatch(/^v1:briefing\.acknowledge~1001:/)
    const inbox = (who: Person) => table.pressDirectly(who, id)
    expect((await inbox(stranger)).text).toContain('answers in a server’s channels only')
    expect((await inbox(ben)).text).toContain('not open any more')
    const read = await inbox(ann)
    expect(read.updates).toBe(true)
    expect(read.text).toContain('✔ You have read this.')
    expect((await inbox(ann)).text).toContain('acknowledged this already')
    table.roster = new Map()
    expect((await inbox(ann)).text).toContain('answers in a server’s channels only')
  })

  test('are acknowledged in their own guild alone, whatever another id says', async () => {
    await send({ where: 'direct', user: '901' })
    const read = async () => (await table.call(gm, 'briefing status')).text
    const forged = (guild: string) => acknowledge().replace('~1001', guild)
    for (const guild of ['~1002', '~1003', '~0', '~01001', '~99999999999999999999', ''])
      expect((await table.pressDirectly(ann, forged(guild))).updates).toBe(false)
    expect(await read()).toContain('0 of 1 has read it')
    const secret = acknowledge().replace('briefing.acknowledge', 'briefing.status')
    expect((await table.pressDirectly(ann, secret)).text).toContain('Only game masters')
    // In a guild it is the guild that counts, and who presses there.
    expect((await table.press(ben, forged('~1002'))).text).toContain('not open any more')
    expect(await read()).toContain('0 of 1 has read it')
  })

  test('need to know who holds a role', async () => {
    table.roster = null
    const draft = await preview({ where: 'direct', role: '7001' })
    expect((await table.press(gm, draft.button('Send'))).text).toContain('Name the users')
    expect(table.posts).toEqual([])
    expect((await send({ where: 'direct', user: '901' })).text).toContain('Sent to 1 inbox.')
  })
})

describe('a briefing in the GM’s own words', () => {
  test('needs a title, and warns of names that its readers may not know', async () => {
    const bare = await table.call(gm, 'briefing send', { note: 'Hello.' })
    expect(bare.text).toContain('Name an incident, or give the briefing a title')
    const shown = await table.call(gm, 'briefing send', {
      title: 'Red **alert**',
      note: 'It is about Silent Night.',
    })
    expect(shown.text).toContain('may not know of it: Silent Night')
    expect(shown.text).toContain(String.raw`## Red \*\*alert\*\*`)
    const form = await table.press(gm, shown.button('Edit'))
    expect(JSON.stringify(form.response)).toContain('What it is about')
    const id = shown.button('Edit').replace('briefing.edit', 'briefing.edited')
    const edited = await table.submit(gm, id, { title: 'Green', banner: '', note: 'Relax.' })
    expect(edited.text).toContain('## Green\nRelax.')
    await table.press(gm, edited.button('Send'))
    expect((await table.press(ann, acknowledge())).text).toContain('Read by 1')
    expect((await table.call(gm, 'briefing status')).text).toContain('## Green in <#2001>')
    expect((await table.call(gm, 'briefing reveal')).text).toContain('No briefing of an incident')
  })
})

describe('a briefing for later', () => {
  test('shows both sides of the clock, and goes out once when its time has come', async () => {
    const shown = await preview({ when: '2026-03-02 18:00', role: '7001' })
    expect(shown.text).toContain('To be sent 2404-03-02 · <t:1772474400:F> (<t:1772474400:R>)')
    const sent = await table.press(gm, shown.button('Send'))
    expect(sent.text).toContain('Until then `/briefing status` can still call it off.')
    expect(table.posts).toEqual([])
    expect((await table.call(ben, 'incident')).text).toMatch(/^## Incidents/)
    await table.carry()
    expect(table.posts).toEqual([])
    table.now = table.now.add({ hours: 30 })
    await Promise.all([table.carry(), table.carry()])
    expect(table.posts).toHaveLength(1)
    expect(told()).toContain('## The raid')
  })

  test('can be called off before, and not after', async () => {
    await send({ when: '2026-03-02 18:00' })
    const status = await table.call(gm, 'briefing status')
    expect(status.text).toContain('To be sent 2404-03-02')
    const off = status.button('Do not send it')
    expect((await table.press(gm, off)).text).toBe('Called off. Nothing was sent.')
    expect((await table.press(gm, off)).text).toContain('That briefing is gone.')
    table.now = table.now.add({ hours: 30 })
    await table.carry()
    expect(table.posts).toEqual([])
  })

  test('takes a day of the campaign, with a time or without, and no moment that has passed', async () => {
    const at = async (when: string): Promise<string> => (await preview({ when })).text
    expect(await at('2404-03-05')).toContain('<t:1772668800:F>')
    expect(await at('2404-03-05 18:30')).toContain('<t:1772735400:F>')
    expect(await at('2404-02-01')).toContain('has passed')
    expect(await at('soon')).toContain('“soon” names no moment.')
  })

  test('tells the GMs when it could not be sent', async () => {
    await send({ where: 'direct', user: '901', when: '2026-03-02 18:00' })
    table.office.closed.add('901')
    table.now = table.now.add({ hours: 30 })
    await table.carry()
    expect(table.notices).toMatchObject([
      { channel: null, text: expect.stringContaining('did not reach <@901>') },
    ])
    expect(table.notices[0]?.text).not.toContain('raid')
  })
})

describe('/briefing status', () => {
  test('tells who has not read it, and who did and is no reader any more', async () => {
    await send({ role: '7001', user: '901' })
    await table.press(ben, acknowledge())
    const before = await table.call(gm, 'briefing status')
    expect(before.text).toContain('1 of 3 have read it')
    expect(before.text).toContain('**Not yet**\n<@901>\n<@903>')
    table.roster = new Map([[asId<UserId>('903'), new Set([asId<RoleId>('7001')])]])
    const after = await table.call(gm, 'briefing status')
    expect(after.text).toContain('0 of 1 has read it')
    expect(after.text).toContain('**Not yet**\n<@903>')
    expect(after.text).toMatch(/no longer among its readers\*\*\n<@902>/)
  })

  test('reminds the rest once, where they can read it, at most once an hour', async () => {
    await send({ where: 'thread', role: '7001' })
    await table.press(ben, acknowledge())
    const remind = (await table.call(gm, 'briefing status')).button('Remind those who have not')
    const answers = await Promise.all([table.press(gm, remind), table.press(gm, remind)])
    const words = answers.map(({ text }) => text).join('\n')
    expect(words).toContain('Reminded 1 of 1.')
    expect(words).toContain('Once an hour is enough.')
    expect(table.posts).toHaveLength(2)
    expect(table.posts[1]).toMatchObject({ channel: '70001', users: ['903'] })
    expect(told()).toContain('https://discord.com/channels/1001/70001/5001')
    table.now = table.now.add({ minutes: 59 })
    expect((await table.press(gm, remind)).text).toContain('Once an hour is enough.')
    table.now = table.now.add({ minutes: 1 })
    expect((await table.press(gm, remind)).text).toContain('Reminded 1 of 1.')
    await table.press({ ...ben, id: '903' }, acknowledge(0))
    table.now = table.now.add({ hours: 2 })
    expect((await table.press(gm, remind)).text).toContain('Nobody is left')
  })

  test('reminds each in their own inbox of what came by direct message', async () => {
    await send({ where: 'direct', user: '901', 'second-user': '902' })
    const remind = (await table.call(gm, 'briefing status')).button('Remind those who have not')
    expect((await table.press(gm, remind)).text).toContain('Reminded 2 of 2.')
    expect(
      table.posts
        .slice(2)
        .map(({ channel }) => channel)
        .sort(),
    ).toEqual(['6901', '6902'])
    expect(told()).toContain('“The raid” waits for you')
  })

  test('reminds nobody of an incident that its readers may not know any more', async () => {
    await send({ where: 'direct', user: '901' })
    const remind = (await table.call(gm, 'briefing status')).button('Remind those who have not')
    const renamed = draftEntry('raid', {
      kind: 'incident',
      name: 'The betrayal',
      visibility: restricted(['7001']),
    })
    await table.guild.authoring.importCampaign(draftCampaign([renamed, secret]), place, {
      user: null,
      at: table.now,
    })
    const answer = await table.press(gm, remind)
    expect(answer.text).toContain('may not know of that incident any more')
    expect(table.posts).toHaveLength(1)
  })
})

test('a thread below a public briefing lets the players talk about it', async () => {
  const shown = await preview({ discussion: 'true' })
  expect(shown.text).toContain('A thread below it lets them talk about it.')
  await table.press(gm, shown.button('Send'))
  expect(table.office.talks).toEqual([{ message: '5001', name: 'The raid' }])
})

describe('a post whose answer was lost', () => {
  test.for([
    ['is repeated under its nonce while Discord knows it', true, 1],
    ['is looked for when Discord has forgotten its nonce', false, 60],
  ] as const)('%s', async ([, keeps, minutes]) => {
    table.office.unanswered = 1
    const answer = await send({ where: 'direct', user: '901' })
    expect(answer.text).toContain('… On its way: <@901>')
    table.office.keepsNonces = keeps
    table.now = table.now.add({ minutes })
    await table.carry()
    expect(table.posts).toHaveLength(1)
    expect((await table.press(gm, 'v1:briefing.status')).text).toContain('0 of 1 has read it')
    expect((await table.pressDirectly(ann, acknowledge())).updates).toBe(true)
  })
})

describe('a channel that is gone', () => {
  const elsewhere = (id: string, channel: string): Promise<Answer> =>
    table.press(gm, `v1:briefing.elsewhere:${id.split(':').at(-1) ?? ''}`, [channel])

  test('is told to the GM, who chooses another', async () => {
    table.office.gone.add('2001')
    const answer = await send({})
    expect(answer.text).toContain('Not reached: <#2001>. The channel is gone. Choose another.')
    expect(JSON.stringify(answer.components)).toContain('Post it in …')
    const moved = await elsewhere(answer.button('Try again'), '2002')
    expect(moved.text).toContain('Sent to <#2002>.')
    expect((await table.press(ann, acknowledge())).text).toContain('Read by 1')
  })

  test('never brings a private briefing into the open: it gets a thread of its own', async () => {
    await send({ where: 'thread', role: '7001' })
    table.deleted = 'with their channel'
    const close = await table.call(gm, 'briefing reveal')
    expect(close.text).toContain('The raid in <#70001>')
    const moved = await elsewhere(acknowledge(), '2002')
    expect(moved.text).toContain('Sent to <#70002>.')
    expect(table.posts.map(({ channel }) => channel)).toEqual(['70001', '70002'])
    expect(table.office.threads.get('70002')).toMatchObject({ parent: '2002' })
  })
})

describe('more readers', () => {
  test('come into a new private thread, which tells what they may know too', async () => {
    table.roster = new Map([...(table.roster ?? []), [asId<UserId>('905'), new Set<RoleId>()]])
    await send({ where: 'thread', role: '7001' })
    expect(told()).toContain('For the crew.')
    const offer = await table.call(gm, 'briefing reveal', { user: '905' })
    const widened = await table.press(gm, offer.button('Brief them too'))
    expect(widened.text).toContain('<@905> may read it now.')
    expect(widened.text).toContain('It goes on in <#70002>')
    expect(table.office.threads.get('70001')?.members).not.toContain('905')
    expect(table.office.threads.get('70002')?.members).toEqual(new Set(['902', '903', '905']))
    expect(told(0)).toContain('For the crew.')
    expect(table.edits).toEqual([])
    expect(told()).not.toMatch(/For the crew|For crew and guard/)
    expect(told()).toContain('for <@&7001> and <@905>')
    expect((await table.press(stranger, acknowledge())).updates).toBe(true)
    expect((await table.press(gm, offer.button('Brief them too'))).text).toContain('already')
  })

  test('get direct messages of their own, and nobody gets a second one', async () => {
    table.roster = new Map([...(table.roster ?? []), [asId<UserId>('905'), new Set<RoleId>()]])
    await send({ where: 'direct', role: '7001' })
    const offer = await table.call(gm, 'briefing reveal', { user: '905', role: '7001' })
    await table.press(gm, offer.button('Brief them too'))
    const channels = table.posts.map(({ channel }) => channel)
    expect(channels.slice(0, 2).toSorted()).toEqual(['6902', '6903'])
    expect(channels.slice(2)).toEqual(['6905'])
  })

  test('are not let in to read of what they may not know', async () => {
    await send({ incident: 'Silent Night', where: 'thread', role: '7001' })
    const offer = await table.call(gm, 'briefing reveal', { user: '905' })
    const refused = await table.press(gm, offer.button('Brief them too'))
    expect(refused.text).toContain('Not all of these readers can see this incident')
    expect(table.office.threads.get('70001')?.members).not.toContain('905')
  })
})

describe('handouts', () => {
  const letter = draftEntry('letter', {
    kind: 'document',
    name: 'The letter',
    sections: [
      section('Dear [[The raid|raid]].', everyone),
      { heading: 'P. S.', body: 'Burn this.', visibility: restricted(['7001']) },
    ],
  })
  const crest = draftEntry('crest', {
    kind: 'faction',
    name: 'The crest',
    image: { file: 'images/secret-name.png', alt: 'A crest.', visibility: everyone },
  })
  const plan = draftEntry('plan', {
    kind: 'document',
    name: 'The plan',
    sections: [section('Nobody knows.', { ...everyone, level: 'gm' })],
  })
  let handing: Table
  beforeEach(async () => {
    handing = await openTable(draftCampaign([raid, letter, crest, plan]))
  })
  afterEach(() => handing.close())

  test('go with it as their readers may know them, under names that tell nothing', async () => {
    const shown = await handing.call(gm, 'briefing send', {
      incident: 'The raid',
      handout: 'The letter',
      'second-handout': 'The crest',
      'third-handout': 'The plan',
    })
    expect(shown.text).toContain('Handed out with it: The letter, The crest')
    expect(shown.text).toContain('⚠️ Not for these readers, so left out: The plan')
    await handing.press(gm, shown.button('Send'))
    const [, pages, ...more] = handing.posts
    expect(more).toEqual([])
    expect(pages?.files?.map(({ name }) => name)).toEqual(['handout-1.md', 'handout-2.png'])
    const [words, picture] = pages?.files?.map(({ data }) => new TextDecoder().decode(data)) ?? []
    expect(words).toBe('# The letter\n\nDear raid.\n')
    expect(picture).toContain('secret-name.png')
    expect(JSON.stringify(pages?.components)).toContain('A crest.')
  })

  test('are written for the readers of a private briefing', async () => {
    const shown = await handing.call(gm, 'briefing send', {
      incident: 'The raid',
      handout: 'The letter',
      where: 'thread',
      role: '7001',
    })
    await handing.press(gm, shown.button('Send'))
    expect(JSON.stringify(handing.posts[1]?.components)).toContain('briefing.acknowledge')
    const [words] = handing.posts[0]?.files?.map(({ data }) => new TextDecoder().decode(data)) ?? []
    expect(words).toBe('# The letter\n\nDear raid.\n\n## P. S.\n\nBurn this.\n')
  })

  test('are searched for names that their readers may not know, and the warning is never cut off', async () => {
    const names = Array.from({ length: 5 }, (_, at) => `${'Very Long Name '.repeat(5)}${at}`)
    const hidden = { ...everyone, level: 'gm' } as const
    const told = draftEntry('told', {
      kind: 'document',
      name: 'The report',
      sections: [section(names.join(', '), everyone)],
    })
    const crowded = draftEntry('crowded', {
      kind: 'incident',
      name: 'The siege',
      attributes: names.map((label) => ({ label, value: 'Much.', visibility: hidden })),
      claims: names.map((name) => claim(name, hidden)),
    })
    const by = { user: null, at: handing.now }
    const people = names.map((name, at) => draftEntry(`p${at}`, { name, visibility: hidden }))
    const lore = draftCampaign([told, crowded, letter, ...people])
    await handing.guild.authoring.importCampaign(lore, place, by)
    for (const given of [{ incident: 'The siege' }, { title: 'A word' }]) {
      const whom = { role: '1200000000000007001', 'second-role': '1200000000000007002' }
      const pages = { handout: 'The report', 'second-handout': 'The letter' }
      const shown = await handing.call(gm, 'briefing send', {
        ...given,
        ...whom,
        'third-role': '1200000000000007003',
        where: 'thread',
        ...pages,
      })
      const [head, warning] = shown.text.split('\n')
      expect(head).toContain('**Preview**')
      expect(warning).toMatch(/^⚠️ Named in what they read, though they may not know of it: Very/)
      expect(warning?.length).toBeGreaterThan(280)
    }
  })

  test('are found while they are typed, and refused when there is nothing to hand out', async () => {
    const found = await handing.type(gm, 'briefing send', 'handout', 'the')
    expect(found.map(({ name }) => name)).toEqual(['The letter', 'The plan', 'The crest'])
    const of = async (handout: string): Promise<string> =>
      (await handing.call(gm, 'briefing send', { incident: 'The raid', handout })).text
    expect(await of('The raid')).toContain('has neither a text nor a picture')
    expect(await of('Nothing at all')).toContain('Nothing known by the name')
  })
})
