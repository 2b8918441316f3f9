import { expect, test } from 'vitest'
import { composeBulletin } from '../../src/bulletins/compose.ts'
import { fieldsOf } from '../../src/bulletins/fields.ts'
import { gatherStory } from '../../src/bulletins/gatherStory.ts'
import { passedOver } from '../../src/bulletins/passedOver.ts'
import { nextOccurrences, planObstacle } from '../../src/bulletins/plan.ts'
import type { Schedule } from '../../src/bulletins/rule.ts'
import { sourceChanges } from '../../src/bulletins/sources.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { tendays } from '../../src/calendar/tendays.ts'
import type { Entry } from '../../src/lore/entry.ts'
import { asId, type ChannelId } from '../../src/lore/ids.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { audienceOf } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { entryNamed, guild, idOf, secret } from '../lore/entries.ts'
import { at, date, on, ruleWith, settingWith, style } from './rules.ts'

type Digest = Extract<Schedule, { readonly kind: 'digest' }>
const digest = (of: Digest['of'], every: Digest['every']): Digest => ({
  kind: 'digest',
  at: '12:00',
  of,
  every,
})

const incidents: Readonly<Record<string, Partial<Entry>>> = {
  Seizure: { date: date('2391-11-03') },
  Rumour: { date: date('November 2390') },
  Blast: { date: date('late 2391-11') },
  Letter: { date: date('2392-02-22') },
  Hostages: { date: date('early 2392') },
  Treaty: { date: date('2393') },
  War: { date: date('the 2370s') },
  Now: { date: date('2404-11-01') },
  Undated: {},
}

function worldWith(entries: Readonly<Record<string, Partial<Entry>>> = incidents) {
  const outlet = entryNamed('FNS', { kind: 'outlet' })
  const all = Object.entries(entries).map(([name, parts]) =>
    entryNamed(name, { kind: 'incident', ...parts }),
  )
  return perceive(createWorld([outlet, ...all]), audienceOf(guild), on(2404, 11, 1))
}

const compose = (
  schedule: Digest,
  entries = incidents,
  printed: readonly { readonly headline: string; readonly stardate: string }[] = [],
) =>
  composeBulletin(
    ruleWith({
      schedule,
      of: null,
      headline: schedule.every === 'month' ? 'In {month}' : 'In {year}',
      body: '{list}',
    }),
    {
      occurrence: '',
      universeDay: schedule.every === 'month' ? on(2404, 11, 1) : on(2404, 1, 1),
    },
    { world: worldWith(entries), style, printed },
  )

test('a month remembers what is known to have happened in it, each in its own precision', () => {
  const made = compose(digest('history', 'month'))
  expect(made).toMatchObject({
    content: {
      headline: 'In November',
      story: [
        '- **November 2390**, 14 years ago: Rumour',
        '- **239111.03**, 13 years ago: Seizure',
        '- **late November 2391**, 13 years ago: Blast',
      ].join('\n'),
    },
  })
})

test('a year remembers what no month is known of', () => {
  expect(compose(digest('history', 'year'))).toMatchObject({
    content: {
      headline: 'In 2404',
      story: ['- **early 2392**, 12 years ago: Hostages', '- **2393**, 11 years ago: Treaty'].join(
        '\n',
      ),
    },
  })
})

test('what its readers may not know is neither told nor counted', () => {
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, n) => [
      `Event ${n + 10}`,
      { date: date('2391-11-03'), ...(n < 2 && { visibility: secret }) },
    ]),
  )
  const made = compose(digest('history', 'month'), many)
  const story = made.kind === 'ready' ? made.content.story.split('\n') : []
  expect(story).toHaveLength(12)
  expect(story[0]).toContain('Event 12')
  expect(story.at(-1)).toContain('Event 23')
  const { 'Event 10': shown, ...others } = many
  const more = compose(digest('history', 'month'), {
    ...others,
    'Event 10': { date: shown?.date ?? null },
  })
  const longer = more.kind === 'ready' ? more.content.story.split('\n') : []
  expect(longer).toHaveLength(12)
  expect(longer.at(-1)).toBe('- and 2 more')
})

test('names are no Markdown, and a list is', () => {
  const made = compose(digest('history', 'month'), { 'The *Gorkon*': { date: date('2391-11-03') } })
  expect(made).toMatchObject({
    content: { story: String.raw`- **239111.03**, 13 years ago: The \*Gorkon\*` },
  })
})

