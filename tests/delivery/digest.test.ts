import { Temporal } from 'temporal-polyfill'
import { afterEach, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { upcoming } from '../../src/delivery/upcoming.ts'
import { asId } from '../../src/lore/ids.ts'
import { draftCampaign, draftRule, guildA } from '../store/sampleDrafts.ts'
import { rehearse, remembered, type Rehearsal } from './rehearsal.ts'

const since = Temporal.Instant.from('2026-02-02T00:00:00Z')
const [firstOfMarch, firstOfApril] = ['2026-03-01T18:00:00Z', '2026-04-01T18:00:00Z'].map((text) =>
  Temporal.Instant.from(text),
)

const digest = draftRule('digest', {
  schedule: { kind: 'digest', at: '18:00', of: 'headlines', every: 'month' },
  of: null,
  headline: 'What was in the news in {month}',
  dateline: '',
  body: '{list}',
})

let play: Rehearsal
afterEach(() => play.remove())

test('a digest names what its channel was told last month, itself and other channels left out', async () => {
  const { entries, rules } = remembered(1)
  const told = rules.map((rule, n) => ({ ...rule, headline: `Story ${n}` }))
  play = await rehearse({ draft: draftCampaign(entries, [...told, digest]), since })
  if (firstOfMarch === undefined || firstOfApril === undefined) throw new Error('no such days')
  await play.at(Temporal.Instant.from('2026-02-22T18:00:00Z'))
  await play.at(firstOfMarch)
  expect(play.stage.messages.map(({ content }) => [content.headline, content.story])).toEqual([
    ['Story 0', 'Body'],
    ['What was in the news in February', '- **2404-02-22**: Story 0'],
  ])
  const { bulletins } = play.store.guild(guildA)
  const anyDay = { first: dayNumber(0), last: dayNumber(200_000) }
  expect(await bulletins.headlines(asId('2001'), anyDay)).toHaveLength(1)
  expect(await bulletins.headlines(asId('2002'), anyDay)).toEqual([])

  // A month without news is recorded and bothers nobody.
  await play.at(firstOfApril)
  expect(play.stage.messages).toHaveLength(2)
  expect(play.stage.notices).toEqual([])
  const [last] = await play.store.guild(guildA).bulletins.deliveries(1)
  expect(last).toMatchObject({ state: 'missed', reason: 'The channel had no news to gather.' })
})

test('digests of months without news are not missed by anybody, nor waited for', async () => {
  const { entries } = remembered(0)
  play = await rehearse({ draft: draftCampaign(entries, [digest]), since })
  expect(await upcoming(play.store, since)).toBeNull()
  await play.at(Temporal.Instant.from('2026-06-15T00:00:00Z'))
  expect(play.stage.notices).toEqual([])
  const rows = await play.store.guild(guildA).bulletins.deliveries(9)
  expect(rows.map(({ state }) => state)).toEqual(Array(4).fill('missed'))
})
