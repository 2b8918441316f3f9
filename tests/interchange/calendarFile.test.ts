import { describe, expect, test } from 'vitest'
import { createCalendar } from '../../src/calendar/createCalendar.ts'
import { draftOf, entry, faultsOf, readTrial } from './trialCampaign.ts'

const campaign = (calendar: string): string => `name: Trial
summary: A campaign for tests.
calendar: ${calendar}
date-format: '{day} {monthName} {year}'
clock: {mode: manual, day: 7 Frost 12}
`

const salt = `name: The Salt Reckoning
months:
  - {name: Thaw, days: 30, leap-day: {every: '5', offset: 2}}
  - {name: Sun Feast, days: 1, festival: yes, outside-week: yes}
  - name: Long Night
    days: 1
    festival: yes
    years: '400,!100,4'
  - {name: Frost, days: 29}
weekdays: [Oneday, Twoday, Threeday]
first-weekday: twoday
`

const own = (calendar: string) => ({
  'campaign.yaml': campaign('calendar.yaml'),
  'calendar.yaml': calendar,
})

describe('a calendar of one’s own', () => {
  test('says all that its file says', async () => {
    const { settings } = await draftOf(own(salt))
    expect(settings.calendar).toEqual({
      id: 'calendar.yaml',
      name: 'The Salt Reckoning',
      months: [
        { name: 'Thaw', days: 30, leapDay: { intervals: '5', offset: 2 } },
        { name: 'Sun Feast', days: 1, intercalary: true, outsideWeek: true },
        { name: 'Long Night', days: 1, intercalary: true, years: { intervals: '400,!100,4' } },
        { name: 'Frost', days: 29 },
      ],
      weekdays: ['Oneday', 'Twoday', 'Threeday'],
      epoch: { day: -719_528, weekday: 1 },
    })
  })

  test('has eras and formats, by whose names a campaign chooses', async () => {
    const counted = `${salt}eras: [{name: Before}, {name: Since, from: 10}, {name: Now, from: 99, keeps-years: yes}]
formats: [{name: court, template: '{day} {monthName} {year} {era}'}]
`
    const files = {
      ...own(counted),
      'campaign.yaml': campaign('calendar.yaml')
        .replace("'{day} {monthName} {year}'", 'Court')
        .replace('7 Frost 12', '7 Frost 3 Since'),
    }
    const { settings } = await draftOf(files)
    expect(settings).toMatchObject({
      dateFormat: '{day} {monthName} {year} {era}',
      calendar: {
        eras: [
          { name: 'Before' },
          { name: 'Since', from: 10 },
          { name: 'Now', from: 99, keepsYears: true },
        ],
      },
    })
    if (typeof settings.calendar === 'string') throw new Error('not its own')
    const day = createCalendar(settings.calendar).toDay({ year: 12, month: 4, day: 7 })
    expect(settings.clock).toEqual({ mode: 'manual', day })
  })

  test('is what the dates of the lore and of the clock are read by', async () => {
    const files = { ...own(salt), 'a.md': entry('incident', 'A', 'date: Sun Feast 12') }
    const { settings, entries } = await draftOf(files)
    if (typeof settings.calendar === 'string') throw new Error('not its own')
    const calendar = createCalendar(settings.calendar)
    expect(entries[0]?.date?.earliest).toBe(calendar.toDay({ year: 12, month: 2, day: 1 }))
    expect(settings.clock).toEqual({
      mode: 'manual',
      day: calendar.toDay({ year: 12, month: 4, day: 7 }),
    })
  })

  test('may lie in a folder, and leaves other files alone', async () => {
    const reading = await readTrial({
      'campaign.yaml': campaign('time/salt.yml'),
      'time/salt.yml': salt,
      'time/draft.yml': 'not: a calendar',
    })
    expect(reading).toMatchObject({
      ok: true,
      draft: { settings: { calendar: { id: 'time/salt.yml' } } },
    })
  })

  test.each([
    [
      'no such file',
      { 'campaign.yaml': campaign('salt.yaml') },
      `campaign.yaml:3:11 no file "salt.yaml"`,
    ],
    [
      'a file outside',
      { 'campaign.yaml': campaign('../salt.yaml') },
      `campaign.yaml:3:11 no file "../salt.yaml"`,
    ],
    [
      'the settings themselves',
      { 'campaign.yaml': campaign('campaign.yaml') },
      'campaign.yaml:3:11 no file',
    ],
    [
      'a name that is nearly one',
      { 'campaign.yaml': campaign('gregorain') },
      'campaign.yaml:3:11 unknown calendar "gregorain" — Did you mean "gregorian"?',
    ],
    ['broken YAML', own('months: ['), 'calendar.yaml:'],
    [
      'no months',
      own('name: A\nweekdays: [A]\n'),
      'calendar.yaml:1:1 the field "months" is missing',
    ],
    [
      'a month of no days',
      own(salt.replace('days: 29', 'days: 0')),
      'calendar.yaml:9:25 a month of 0 days',
    ],
    [
      'two months of one name',
      own(salt.replace('Frost', 'thaw')),
      'calendar.yaml:9:5 a second "thaw"',
    ],
    [
      'a leap rule that never ends',
      own(salt.replace("every: '5'", "every: '19997,19993'")),
      `calendar.yaml:3:46 "19997,19993" is no leap rule`,
    ],
    [
      'a leap rule that is none',
      own(salt.replace('400,!100,4', 'often')),
      'calendar.yaml:8:12 "often" is no leap rule',
    ],
    [
      'an unknown first weekday',
      own(salt.replace(': twoday', ': twday')),
      'calendar.yaml:11:16 unknown weekday "twday" — Did you mean "Twoday"?',
    ],
    [
      'a week of no days',
      own(salt.replace('[Oneday, Twoday, Threeday]\nfirst-weekday: twoday', '[]')),
      'calendar.yaml:10:11 a week of no days',
    ],
    [
      'more weekdays than any week has',
      own(salt.replace('Oneday', Array.from({ length: 100 }, (_, n) => `A${n}`).join())),
      'calendar.yaml:10:11 102 items, where 100 fit',
    ],
    [
      'an era without a beginning',
      own(`${salt}eras: [{name: Now}]\n`),
      'calendar.yaml:12:8 the era "Now" does not say when it begins',
    ],
    [
      'an era before the one that it follows',
      own(`${salt}eras: [{name: Now, from: 9}, {name: Then, from: 9}]\n`),
      'calendar.yaml:12:49 the era "Then" begins before "Now" has passed',
    ],
    [
      'a format that leaves out the day',
      own(`${salt}formats: [{name: short, template: '{year}-{month:2}'}]\n`),
      'calendar.yaml:12:35 in the format: it does not tell the day',
    ],
    [
      'a format of no name',
      {
        ...own(salt),
        'campaign.yaml': campaign('gregorian')
          .replace("'{day} {monthName} {year}'", 'lang')
          .replace('7 Frost 12', '2388-02-22'),
      },
      'campaign.yaml:4:14 unknown date format "lang" — Did you mean "long"?',
    ],
    [
      'a month that is no map',
      own(salt.replace('{name: Frost, days: 29}', 'Frost')),
      'calendar.yaml:9:5 "Frost" instead of fields',
    ],
  ])('%s is refused with file, line and reason', async (_, files, fault) => {
    const faults = await faultsOf(files)
    expect(faults[0]).toContain(fault)
    expect(faults).toHaveLength(1)
  })

  test('tells all of its faults at once', async () => {
    const wrong = salt
      .replace('days: 29', 'days: 0')
      .replace('400,!100,4', 'often')
      .replace('Twoday,', 'oneday,')
      .replace('twoday', 'oneday')
    expect(await faultsOf(own(wrong))).toHaveLength(3)
  })

  test('with other months than ours cannot mirror our days', async () => {
    const files = {
      ...own(salt),
      'campaign.yaml': campaign('calendar.yaml').replace(
        '{mode: manual, day: 7 Frost 12}',
        '{mode: mirror, years: 0}',
      ),
    }
    expect(await faultsOf(files)).toEqual([
      expect.stringContaining(
        'a clock that mirrors our months, which the calendar "calendar.yaml" lacks',
      ),
    ])
  })
})
