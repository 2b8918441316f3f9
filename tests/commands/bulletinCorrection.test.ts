import { afterEach, beforeEach, expect, test } from 'vitest'
import { correctionOf } from '../../src/bulletins/correctionOf.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { asId, type ChannelId, type EntryId, type MessageId } from '../../src/lore/ids.ts'
import { content } from '../delivery/bulletins.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { gm, player } from './interactions.ts'
import { openTable, type Table } from './table.ts'

const event = day('2388-03-05', gregorian.toDay({ year: 2388, month: 3, day: 5 }))
const elsewhere = asId<ChannelId>('2005')

let table: Table
beforeEach(async () => {
  table = await openTable(
    draftCampaign(
      [
        draftEntry('incident', { kind: 'incident', name: 'The Raid', date: event }),
        draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
      ],
      [draftRule('yearly', { name: 'Raid remembered', dateline: '' })],
    ),
  )
  const [rule] = await table.guild.bulletins.rules()
  const campaign = await table.guild.campaign()
  if (rule === undefined || campaign === null) throw new Error('nothing was imported')
  const universeDay = gregorian.toDay({ year: 2404, month: 2, day: 1 })
  const posts = [{ channel: elsewhere, message: asId<MessageId>('6001') }]
  const headline = 'The {strange} *raid*'
  const printed = {
    rule,
    occurrence: '2403',
    universeDay,
    posts,
    content: { ...content, headline },
  }
  const changes = [{ entry: asId<EntryId>('x'), part: 'story', digest: 'y' }] as const
  const proposed = correctionOf(printed, changes, campaign, table.now)
  await table.guild.desk.correct({ ...proposed, universeDay }, table.now)
})
afterEach(() => table.close())

test('a correction waits for a GM, who reads it in plain words, and appears where the error did', async () => {
  const asked = await table.call(gm, 'bulletin approve')
  expect(asked.text).toContain('what that bulletin told has changed since')
  expect(asked.text).toContain('**CORRECTION**')
  expect(asked.text).toContain('Correction: The {strange}')
  expect(asked.text).toContain(
    String.raw`On 2404-02-01 we reported “The {strange} \*raid\*”. What is known of The Raid has changed since.`,
  )
  expect(asked.buttons).toEqual(['Approve', 'Edit', 'Skip'])
  expect((await table.press(player, asked.button('Approve'))).text).toContain('Only game masters')
  table.now = table.now.add({ hours: 24 * 30 })
  const done = await table.press(gm, asked.button('Approve'))
  expect(done.text).toContain('goes its way')
  expect(await table.guild.bulletins.deliveries(9)).toMatchObject([
    { channel: elsewhere, state: 'due', dueAt: table.now },
  ])
})

test('a correction is none of the bulletins that the calendar brings', async () => {
  const list = await table.call(gm, 'bulletin list')
  expect(list.text).toContain('Raid remembered')
  expect(list.text).not.toContain('never due')
  expect(list.choices('Decide …')).toHaveLength(1)
  expect(await table.type(gm, 'bulletin preview', 'bulletin', '')).toHaveLength(1)
})
