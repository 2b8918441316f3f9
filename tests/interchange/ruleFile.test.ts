import { expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import type { Schedule } from '../../src/lore/schedule.ts'
import { draftOf, entry, faultsOf, type TrialFiles } from './trialCampaign.ts'

const settings = (calendar: string) => `name: Trial
summary: A campaign for tests.
calendar: ${calendar}
date-format: '{year}-{month:2}-{day:2}'
clock: {mode: linear, day: 2404-01-01, real: 2027-01-01T00:00Z, rate: 1}
`

const files = (fields: string, { calendar = 'gregorian', text = 'Text.' } = {}): TrialFiles => ({
  'campaign.yaml': settings(calendar),
  'fns.md': entry('outlet', 'FNS'),
  'attack.md': entry('incident', 'Attack', 'date: 2388-01-22'),
  'rumour.md': entry('incident', 'Rumour'),
  'bulletins/b.md': `---\nname: News\noutlet: FNS\nheadline: News\n${fields}\n---\n${text}\n`,
})

const scheduleOf = async (fields: string, calendar?: string): Promise<Schedule | undefined> => {
  const { rules } = await draftOf(files(fields, calendar === undefined ? {} : { calendar }))
  return rules[0]?.schedule
}

const day = (year: number, month: number, of: number) => gregorian.toDay({ year, month, day: of })
const noEnds = { kind: 'recurring', at: '12:00', first: null, last: null } as const

test('a bulletin can be on an in-universe day, or at a real time', async () => {
  expect(await scheduleOf("kind: dated\non: 2404-03-04\nat: '18:00'")).toEqual({
    kind: 'dated',
    day: day(2404, 3, 4),
    at: '18:00',
  })
  expect(await scheduleOf('kind: dated\nreal: 2027-03-01 18:00')).toEqual({
    kind: 'local',
    date: '2027-03-01',
    at: '18:00',
  })
})

test('a bulletin can be a digest, and is then about no incident', async () => {
  const fields = "kind: digest\ngathers: headlines\nevery: year\nat: '09:00'"
  expect(await scheduleOf(fields)).toEqual({
    kind: 'digest',
    of: 'headlines',
    every: 'year',
    at: '09:00',
  })
  expect(await faultsOf(files(`${fields}\nof: Attack`))).toEqual([
    expect.stringContaining('unknown field "of"'),
  ])
  const text = 'In {month}: {list}'
  expect(await faultsOf(files(fields, { text }))).toEqual([
    expect.stringContaining(
      'nothing fills {month} in here — The fields are {year}, {list}, {today}, {outlet}.',
    ),
  ])
})

test('a bulletin about nothing in particular names no incident', async () => {
  const { rules } = await draftOf(files('kind: dated\nreal: 2027-03-01 18:00'))
  expect(rules[0]?.of).toBeNull()
})

test.each<readonly [string, Schedule]>([
  [
    'every: 10 days\nfirst: 2404-03-04\nlast: 2404-12-31',
    {
      ...noEnds,
      pattern: { every: 'days', count: 10, from: day(2404, 3, 4) },
      first: day(2404, 3, 4),
      last: day(2404, 12, 31),
    },
  ],
  [
    'every: week\non: Monday',
    { ...noEnds, pattern: { every: 'week', weekdays: [gregorian.weekdays.indexOf('Monday')] } },
  ],
  [
    'every: month\non: 31\nleap-policy: skip',
    { ...noEnds, pattern: { every: 'month', day: 31, leapPolicy: 'skip' } },
  ],
  [
    'every: year\non: 29 february',
    { ...noEnds, pattern: { every: 'year', month: 2, day: 29, leapPolicy: 'previous' } },
  ],
])('a bulletin recurs: %s', async (fields, schedule) => {
  expect(await scheduleOf(`kind: recurring\nat: '12:00'\n${fields}`)).toEqual(schedule)
})

test('weekdays and festivals are those of the calendar', async () => {
  const recurring = "kind: recurring\nat: '12:00'\n"
  expect(await scheduleOf(`${recurring}every: week\non: [Oneday, tenday]`, 'tendays')).toEqual({
    ...noEnds,
    pattern: { every: 'week', weekdays: [0, 9] },
  })
  expect(await scheduleOf(`${recurring}every: year\non: Lantern Night`, 'tendays')).toEqual({
    ...noEnds,
    pattern: { every: 'year', month: 2, day: 1, leapPolicy: 'skip' },
  })
})

const recurring = (fields: string): string => `kind: recurring\nat: '12:00'\n${fields}`

test.each<readonly [string, string, string]>([
  [
    'no day',
    'kind: dated',
    'bulletins/b.md:2:1 a dated bulletin without a day — Add "on: 2404-03-04" with "at: \'12:00\'"',
  ],
  ['a day without a time', 'kind: dated\non: 2404-03-04', 'the field "at" is missing — Add it'],
  [
    'a day that is none',
    "kind: dated\non: 2404\nat: '12:00'",
    'bulletins/b.md:6:5 "2404" is not a single day — Name the day, as 2404-03-04.',
  ],
  [
    'two times',
    "kind: dated\nreal: 2027-03-01 18:00\nat: '12:00'",
    'bulletins/b.md:7:1 a second time beside "real" — Keep "real", or "on" with "at".',
  ],
  [
    'a real day that never comes',
    'kind: dated\nreal: 2027-02-30 18:00',
    '"2027-02-30 18:00" is no real date and time — Write it as 2027-03-01 18:00.',
  ],
  ['breaking news', 'kind: breaking', 'breaking news in a file — Breaking news is made in Discord'],
  [
    'an unknown kind',
    'kind: datd',
    'bulletins/b.md:5:7 unknown kind of bulletin "datd" — Did you mean "dated"? Known are: ',
  ],
  [
    'a field of another kind',
    "kind: dated\non: 2404-03-04\nat: '12:00'\nevery: week",
    'bulletins/b.md:8:1 unknown field "every"',
  ],
  ['a strange rhythm', recurring('every: 2 weeks'), '"2 weeks" is no such stretch of time — Write'],
  ['a count from nowhere', recurring('every: 3 days'), 'the field "first" is missing — Add it, as'],
  [
    'a week without a day',
    recurring('every: week'),
    'the field "on" is missing — Add it, as "on: ',
  ],
  [
    'a day beyond every month',
    recurring('every: month\non: 32'),
    '"32" is no day of a month — Write a day from 1 to 31; 31 is the last day of every month.',
  ],
  [
    'a festival of elsewhere',
    recurring('every: year\non: Lantern Night'),
    'no month or festival is "Lantern Night" — Known are: January',
  ],
  [
    'a day beyond its month',
    recurring('every: year\non: 30 February'),
    '"30 February" is no day of February, which has 29 — Write one day of it, as "29 February".',
  ],
  [
    'a month without its day',
    recurring('every: year\non: February'),
    '"February" is no day of February',
  ],
  [
    'an end before the beginning',
    recurring('every: week\non: Monday\nfirst: 2404-03-04\nlast: 2404-03-03'),
    'a last day before the first — Swap the two.',
  ],
  [
    'a leap policy without a leap',
    recurring('every: week\non: Monday\nleap-policy: skip'),
    '"leap-policy" beside days that no year lacks — Remove it.',
  ],
])('%s is refused with what to do instead', async (_, fields, fault) => {
  expect(await faultsOf(files(fields))).toEqual([expect.stringContaining(fault)])
})

test('a weekday of another calendar is refused with those of this one', async () => {
  const faults = await faultsOf(
    files(recurring('every: week\non: Monday'), { calendar: 'tendays' }),
  )
  const fault = 'no weekday is called "Monday" — Did you mean "Oneday"? Known are: Oneday, Twoday'
  expect(faults).toEqual([expect.stringContaining(fault)])
})

test.each([
  ['{event} was.', 'kind: dated\nreal: 2027-03-01 18:00', 'nothing fills {event} in here'],
  [
    'The {ordinal} time.',
    'kind: dated\nreal: 2027-03-01 18:00\nof: Attack',
    'nothing fills {ordinal} in here — The fields are {event}, {place}, {parties}, {eventDate}, {today}, {outlet}.',
  ],
  [
    'On {eventDate}.',
    'kind: dated\nreal: 2027-03-01 18:00\nof: Rumour',
    '{eventDate} has no value, for "Rumour" names none — Add "date" to the incident',
  ],
])(
  'a story that asks for what its bulletin has not is refused: %s',
  async (text, fields, fault) => {
    expect(await faultsOf(files(fields, { text }))).toEqual([expect.stringContaining(fault)])
  },
)
