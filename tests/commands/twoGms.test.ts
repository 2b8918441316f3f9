import { afterEach, beforeEach, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { gm } from './interactions.ts'
import { openTable, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  const date = day('2388-03-05', gregorian.toDay({ year: 2388, month: 3, day: 5 }))
  const entries = [
    draftEntry('incident', { kind: 'incident', date }),
    draftEntry('outlet', { kind: 'outlet', name: 'The Gazette' }),
  ]
  table = await openTable(draftCampaign(entries, [draftRule('yearly', { dateline: '' })]))
})
afterEach(() => table.close())

/** Writes a bulletin of the desk up to its preview. */
async function written(headline: string) {
  const form = await table.call(gm, 'bulletin schedule', { when: '2404-04-01' })
  const { data } = form.response as { readonly data: { readonly custom_id: string } } // a modal
  const fields = { headline, dateline: '', body: 'It was found.' }
  return table.submit(gm, data.custom_id, fields)
}

test('a bulletin that two GMs schedule at once is scheduled once', async () => {
  const page = await written('A stroke of luck')
  const press = () => table.press(gm, page.button('Schedule'))
  const answers = await Promise.all([press(), press()])
  const texts = answers.map(({ text }) => text).sort()
  expect(texts).toEqual([
    expect.stringContaining('Scheduled: “A stroke of luck”'),
    expect.stringContaining('That draft is gone'),
  ])
  const rules = await table.guild.bulletins.rules()
  expect(rules.filter(({ source }) => source === 'desk')).toHaveLength(1)
})

test('a bulletin that two GMs publish at once is published once', async () => {
  const page = await table.call(gm, 'bulletin post')
  const press = () => table.press(gm, page.button('Post it now'))
  const answers = await Promise.all([press(), press()])
  expect(answers.filter(({ text }) => text.includes('goes to <#2001> now'))).toHaveLength(1)
  expect(answers.filter(({ text }) => text.includes('has been posted already'))).toHaveLength(1)
  expect(await table.guild.bulletins.deliveries(9)).toHaveLength(1)
})

test('a bulletin that one GM skips is not posted by a preview from before', async () => {
  const page = await table.call(gm, 'bulletin post')
  await table.call(gm, 'bulletin skip')
  const answer = await table.press(gm, page.button('Post it now'))
  expect(answer.text).toContain('A GM skipped that bulletin meanwhile.')
  expect(await table.guild.drafts.list(9)).toMatchObject([{ state: 'skipped' }])
  expect(await table.guild.bulletins.deliveries(9)).toEqual([])
  const again = await table.call(gm, 'bulletin post')
  expect(again.text).toContain('– skipped')
  await table.press(gm, again.button('Post it now'))
  expect(await table.guild.bulletins.deliveries(9)).toHaveLength(1)
})

test('a bulletin that one GM posts while another skips it is either posted or skipped', async () => {
  const page = await table.call(gm, 'bulletin post')
  const skipped = await table.call(gm, 'bulletin skip')
  const waiting = await table.press(gm, skipped.button('Unskip'))
  const [posted] = await Promise.all([
    table.press(gm, page.button('Post it now')),
    table.press(gm, waiting.button('Skip')),
  ])
  const [draft] = await table.guild.drafts.list(9)
  const out = await table.guild.bulletins.deliveries(9)
  expect(draft?.state).toBe(out.length === 1 ? 'planned' : 'skipped')
  expect(posted.text).toMatch(out.length === 1 ? /goes to <#2001> now/ : /meanwhile\./)
})

test('a bulletin whose headline is an emoji is found by it', async () => {
  const page = await written('🔥')
  await table.press(gm, page.button('Schedule'))
  const preview = await table.call(gm, 'bulletin preview', { bulletin: '🔥' })
  expect(preview.text).toContain('**🔥**, as')
})
