import { createCalendar } from './createCalendar.ts'

const month = (name: string) => ({ name, days: 30 })
const festival = (name: string) => ({ name, days: 1, intercalary: true, outsideWeek: true })

/**
 * For fantasy worlds: thirteen months of three weeks of ten days, five festivals between them, and
 * in every fourth year a sixth, all outside the week. Its names belong to no published setting.
 */
export const tendays = createCalendar({
  id: 'tendays',
  name: 'Tendays',
  months: [
    month('Deepfrost'),
    festival('Lantern Night'),
    month('Icebreak'),
    month('Sleet'),
    month('Seedmonth'),
    festival('First Furrow'),
    month('Lambing'),
    month('Greenleaf'),
    month('Haymonth'),
    festival('Highday'),
    { ...festival('Oathday'), years: { intervals: '4' } },
    month('Goldgrain'),
    month('Orchard'),
    festival('Last Sheaf'),
    month('Smokemonth'),
    month('Bareboughs'),
    festival('The Remembering'),
    month('Longdark'),
    month('Yearsend'),
  ],
  weekdays: [
    'Oneday',
    'Twoday',
    'Threeday',
    'Fourday',
    'Fiveday',
    'Sixday',
    'Sevenday',
    'Eightday',
    'Nineday',
    'Tenday',
  ],
  epoch: { day: -719_528, weekday: 0 },
  eras: [{ name: 'Old Count' }, { name: 'New Count', from: 1 }],
  formats: [
    { name: 'long', template: '{weekday}, {day} {monthName} {year}' },
    { name: 'era', template: '{day} {monthName} {year} {era}' },
  ],
})
