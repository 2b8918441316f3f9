import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { textOf } from '../discord/messageParts.ts'
import type { Answer } from './answer.ts'
import { pressOn } from './briefingPost.ts'
import { gm, guildId, player } from './interactions.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

const incident = 'Hostage-taking on Deep Space 285'
const account = 'Account: Starfleet Intelligence'
const toSyndicate = 'Tie: party Unnamed Syndicate'
const crew = { ...player, id: '902', roles: ['7001'] }

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

const offer = (given = {}, entry = incident): Promise<Answer> =>
  table.call(gm, 'reveal part', { entry, ...given })
const preview = async (given = {}, label = account): Promise<Answer> =>
  table.press(gm, ...(await offer(given)).choice('Reveal …', label))
const reveal = async (given = {}, label = account): Promise<Answer> =>
  table.press(gm, (await preview(given, label)).button('Reveal'))
const told = async (who: typeof player, name = incident): Promise<string> => {
  let page = await table.call(who, 'lore', { entry: name })
  let words = page.text
  while (page.buttons.includes('Read on ▶')) {
    page = await table.press(who, page.button('Read on ▶'))
    words += page.text
  }
  return words
}

describe('/reveal part', () => {
  test('tells what an audience will learn, shows it as they will see it, and makes it known', async () => {
    const shown = await preview()
    expect(shown.text).toContain(`**Preview**: Everybody will know this of ${incident}.`)
    expect(shown.text).toContain('A criminal syndicate used them as cover.')
    expect(shown.text).toContain('They learn: 2 accounts')
    expect(shown.text).toContain('Held back from them: ')
    expect(await told(player)).not.toContain('had no part in it')

    let card = await table.press(gm, shown.button('As they will see it'))
    let seen = card.text
    while (card.buttons.includes('Read on ▶')) {
      card = await table.press(gm, card.button('Read on ▶'))
      seen += card.text
    }
    expect(seen).not.toContain('🔒')
    const back = await table.press(gm, card.button('Back'))
    expect(back.text).toBe(shown.text)

    const done = await table.press(gm, card.button('Reveal'))
    expect(done.text).toContain('Everybody may know it from now on')
    expect(await told(player)).toBe(seen)
    const twice = await table.press(gm, card.button('Reveal'))
    expect(twice.text).toContain('Nothing of that is hidden from them any more')
    expect((await offer()).choices('Reveal …')).not.toContain(account)
  })

  test('reveals to those alone who are named, and offers the rest to the others', async () => {
    const given = { role: '7001', user: '903', 'second-user': '904' }
    const done = await reveal(given)
    expect(done.text).toContain('<@&7001> and <@903> and <@904> may know it from now on')
    for (const who of [crew, { ...player, id: '903' }, { ...player, id: '904' }])
      expect(await told(who)).toContain('had no part in it')
    expect(await told(player)).not.toContain('had no part in it')
    expect((await offer(given)).text).toContain('Made known to them already: 1.')
    expect((await offer({ ...given, user: '905' })).choices('Reveal …')).toContain(account)
    expect((await offer()).choices('Reveal …')).toContain(account)
    const many = { ...given, 'second-role': '7002' }
    expect((await offer(many)).text).toContain('Name 3 roles and users at most')
  })

  test('reveals to everybody where the role of everybody is named', async () => {
    const shown = await offer({ role: guildId, 'second-user': '902' })
    const seen = await table.press(gm, ...shown.choice('Reveal …', account))
    expect((await table.press(gm, seen.button('Reveal'))).text).toContain('Everybody may know it')
    const told = await table.call(player, 'incident', { name: incident })
    expect(told.text).toContain('had no part in it')
  })

  test('warns of what stays out of sight, and offers the whole entry', async () => {
    const tie = await preview({}, toSyndicate)
    expect(tie.text).toContain('They would learn nothing by it.')
    expect(tie.text).toContain('until its far end is revealed too')

    const whole = await offer({}, 'Unnamed Syndicate')
    const shown = await table.press(gm, ...whole.choice('Reveal …', 'The entry itself'))
    expect(shown.text).toContain('They learn: the entry itself')
    await table.press(gm, shown.button('Reveal'))
    expect(await told(player, 'Unnamed Syndicate')).toContain('Unnamed Syndicate')
    const after = await preview({}, toSyndicate)
    expect(after.text).toContain('They learn: 1 tie')
  })

  test('offers the briefings and the bulletins that go with it', async () => {
    const brief = await table.call(gm, 'briefing send', { incident, banner: 'TO ALL' })
    await table.press(gm, brief.button('Send'))
    await table.press(player, pressOn(table.posts[0], 'Acknowledge'))
    const done = await reveal()
    expect(done.choices('Bring a briefing up to date …')).toEqual([
      'TO ALL',
      'TO ALL, to be read again',
    ])
    const updated = await table.press(gm, ...done.choice('Bring a briefing up to date …', 'TO ALL'))
    expect(updated.text).toContain('is up to date')
    expect(textOf(table.edits[0]?.components ?? [])).toContain('Read by 1')
    expect(textOf(table.edits[0]?.components ?? [])).toContain('had no part in it')
    await table.press(
      gm,
      ...done.choice('Bring a briefing up to date …', 'TO ALL, to be read again'),
    )
    expect(textOf(table.edits[1]?.components ?? [])).toContain('Read by 0')
  })

  test('refuses what was forged or overtaken', async () => {
    const shown = await preview()
    const id = shown.button('Reveal')
    for (const forged of [
      id.replace(':all:', ':x:'),
      id.replace(/:all:\w+:/, ':all:zz:'),
      id.replace(/\d+\.\w+$/, '0.0'),
      id.replace(/\d+\.\w+$/, '9.1'),
      id.replace(/\d+\.\w+$/, ''),
      id.replace(/[a-z0-9]{24}/, 'z'.repeat(24)),
    ]) {
      const answer = await table.press(gm, forged)
      expect(answer.text).toMatch(/hoose again|not known/)
    }
    expect((await table.press(player, id)).text).toContain('Only game masters')
    expect((await table.call(player, 'reveal list')).text).toContain('Only game masters')
    expect(await table.guild.reveals.list(5)).toEqual([])
  })
})