test('headlines are those that its channel was told', () => {
  const printed = [
    { headline: 'Doors shut', stardate: '240410.03' },
    { headline: 'Doors [open]', stardate: '240410.04' },
  ]
  expect(compose(digest('headlines', 'month'), {}, printed)).toMatchObject({
    content: {
      headline: 'In October',
      story: `- **240410.03**: Doors shut\n- **240410.04**: Doors ${String.raw`\[open\]`}`,
      sources: [],
    },
  })
})

test('where there is nothing to tell, nothing is printed', () => {
  for (const schedule of [digest('history', 'month'), digest('headlines', 'year')])
    expect(compose(schedule, {})).toMatchObject({ kind: 'heldBack', nothingToTell: true })
})

test('a digest is out of date when an incident in it is known by another date', () => {
  const made = compose(digest('history', 'month'))
  const sources = made.kind === 'ready' ? (made.content.sources ?? []) : []
  expect(sources.map(({ entry }) => entry)).toEqual(['Rumour', 'Seizure', 'Blast'].map(idOf))
  const moved = worldWith({ ...incidents, Seizure: { date: date('2391-11-04') } })
  expect(sourceChanges(sources, moved).map(({ entry }) => entry)).toEqual([idOf('Seizure')])
})

test('it counts years as the campaign’s days do, by eras too', () => {
  const made = composeBulletin(
    ruleWith({
      schedule: digest('history', 'year'),
      of: null,
      headline: 'In {year}',
      body: '{list}',
    }),
    { occurrence: '', universeDay: on(2404, 1, 1) },
    {
      world: worldWith(incidents),
      style: { ...style, dateFormat: '{day} {monthName} {year} {era}' },
    },
  )
  expect(made).toMatchObject({ content: { headline: 'In 2404 CE' } })
  expect(JSON.stringify(made)).toContain('**early 2392 CE**, 12 years ago')
})

test('it is due on the first day of each month, and of each year', () => {
  const after = at('2026-11-15T00:00:00Z')
  const next = (every: Digest['every']) =>
    nextOccurrences(digest('history', every), settingWith(), after, 2)
  expect(next('month')).toMatchObject([
    { occurrence: '2403-12', dueAt: at('2026-12-01T12:00:00Z') },
    { occurrence: '2404-01', dueAt: at('2027-01-01T12:00:00Z') },
  ])
  expect(next('year')).toMatchObject([
    { occurrence: '2404', dueAt: at('2027-01-01T12:00:00Z') },
    { occurrence: '2405', dueAt: at('2028-01-01T12:00:00Z') },
  ])
  const manual = settingWith({ clock: { mode: 'manual', day: dayNumber(0) } })
  expect(planObstacle(digest('history', 'month'), settingWith())).toBeNull()
  expect(planObstacle(digest('history', 'month'), manual)).toContain('set by hand')
})

test('festivals have no digest of their own', () => {
  const year = {
    first: tendays.toDay({ year: 1372, month: 1, day: 1 }),
    last: tendays.toDay({ year: 1372, month: 19, day: 30 }),
  }
  const passed = passedOver(digest('history', 'month'), settingWith({ calendar: tendays }), year)
  expect(passed).toHaveLength(13)
  expect(passed.map(({ occurrence }) => occurrence).slice(0, 3)).toEqual([
    '1372-01',
    '1372-03',
    '1372-04',
  ])
})

test('only a digest of headlines asks what was printed, and for the month or year before', async () => {
  const asked: unknown[] = []
  const archive = {
    headlines: async (channel: ChannelId, days: unknown) => {
      asked.push([channel, days])
      return []
    },
  }
  const told = { world: worldWith(), style }
  const channel = asId<ChannelId>('1')
  const gather = (schedule: Digest, day: ReturnType<typeof on>) =>
    gatherStory({ schedule }, { universeDay: day }, channel, told, archive)
  await gather(digest('history', 'month'), on(2404, 11, 1))
  await gather(digest('headlines', 'month'), on(2404, 3, 1))
  await gather(digest('headlines', 'year'), on(2404, 1, 1))
  expect(asked).toEqual([
    [channel, expect.objectContaining({ first: on(2404, 2, 1), last: on(2404, 2, 29) })],
    [channel, expect.objectContaining({ first: on(2403, 1, 1), last: on(2403, 12, 31) })],
  ])
})

test('the fields of a digest are its own, and a list is no headline', () => {
  const monthly = { schedule: digest('history', 'month'), of: null }
  expect(fieldsOf(monthly)).toEqual(['month', 'year', 'list', 'today', 'outlet'])
  expect(fieldsOf(monthly, 'line')).toEqual(['month', 'year', 'today', 'outlet'])
  expect(fieldsOf({ schedule: digest('history', 'year'), of: null }, 'line')).toEqual([
    'year',
    'today',
    'outlet',
  ])
})
