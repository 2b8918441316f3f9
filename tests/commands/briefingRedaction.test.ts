import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Claim, Section } from '../../src/lore/entry.ts'
import { everyone, type Visibility } from '../../src/lore/visibility.ts'
import { textOf } from '../discord/messageParts.ts'
import { day, draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import type { Answer } from './answer.ts'
import { gm } from './interactions.ts'
import { openTable, type Table } from './table.ts'

const hidden: Visibility = { ...everyone, level: 'hidden' }
const claim = (by: string, text: string, visibility: Visibility): Claim => ({
  text,
  by,
  source: '',
  date: null,
  status: 'claimed',
  visibility,
})
const section = (heading: string, body: string, visibility: Visibility): Section => ({
  heading,
  body,
  visibility,
})
const raid = (claims: readonly Claim[]) =>
  draftEntry('raid', {
    kind: 'incident',
    name: 'The raid',
    date: day('2388-02-22', 152_722),
    sections: [section('', 'All know this.', everyone), section('Orders', 'Burn **it**.', hidden)],
    attributes: [{ label: 'Dead', value: '1,204', visibility: hidden }],
    claims,
  })
const open = claim('Fleet', 'Pirates did it.', everyone)
const short = claim('Spy', 'We did.', hidden)
const long = claim('Spy', 'It was '.repeat(60), hidden)

const block = '████████'
const menu = `Show as ${block} …`

let table: Table
beforeEach(async () => {
  table = await openTable(draftCampaign([raid([open, short, long])]))
})
afterEach(() => table.close())

const preview = (): Promise<Answer> => table.call(gm, 'briefing send', { incident: 'The raid' })
/** Chooses parts by their place in the menu, and sends. */
const send = async (...places: readonly number[]): Promise<string> => {
  const shown = await preview()
  const [id] = shown.choice(menu, 'Fact: Dead')
  const values = shown.choices(menu).map((label) => shown.choice(menu, label)[1][0] ?? '')
  const chosen = await table.press(
    gm,
    id,
    places.map((place) => values[place] ?? ''),
  )
  await table.press(gm, chosen.button('Send'))
  return textOf(table.posts.at(-1)?.components ?? [])
}
const blocksIn = (text: string): number => text.split(block).length - 1

test('nothing tells of what is held back unless the GM wants it', async () => {
  const shown = await preview()
  expect(shown.choices(menu)).toEqual([
    'Section: Orders',
    'Account: Spy',
    'Account: Spy',
    'Fact: Dead',
  ])
  await table.press(gm, shown.button('Send'))
  expect(textOf(table.posts[0]?.components ?? [])).not.toContain(block)
})

test('a block is as long as any other, and there are as many as the GM chose', async () => {
  const one = await send(1)
  const other = await send(2)
  expect(one).toBe(other)
  expect(blocksIn(one)).toBe(1)
  expect(blocksIn(await send(0, 2, 3))).toBe(3)
  expect(one).not.toMatch(/Spy|Orders|Dead|We did/)
})

test('the choice can be taken back', async () => {
  const shown = await preview()
  const [id, values] = shown.choice(menu, 'Fact: Dead')
  const blocked = await table.press(gm, id, values)
  expect(blocked.text).toContain(block)
  expect((await table.press(gm, id, [])).text).not.toContain(block)
  expect((await table.press(gm, id.replace(/\d+$/, '99'), values)).text).toContain(
    'edited meanwhile',
  )
  expect((await table.press(gm, id, ['99'])).text).toContain('edited meanwhile')
})

test('a reveal puts the words where their block was, once, and says what is new', async () => {
  expect(blocksIn(await send(3, 1))).toBe(2)
  table.now = table.now.add({ minutes: 1 })
  const offer = await table.call(gm, 'briefing reveal')
  const [id, values] = offer.choice('Reveal …', 'Account: Spy')
  const shown = await table.press(gm, id, values)
  await table.press(gm, shown.button('Reveal'))
  const text = textOf(table.edits.at(-1)?.components ?? [])
  expect(text).toContain(`${block}\n🆕 **Account** Spy: We did.`)
  expect(blocksIn(text)).toBe(1)
  expect(text.split('We did.')).toHaveLength(2)
  expect(text).toContain('More has been made known since this was sent: Account Spy.')
})

test('of two accounts in the same words, one can be a block beside the other', async () => {
  const said = claim('Spy', 'We did.', everyone)
  const twins = raid([
    { ...said, source: 'A letter' },
    { ...said, source: 'A call', visibility: hidden },
  ])
  const place = { zone: 'UTC', channel: null, logChannel: null, gmRole: null }
  const by = { user: null, at: table.now }
  await table.guild.authoring.importCampaign(draftCampaign([twins]), place, by)
  const shown = await table.call(gm, 'briefing send', { incident: 'The raid' })
  const chosen = await table.press(gm, ...shown.choice(menu, 'Account: Spy'))
  expect(blocksIn(chosen.text)).toBe(1)
  expect(chosen.text).toContain('We did.')
  expect(chosen.text).not.toContain('A call')
})

test('what was edited since stays a block: a wrong guess would tell a secret', async () => {
  await send(1)
  const by = { user: null, at: table.now }
  const place = { zone: 'UTC', channel: null, logChannel: null, gmRole: null }
  const edited = draftCampaign([raid([open, claim('Spy', 'Others did.', everyone)])])
  await table.guild.authoring.importCampaign(edited, place, by)
  const offer = await table.call(gm, 'briefing close')
  await table.press(gm, ...offer.choice('Close …', 'The raid'))
  const text = textOf(table.edits.at(-1)?.components ?? [])
  expect(blocksIn(text)).toBe(1)
  expect(text).toContain('2. Others did.')
})
