import type {
  CalendarData,
  EraData,
  LeapData,
  MonthData,
  NamedFormat,
} from '../calendar/calendarData.ts'
import { checkCalendar } from '../calendar/checkCalendar.ts'
import { createCalendar } from '../calendar/createCalendar.ts'
import { compileDayFormat } from '../calendar/dayFormat.ts'
import { gregorianEpoch } from '../calendar/gregorian.ts'
import { chooseFrom, optional, readFields, required, shown, type Reader } from './fields.ts'
import type { FileContext } from './fileContext.ts'
import { listOf, name, text, wholeNumber, yesOrNo } from './readers.ts'
import { readYaml, type YamlNode } from './yamlTree.ts'

/** More names than any week or year has; comparing them stays quick. */
const mostNames = 100

const shortList =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (node, context) => {
    if (node.kind !== 'list' || node.items.length <= mostNames) return listOf(read)(node, context)
    const message = `${node.items.length} items, where ${mostNames} fit`
    context.fault(node.at, message, 'Keep to those that the calendar needs.')
    return undefined
  }

const rule = {
  every: required(text(100), "every: '4'"),
  offset: optional(wholeNumber(-999_999, 999_999)),
}

/** Years by an interval list, as `4`, or with the years from which they count. */
const leap: Reader<LeapData> = (node, context) => {
  if (node.kind !== 'map') {
    const intervals = text(100)(node, context)
    return intervals === undefined ? undefined : { intervals }
  }
  const { every, offset } = readFields(node, rule, context)?.values ?? {}
  if (every === undefined) return undefined
  return { intervals: every, ...(offset === undefined ? {} : { offset }) }
}

const monthFields = {
  name: required(name(60), 'name: Deepfrost'),
  days: required(wholeNumber(0, 999_999), 'days: 30'),
  festival: optional(yesOrNo),
  'outside-week': optional(yesOrNo),
  years: optional(leap),
  'leap-day': optional(leap),
}

const month: Reader<MonthData> = (node, context) => {
  const values = readFields(node, monthFields, context)?.values
  if (values?.name === undefined || values.days === undefined) return undefined
  const { name: called, days, festival, years } = values
  return {
    name: called,
    days,
    ...(festival === true ? { intercalary: true } : {}),
    ...(values['outside-week'] === true ? { outsideWeek: true } : {}),
    ...(years === undefined ? {} : { years }),
    ...(values['leap-day'] === undefined ? {} : { leapDay: values['leap-day'] }),
  }
}

const eraFields = {
  name: required(name(60), 'name: CE'),
  from: optional(wholeNumber(-999_999, 999_999)),
  'keeps-years': optional(yesOrNo),
}

const era: Reader<EraData> = (node, context) => {
  const values = readFields(node, eraFields, context)?.values
  if (values?.name === undefined) return undefined
  const { name: called, from } = values
  const keepsYears = values['keeps-years'] === true
  return {
    name: called,
    ...(from !== undefined && { from }),
    ...(keepsYears && { keepsYears }),
  }
}

const format: Reader<NamedFormat> = (node, context) => {
  const values = readFields(
    node,
    { name: required(name(60), 'name: long'), template: required(text(100), longTemplate) },
    context,
  )?.values
  if (values?.name === undefined || values.template === undefined) return undefined
  return { name: values.name, template: values.template }
}
const longTemplate = "template: '{weekday}, {day} {monthName} {year}'"

const fields = {
  name: required(name(60), 'name: The Salt Reckoning'),
  months: required(shortList(month), 'months: [{name: Deepfrost, days: 30}]'),
  weekdays: required(shortList(name(60)), 'weekdays: [Oneday, Twoday, Threeday]'),
  'first-weekday': optional((node, context) => {
    const day = name(60)(node, context)
    return day === undefined ? undefined : { day, at: node.at }
  }),
  eras: optional(shortList(era)),
  formats: optional(shortList(format)),
}

/**
 * Reads a GM's own calendar; null when anything is wrong with it, every fault being noted. Its
 * year 0 begins with ours.
 */
export function readCalendarFile(id: string, context: FileContext): CalendarData | null {
  const tree = readYaml(context, 0, context.text.length)
  const values = tree === null ? undefined : readFields(tree, fields, context)?.values
  if (tree === null || values?.months === undefined || values.weekdays === undefined) return null
  const { name: called, months, weekdays, eras, formats } = values
  const first = values['first-weekday']
  const weekday = first === undefined ? 0 : indexOf(first.day, weekdays)
  if (first !== undefined && weekday < 0) {
    const message = `unknown weekday "${shown(first.day)}"`
    context.fault(first.at, message, chooseFrom(first.day, weekdays))
  }
  // A list with an item left out would be checked wrongly.
  if (context.faults.length > 0 || called === undefined) return null
  const epoch = { day: gregorianEpoch, weekday }
  const told = { ...(eras && { eras }), ...(formats && { formats }) }
  const data: CalendarData = { id, name: called, months, weekdays, epoch, ...told }
  for (const { path, message, fix } of checkCalendar(data)) {
    // The epoch is ours; it is wrong only where there is no weekday at all.
    if (path[0] !== 'epoch') context.fault(placeOf(path, tree), message, fix)
  }
  if (context.faults.length > 0) return null
  const calendar = createCalendar(data)
  for (const [index, { template }] of calendar.formats.entries()) {
    const at = placeOf(['formats', index, 'template'], tree)
    const { faults } = compileDayFormat(template, calendar)
    for (const { message, fix } of faults) context.fault(at, `in the format: ${message}`, fix)
  }
  return context.faults.length > 0 ? null : data
}

const indexOf = (wanted: string, names: readonly string[]): number =>
  names.findIndex((one) => one.toLowerCase() === wanted.toLowerCase())

const written: Readonly<Record<string, string>> = { leapDay: 'leap-day', intervals: 'every' }

/** Where the value at a path was written, or as near to it as the file goes. */
function placeOf(path: readonly (string | number)[], tree: YamlNode): number {
  let node = tree
  for (const step of path) {
    const below: YamlNode | undefined =
      node.kind === 'map'
        ? node.fields.find(({ key }) => key === (written[step] ?? step))?.value
        : node.kind === 'list'
          ? node.items[Number(step)]
          : undefined
    if (below === undefined) break
    node = below
  }
  return node.at
}
