import { createCalendar } from './createCalendar.ts'

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'Sol',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const months = names.map((name) => ({ name, days: 28 }))

/**
 * Thirteen months of four weeks; Leap Day after June and Year Day after December stand outside
 * the week, so that every date keeps its weekday. Its years are the Gregorian ones.
 * Source: the International Fixed Calendar, proposed by Moses B. Cotsworth in 1902.
 */
export const thirteenMonths = createCalendar({
  id: 'thirteen-months',
  name: 'Thirteen Months',
  months: [
    ...months.slice(0, 6),
    {
      name: 'Leap Day',
      days: 1,
      intercalary: true,
      outsideWeek: true,
      years: { intervals: '400,!100,4' },
    },
    ...months.slice(6),
    { name: 'Year Day', days: 1, intercalary: true, outsideWeek: true },
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  epoch: { day: -719_528, weekday: 0 },
  eras: [{ name: 'BCE' }, { name: 'CE', from: 1 }],
  formats: [
    { name: 'long', template: '{weekday}, {day} {monthName} {year}' },
    { name: 'era', template: '{day} {monthName} {year} {era}' },
  ],
})
