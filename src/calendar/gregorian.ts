import { createCalendar } from './createCalendar.ts'

/** The `DayNumber` on which its year 0 begins; other calendars may begin theirs with it. */
export const gregorianEpoch = -719_528

/**
 * The Gregorian calendar carried back without end, with astronomical years. A campaign whose
 * years are shifted against ours says so in its clock: in-universe years are written as they are.
 */
export const gregorian = createCalendar({
  id: 'gregorian',
  name: 'Gregorian',
  months: [
    { name: 'January', days: 31 },
    { name: 'February', days: 28, leapDay: { intervals: '400,!100,4' } },
    { name: 'March', days: 31 },
    { name: 'April', days: 30 },
    { name: 'May', days: 31 },
    { name: 'June', days: 30 },
    { name: 'July', days: 31 },
    { name: 'August', days: 31 },
    { name: 'September', days: 30 },
    { name: 'October', days: 31 },
    { name: 'November', days: 30 },
    { name: 'December', days: 31 },
  ],
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  epoch: { day: gregorianEpoch, weekday: 5 },
  eras: [{ name: 'BCE' }, { name: 'CE', from: 1 }],
  formats: [
    { name: 'stardate', template: '{year}{month:2}.{day:2}' },
    { name: 'long', template: '{weekday}, {day} {monthName} {year}' },
    { name: 'era', template: '{day} {monthName} {year} {era}' },
  ],
})