describe('/reveal list', () => {
  test('tells what was revealed to whom, when, by whom, and whether it was opened', async () => {
    expect((await table.call(gm, 'reveal list')).text).toContain('Nothing yet.')
    await reveal({ role: '7001' })
    const list = (await table.call(gm, 'reveal list')).text
    expect(list).toContain(`**${incident}** · ${account}`)
    expect(list).toContain('-# to <@&7001> · ')
    expect(list).toContain('by <@900> · nobody has opened it')
    await told(crew)
    expect((await table.call(gm, 'reveal list', { entry: incident })).text).toContain(
      '· opened <t:',
    )
    const other = await table.call(gm, 'reveal list', { entry: 'Maquis Reborn' })
    expect(other.text).toContain('Nothing yet.')
  })

  test('is paged', async () => {
    for (const user of ['911', '912', '913', '914', '915', '916', '917', '918', '919'])
      await reveal({ user })
    const first = await table.call(gm, 'reveal list', { entry: incident })
    expect(first.text).toContain('9 in all · page 1 of 2')
    const second = await table.press(gm, first.button('Older ▶'))
    expect(second.text).toContain('page 2 of 2')
    expect(second.buttons).toEqual(['◀ Newer'])
  })
})

describe('/reveal undo', () => {
  test('takes back what nobody has opened, and nothing else', async () => {
    await reveal({ user: '911' })
    await reveal({ role: '7001' })
    const open = await table.call(gm, 'reveal undo')
    const choices = open.choices('Take back …')
    expect(choices).toHaveLength(2)
    await told(crew)
    const refused = await Promise.all(
      choices.map(async () => table.press(gm, 'v1:reveal.undo', ['nothing'])),
    )
    for (const { text } of refused) expect(text).toContain('was never revealed')
    const now = await table.call(gm, 'reveal undo', { entry: incident })
    const [id, values] = now.choice('Take back …', `${incident}: ${account}`)
    expect(now.choices('Take back …')).toHaveLength(1)
    expect((await table.press(gm, id, values)).text).toContain('Taken back')
    expect(await told({ ...player, id: '911' })).not.toContain('had no part in it')
    expect(await told(crew)).toContain('had no part in it')
    expect((await table.press(gm, id, values)).text).toContain('taken back already')
    // Both were made at one moment, so neither is the newest.
    const made = await table.guild.reveals.list(2)
    const theirs = made.find(({ audience }) => audience?.roles.length === 1)
    const late = await table.press(gm, id, [theirs?.id ?? ''])
    expect(late.text).toContain('nobody can unread')
    expect((await table.call(gm, 'reveal undo')).text).toContain('nobody can unread')
    expect((await table.call(gm, 'reveal list')).text).toContain('taken back <t:')
  })
})

