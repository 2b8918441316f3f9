import type { Calendar } from '../calendar/calendar.ts'
import { dayNumber, type DayNumber } from '../calendar/day.ts'
import { formatYear } from '../calendar/formatDate.ts'
import { monthBefore, monthOf, monthsOfYear, type MonthOfYear } from '../calendar/monthsOfYear.ts'
import { dueTimeOf } from '../calendar/realTime.ts'
import { yearSpan } from '../calendar/spans.ts'
import type { Schedule } from '../lore/schedule.ts'
import { dueOn } from './dueOn.ts'
import { headlineList, historyOf, listHistory } from './digestList.ts'
import type { BulletinKind, Telling } from './kind.ts'
import { obstacles } from './obstacles.ts'
import { writeDay } from './story.ts'

type Digest = Extract<Schedule, { readonly kind: 'digest' }>

/** On the first day of a month or a year: what happened then long ago, or what was in the news. */
export const digestKind: BulletinKind<Digest> = {
  obstacle({ every, at }, { clock, calendar, zone }) {
    const [any] = firstDays(every, calendar, dayNumber(0))
    if (any === undefined) return "The campaign's calendar has no months."
    const due = dueTimeOf(clock, calendar, any, at, zone)
    return due.kind === 'none' ? obstacles[due.reason] : null
  },

  *occurrences({ every, at }, setting, after) {
    const { calendar } = setting
    const days = (from: DayNumber) => firstDays(every, calendar, from)
    for (const due of dueOn(days, at, setting, after))
      yield { ...due, occurrence: nameOf(every, due.universeDay, calendar) }
  },

  looksBack({ of, every }, today, calendar) {
    return of === 'headlines' ? stretchBefore(every, today, calendar) : null
  },

  ownFields: ({ every }) => (every === 'month' ? ['month', 'year', 'list'] : ['year', 'list']),

  tell({ of, every }, { universeDay: today }, _, story): Telling {
    const { world, style, printed = [] } = story
    const { calendar } = style
    const told =
      of === 'history' ? stretchAt(every, today, calendar) : stretchBefore(every, today, calendar)
    const items = of === 'history' ? historyOf(world, every, today, style) : []
    const list = of === 'history' ? listHistory(items, style) : headlineList(printed)
    if (list === '' || told === null) return nothing[of]
    const month = calendar.months[told.month - 1]?.name ?? ''
    return {
      kind: 'told',
      values: {
        today: writeDay(today, style),
        year: formatYear(told.year, calendar, style.dateFormat),
        ...(every === 'month' && { month }),
        list,
      },
      sources: items.map(({ source }) => source),
    }
  },
}

const nothing: Readonly<Record<Digest['of'], Telling>> = {
  history: {
    kind: 'nothing',
    reason: 'Nothing that its readers know of happened then.',
    fix: 'There is nothing to do.',
    quiet: true,
  },
  headlines: {
    kind: 'nothing',
    reason: 'The channel had no news to gather.',
    fix: 'There is nothing to do.',
    quiet: true,
  },
}

/** Years of no months after which none is expected. */
const longestSilence = 1000

function* firstDays(
  every: Digest['every'],
  calendar: Calendar,
  from: DayNumber,
): Generator<DayNumber> {
  let silence = 0
  for (let { year } = calendar.fromDay(from); silence < longestSilence; year++) {
    silence++
    const starts = every === 'year' ? [yearSpan(calendar, year)] : monthsOfYear(calendar, year)
    for (const { first } of starts) {
      silence = 0
      if (first >= from) yield first
    }
  }
}

/** "2404-03" for a month, "2404" for a year. */
function nameOf(every: Digest['every'], day: DayNumber, calendar: Calendar): string {
  const { year } = calendar.fromDay(day)
  const month = monthOf(day, calendar)?.month ?? 0
  return every === 'year' ? String(year) : `${year}-${String(month).padStart(2, '0')}`
}

/** The month or year that a day is in; a year's own month is of no interest. */
function stretchAt(every: Digest['every'], day: DayNumber, calendar: Calendar): MonthOfYear | null {
  if (every === 'month') return monthOf(day, calendar) ?? null
  const { year } = calendar.fromDay(day)
  return { year, month: 0, ...yearSpan(calendar, year) }
}

function stretchBefore(
  every: Digest['every'],
  today: DayNumber,
  calendar: Calendar,
): MonthOfYear | null {
  if (every === 'month') return monthBefore(today, calendar) ?? null
  return stretchAt(every, dayNumber(today - 1), calendar)
}
