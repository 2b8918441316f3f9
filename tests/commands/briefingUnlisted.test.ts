import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Claim } from '../../src/lore/entry.ts'
import { asId, type BriefingId } from '../../src/lore/ids.ts'
import { everyone, type Visibility } from '../../src/lore/visibility.ts'
import { textOf } from '../discord/messageParts.ts'
import { day, draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import type { Answer } from './answer.ts'
import { pressOn } from './briefingPost.ts'
import { gm, player, type Person, type Standing } from './interactions.ts'
import { openTable, place, type Table } from './table.ts'

const claim = (visibility: Visibility): Claim => ({
  text: 'It was an inside job.',
  by: 'Somebody',
  source: '',
  date: null,
  status: 'claimed',
  visibility,
})
/** The campaign, which tells the secret to those whom `visibility` lets know it. */
const told = (visibility: Visibility) =>
  draftCampaign([
    draftEntry('raid', {
      kind: 'incident',
      name: 'The raid',
      date: day('2388-02-22', 152_722),
      sections: [{ heading: '', body: 'All know this.', visibility: everyone }],
      claims: [claim(visibility)],
    }),
  ])

const crew = '7001'
const ben: Person = { ...player, id: '902', roles: [crew] }
/** Came in by the mention of the role, never acknowledged, and has lost it. */
const cat: Person = { ...player, id: '903' }
const first = '70001'
const second = '70002'

let table: Table
let id: BriefingId
/** The message in the first thread, as its readers have it before them. */
let standing: Standing
beforeEach(async () => {
  table = await openTable(told({ ...everyone, level: 'hidden' }))
  table.listsThreads = false
  const options = { incident: 'The raid', where: 'thread', role: crew }
  const preview = await table.call(gm, 'briefing send', options)
  await table.press(gm, preview.button('Send'))
  for (const user of ['902', '903']) table.office.threads.get(first)?.members.add(user)
  table.now = table.now.add({ minutes: 1 })
  standing = { channel: first, components: table.posts[0]?.components ?? [] }
  id = asId(pressOn(table.posts[0], 'Acknowledge').split(':').at(-1) ?? '')
})
// Whatever a test does, who is left in the first thread reads nothing new.
afterEach(async () => {
  const there = table.posts.filter(({ channel }) => channel === first)
  const changes = table.edits.filter(({ message }) => message === '5001')
  if (JSON.stringify([there, changes, standing]).includes('inside job'))
    throw new Error('the old thread was told the secret')
  await table.close()
})

/** The secret becomes known to the role by another door than the briefing's. */
const tellElsewhere = async (): Promise<void> => {
  const known = told({ ...everyone, level: 'restricted', roles: [crew], users: [] })
  await table.guild.authoring.importCampaign(known, place, { user: null, at: table.now })
}
const chosen = async (): Promise<Answer> => {
  const offer = await table.call(gm, 'briefing reveal')
  return table.press(gm, ...offer.choice('Reveal …', 'Account: Somebody'))
}
const channels = (): readonly string[] => table.posts.map(({ channel }) => channel)
const newest = (): string => textOf(table.posts.at(-1)?.components ?? [])
const acknowledge = async (who: Person): Promise<Answer> => {
  const read = await table.press(who, pressOn(table.posts[0], 'Acknowledge'), undefined, standing)
  if (read.updates) standing = { ...standing, components: read.components }
  return read
}

describe('where Discord does not say who is in a private thread', () => {
  test('what is revealed goes on in a new one, and its GM knows it before and after', async () => {
    const preview = await chosen()
    expect(preview.text).toContain('It will go on in a new private thread of <#2001>')
    expect(preview.text).toContain('who is in <#70001>')
    expect(preview.text).toContain('Server Members Intent')
    const revealed = await table.press(gm, preview.button('Reveal'))
    expect(revealed.text).toContain('It goes on in <#70002>, a new private thread of <#2001>')
    expect(revealed.text).toContain('Server Members Intent')
    expect(table.edits).toEqual([])
    expect(channels()).toEqual([first, second])
    expect(table.posts[1]).toMatchObject({ roles: [crew] })
    expect(newest()).toContain('inside job')
    expect((await table.press(gm, preview.button('Reveal'))).text).toContain('knew that already')
    expect(channels()).toEqual([first, second])
  })

  test('two GMs who reveal at once make one new thread', async () => {
    const pressed = (await chosen()).button('Reveal')
    await Promise.all([table.press(gm, pressed), table.press({ ...gm, id: '910' }, pressed)])
    expect(channels()).toEqual([first, second])
  })

  test('an acknowledgement changes the count and nothing else', async () => {
    const before = JSON.stringify(standing.components)
    await tellElsewhere()
    const read = await acknowledge(ben)
    expect(read.updates).toBe(true)
    expect(JSON.stringify(standing.components)).toBe(before.replace('Read by 0', 'Read by 1'))
  })

  test('a reveal from elsewhere that brings it up to date goes on in a new one', async () => {
    const offer = await table.call(gm, 'reveal part', { entry: 'The raid', role: crew })
    const [menu, values] = offer.choice('Reveal …', 'Account: Somebody')
    const shown = await table.press(gm, menu, values)
    const made = await table.press(gm, shown.button('Reveal'))
    expect(made.text).toContain('It will go on in a new private thread')
    const update = made.choice('Bring a briefing up to date …', 'INCIDENT BRIEFING')
    expect((await table.press(gm, ...update)).text).toContain('It goes on in <#70002>')
    expect(newest()).toContain('inside job')
  })

  test('it stays where it has nothing new to tell, unless it is to be read again', async () => {
    await acknowledge(ben)
    const update = (value: string): Promise<Answer> => table.press(gm, 'v1:reveal.update', [value])
    expect((await update(id)).text).toBe('The message in <#70001> has nothing new to tell.')
    expect(channels()).toEqual([first])
    expect((await update(`${id}.again`)).text).toContain('It goes on in <#70002>')
    expect(newest()).toContain('Read by 0')
  })

  test('closing it takes its button and tells nothing', async () => {
    await tellElsewhere()
    const offer = await table.call(gm, 'briefing close')
    const closed = await table.press(gm, ...offer.choice('Close …', 'The raid'))
    expect(closed.text).toBe('Closed. The message in <#70001> says so.')
    const [{ components } = { components: [] }] = table.edits
    expect(textOf(components)).toContain('All know this.')
    expect(textOf(components)).toContain('Closed · Read by 0')
    expect(JSON.stringify(components)).not.toContain('briefing.acknowledge')
  })

  test('posting it again leaves it where it stands, and goes on in a new one where it is gone', async () => {
    await tellElsewhere()
    await table.press(gm, `v1:briefing.again:${id}`)
    expect(channels()).toEqual([first])
    table.deleted = true
    const again = await table.press(gm, `v1:briefing.again:${id}`)
    expect(again.text).toBe('Posted again in <#70002>.')
    expect(channels()).toEqual([first, second])
    expect(newest()).toContain('inside job')
  })

  test('another channel gets a new one of its own', async () => {
    await tellElsewhere()
    table.deleted = 'with their channel'
    const moved = await table.press(gm, `v1:briefing.elsewhere:${id}`, ['2002'])
    expect(moved.text).toContain('Sent to <#70002>.')
    expect(table.office.threads.get(second)).toMatchObject({ parent: '2002' })
  })

  test('more readers, also a role, come into a new one alone', async () => {
    const offer = await table.call(gm, 'briefing reveal', { user: '905', role: '7002' })
    expect(offer.text).toContain('it goes on in a new private thread for all of its readers')
    const widened = await table.press(gm, offer.button('Brief them too'))
    expect(widened.text).toContain('may read it now. It goes on in <#70002>')
    expect(table.posts[1]).toMatchObject({ roles: [crew, '7002'], users: ['905'] })
    expect(table.office.threads.get(first)?.members).not.toContain('905')
    expect(table.office.threads.get(second)?.members).toContain('905')
  })

  test('a reminder of a role is for a GM to give', async () => {
    const reminded = await table.press(gm, `v1:briefing.remind:${id}`)
    expect(reminded.text).toContain('Discord does not tell me who holds a role')
    expect(channels()).toEqual([first])
  })

  test('a reader of the old one is shown where it goes on, and nobody else is', async () => {
    await table.press(gm, (await chosen()).button('Reveal'))
    expect((await acknowledge(ben)).text).toContain('goes on in <#70002>. Acknowledge it there.')
    expect((await acknowledge(cat)).text).toContain('not open any more')
    expect((await table.press(ben, pressOn(table.posts[1], 'Acknowledge'))).text).toContain(
      'Read by 1',
    )
  })
})
