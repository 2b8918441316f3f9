import { createCalendar } from './createCalendar.ts'

/**
 * For worlds that count by the moon: twelve months of 29 and 30 days by turns, and a thirteenth
 * in every third year but the thirty-sixth. The last has a day more in every fifth year.
 */
export const moons = createCalendar({
  id: 'moons',
  name: 'Moons',
  months: [
    { name: 'Wolf Moon', days: 30 },
    { name: 'Snow Moon', days: 29 },
    { name: 'Sap Moon', days: 30 },
    { name: 'Egg Moon', days: 29 },
    { name: 'Flower Moon', days: 30 },
    { name: 'Rose Moon', days: 29 },
    { name: 'Wandering Moon', days: 30, years: { intervals: '!36,3' } },
    { name: 'Hay Moon', days: 30 },
    { name: 'Grain Moon', days: 29 },
    { name: 'Fruit Moon', days: 30 },
    { name: 'Hunting Moon', days: 29 },
    { name: 'Frost Moon', days: 30 },
    { name: 'Long Moon', days: 29, leapDay: { intervals: '5' } },
  ],
  weekdays: ['New', 'Waxing', 'Half', 'Swelling', 'Full', 'Waning', 'Dark'],
  epoch: { day: -719_528, weekday: 0 },
  formats: [{ name: 'long', template: '{weekday}, {day} {monthName} {year}' }],
})