describe('what was revealed counts as opened', () => {
  const state = async (): Promise<string> => (await table.call(gm, 'reveal list')).text

  test('when a GM shares the card with the channel, but not when GMs look at it', async () => {
    await reveal()
    const card = await table.call(gm, 'lore', { entry: incident })
    expect(await state()).toContain('nobody has opened it')
    await table.press(gm, card.button('Share here'))
    expect(await state()).toContain('· opened <t:')
  })

  test('when a tie is read at its far end', async () => {
    const hidden = { ...everyone, level: 'hidden' as const }
    const tie = { type: 'ally of', target: 'guild', from: null, until: null, note: '' } as const
    const reading = await openTable(
      draftCampaign([
        draftEntry('guild', { kind: 'faction', name: 'The Guild' }),
        draftEntry('clan', {
          kind: 'faction',
          name: 'The Clan',
          summary: 'Traders.',
          relations: [{ ...tie, visibility: hidden }],
        }),
        draftEntry('port', { kind: 'place', name: 'The Port' }),
      ]),
    )
    const offered = await reading.call(gm, 'reveal part', { entry: 'The Clan' })
    const [id, [value = '']] = offered.choice('Reveal …', 'Tie: ally of The Guild')
    const shown = await reading.press(gm, id, [value])
    await reading.press(gm, shown.button('Reveal'))
    const opened = async (): Promise<boolean> =>
      (await reading.call(gm, 'reveal list')).text.includes('· opened <t:')
    await reading.call(player, 'lore', { entry: 'The Port' })
    expect(await opened()).toBe(false)
    const card = await reading.call(player, 'lore', { entry: 'The Guild' })
    expect(card.text).toContain('The Clan')
    expect(await opened()).toBe(true)
    await reading.close()
  })

  test('when a story is read in the archive', async () => {
    const story = 'To My Beloved'
    const hidden = { ...everyone, level: 'hidden' as const }
    const campaign = draftCampaign([
      draftEntry('outlet', { kind: 'outlet', name: 'FNS' }),
      draftEntry('story', {
        kind: 'document',
        name: story,
        date: day('2388-03-05', 152_733),
        relations: [
          {
            type: 'published by',
            target: 'outlet',
            from: null,
            until: null,
            note: '',
            visibility: everyone,
          },
        ],
        visibility: hidden,
      }),
    ])
    const reading = await openTable(campaign)
    const offered = await reading.call(gm, 'reveal part', { entry: story })
    const shown = await reading.press(gm, ...offered.choice('Reveal …', 'The entry itself'))
    await reading.press(gm, shown.button('Reveal'))
    expect((await reading.call(player, 'news', { issue: story })).text).toContain(story)
    expect((await reading.call(gm, 'reveal list')).text).toContain('· opened <t:')
    await reading.close()
  })
})

describe('a hidden entry', () => {
  const hidden = { ...everyone, level: 'hidden' as const }
  const rumours = Array.from({ length: 60 }, (_, at) => ({
    heading: `Rumour ${at} ${'*'.repeat(70)}`,
    body: '*'.repeat(2000),
    visibility: hidden,
  }))
  let hiding: Table
  beforeEach(async () => {
    const plot = draftEntry('plot', {
      kind: 'incident',
      name: 'The Plot',
      visibility: hidden,
      sections: [
        ...rumours,
        { heading: 'Later', body: 'Wait.', visibility: { ...hidden, until: dayNumber(999_999) } },
        { heading: 'Never', body: 'For GMs.', visibility: { ...hidden, level: 'gm' } },
      ],
    })
    const yearly = draftRule('yearly', { of: 'plot', outlet: 'gazette' })
    const gazette = draftEntry('gazette', { kind: 'outlet' })
    hiding = await openTable(draftCampaign([plot, gazette], [yearly]))
  })
  afterEach(() => hiding.close())

  test('is revealed with all of its parts, a menu at a time, whatever is in them', async () => {
    const first = await hiding.call(gm, 'reveal part', { entry: 'The Plot' })
    expect(first.text).toContain('Waiting for its day besides: 1.')
    expect(first.choices('Reveal …')).toHaveLength(25)
    const second = await hiding.press(gm, first.button('More ▶'))
    const inside = await hiding.press(gm, second.button('All 25 of them'))
    expect(inside.text).toContain('The entry itself stays hidden from them')
    expect(inside.text).toContain('and 19 more')
    expect(inside.buttons).toEqual(['Reveal', 'Back'])
    const [id, [one = '']] = first.choice('Reveal …', `Section: Rumour 0 ${'*'.repeat(70)}`)
    const part = await hiding.press(gm, id, [one])
    const whole = await hiding.press(gm, part.button('With the entry itself'))
    expect(whole.text).toContain('They learn: the entry itself')
    const done = await hiding.press(gm, whole.button('Reveal'))
    expect(done.text).toContain('Everybody may know it')
    const again = await hiding.press(gm, second.button('All 25 of them'))
    expect(again.text).toContain('They learn: 25 sections')
    expect(again.text.length).toBeGreaterThan(1000)
    const look = await hiding.press(gm, again.button('As they will see it'))
    expect(look.buttons).toContain('Read on ▶')
    const mixed = await hiding.press(gm, id, ['0', '26'])
    expect(mixed.text).toContain('Choose again')
  })

  test('comes with the bulletin about it, which the GM sees before it is posted', async () => {
    const first = await hiding.call(gm, 'reveal part', { entry: 'The Plot' })
    const [id] = first.choice('Reveal …', 'The entry itself')
    const some = await hiding.call(gm, 'reveal part', { entry: 'The Plot', role: '7001' })
    const [theirs] = some.choice('Reveal …', 'The entry itself')
    const forSome = await hiding.press(gm, (await hiding.press(gm, theirs, ['0'])).button('Reveal'))
    expect(forSome.choices('Publish its bulletin …')).toEqual([])
    const done = await hiding.press(gm, (await hiding.press(gm, id, ['0'])).button('Reveal'))
    expect(done.choices('Publish its bulletin …')).toHaveLength(1)
    const menu = done.choice(
      'Publish its bulletin …',
      done.choices('Publish its bulletin …')[0] ?? '',
    )
    expect((await hiding.press(gm, ...menu)).text).toContain('never due')
    expect((await hiding.press(player, ...menu)).text).toContain('Only game masters')
  })
})
