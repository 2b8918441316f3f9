import { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../calendar/calendar.ts'
import type { DayNumber } from '../calendar/day.ts'
import { isLocalTime } from '../calendar/localInstant.ts'
import { limits } from '../lore/limits.ts'
import { approvals, type Schedule } from '../lore/schedule.ts'
import { optional, readFields, required, shown, type Reader, type ValuesOf } from './fields.ts'
import type { FileContext } from './fileContext.ts'
import { date, name, oneOf, reference, text, wholeNumber, yesOrNo, type NameAt } from './readers.ts'
import { every, leapPolicy, readRecurrence } from './recurrenceFields.ts'
import { templateLine } from './templateText.ts'
import type { YamlNode } from './yamlTree.ts'

/** The kinds of bulletin that a file can say. */
export const fileKinds = ['anniversary', 'dated', 'recurring', 'digest'] as const
export type FileKind = (typeof fileKinds)[number]

/** A bulletin's front matter; what is null has a fault. */
export interface RuleFields {
  readonly values: ValuesOf<typeof common>
  readonly of: NameAt | null
  readonly schedule: Schedule | null
}

type KindReader = (
  tree: YamlNode,
  context: FileContext,
  calendar: Calendar | null,
) => RuleFields | null

const timeOfDay: Reader<string> = (node, context) => {
  const value = text(20)(node, context)
  if (value === undefined || isLocalTime(value)) return value
  context.fault(node.at, `"${shown(value)}" is no time of day`, "Write it as '12:00' or '18:30'.")
  return undefined
}

/** A day, told exactly. */
const exactDay: Reader<DayNumber> = (node, context) => {
  const read = date(node, context)
  if (read === undefined) return undefined
  const { earliest, precision, approximate, uncertain } = read
  if (earliest !== null && precision === 'day' && !approximate && !uncertain) return earliest
  const message = `"${shown(read.notation)}" is not a single day`
  context.fault(node.at, message, 'Name the day, as 2404-03-04.')
  return undefined
}

/** `2027-03-01 18:00`, in the zone of whoever plays the campaign. */
const realTime: Reader<{ readonly date: string; readonly at: string }> = (node, context) => {
  const value = text(40)(node, context)
  if (value === undefined) return undefined
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(value) ?? []
  if (isRealDate(day) && isLocalTime(time)) return { date: day, at: time }
  const fix = 'Write it as 2027-03-01 18:00.'
  context.fault(node.at, `"${shown(value)}" is no real date and time`, fix)
  return undefined
}

function isRealDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

const common = {
  kind: required(oneOf('kind of bulletin', fileKinds), 'kind: anniversary'),
  name: required(name(), 'name: Ohmallera remembered'),
  outlet: required(reference, 'outlet: Federation News Service'),
  attach: optional(reference),
  approval: optional(oneOf('approval', approvals)),
  'lead-hours': optional(wholeNumber(0, 24 * 90)),
  'catch-up-days': optional(wholeNumber(0, 365)),
  headline: required(templateLine(limits.headline), 'headline: Ohmallera remembers'),
  dateline: optional(templateLine(limits.dateline)),
}
const time = required(timeOfDay, "at: '12:00'")

const anniversaryFields = {
  ...common,
  of: required(reference, 'of: Attack on Ohmallera'),
  at: time,
  'leap-policy': optional(leapPolicy),
  'milestones-only': optional(yesOrNo),
}

const readAnniversary: KindReader = (tree, context) => {
  const { values } = readFields(tree, anniversaryFields, context) ?? {}
  if (values === undefined) return null
  const { at, of } = values
  if (at === undefined || of === undefined) return { values, of: null, schedule: null }
  const policy = values['leap-policy'] ?? 'previous'
  const milestonesOnly = values['milestones-only'] ?? false
  return { values, of, schedule: { kind: 'anniversary', at, leapPolicy: policy, milestonesOnly } }
}

const datedFields = {
  ...common,
  of: optional(reference),
  on: optional(exactDay),
  at: optional(timeOfDay),
  real: optional(realTime),
}

const readDated: KindReader = (tree, context) => {
  const read = readFields(tree, datedFields, context)
  if (read === undefined) return null
  const { values, places } = read
  return { values, of: values.of ?? null, schedule: dayOf(values, places, tree.at, context) }
}

function dayOf(
  { on, at, real }: ValuesOf<typeof datedFields>,
  places: ReadonlyMap<string, number>,
  missing: number,
  { fault }: FileContext,
): Schedule | null {
  const realAt = places.get('real')
  if (realAt !== undefined) {
    const beside = places.get('on') ?? places.get('at')
    if (beside !== undefined)
      fault(beside, 'a second time beside "real"', 'Keep "real", or "on" with "at".')
    return real === undefined ? null : { kind: 'local', ...real }
  }
  if (!places.has('on')) {
    const fix = 'Add "on: 2404-03-04" with "at: \'12:00\'", or "real: 2027-03-01 18:00".'
    fault(missing, 'a dated bulletin without a day', fix)
  } else if (!places.has('at')) {
    fault(missing, 'the field "at" is missing', 'Add it, as "at: \'12:00\'".')
  }
  return on === undefined || at === undefined ? null : { kind: 'dated', at, day: on }
}

const recurringFields = {
  ...common,
  of: optional(reference),
  every: required(every, 'every: 10 days'),
  on: optional<YamlNode>((node) => node),
  first: optional(exactDay),
  last: optional(exactDay),
  'leap-policy': optional(leapPolicy),
  at: time,
}

const readRecurring: KindReader = (tree, context, calendar) => {
  const read = readFields(tree, recurringFields, context)
  if (read === undefined) return null
  const { values, places } = read
  const { first, last, at } = values
  const policyAt = places.get('leap-policy')
  const hasPolicy = values.every === 'month' || values.every === 'year'
  if (policyAt !== undefined && values.every !== undefined && !hasPolicy)
    context.fault(policyAt, '"leap-policy" beside days that no year lacks', 'Remove it.')
  if (first !== undefined && last !== undefined && last < first)
    context.fault(places.get('last') ?? tree.at, 'a last day before the first', 'Swap the two.')
  // A "first" at fault is not missing.
  if (values.every === undefined || calendar === null || (!first && places.has('first')))
    return { values, of: values.of ?? null, schedule: null }
  const parts = { every: values.every, on: values.on, first, leapPolicy: values['leap-policy'] }
  const pattern = readRecurrence({ ...parts, at: tree.at }, calendar, context)
  const schedule =
    pattern === null || at === undefined
      ? null
      : ({ kind: 'recurring', at, pattern, first: first ?? null, last: last ?? null } as const)
  return { values, of: values.of ?? null, schedule }
}

const digestFields = {
  ...common,
  gathers: required(
    oneOf('thing to gather', ['history', 'headlines'] as const),
    'gathers: history',
  ),
  every: required(oneOf('stretch of time', ['month', 'year'] as const), 'every: month'),
  at: time,
}

const readDigest: KindReader = (tree, context) => {
  const { values } = readFields(tree, digestFields, context) ?? {}
  if (values === undefined) return null
  const { gathers, every: stretch, at } = values
  if (gathers === undefined || stretch === undefined || at === undefined)
    return { values, of: null, schedule: null }
  return { values, of: null, schedule: { kind: 'digest', at, of: gathers, every: stretch } }
}

const readers: Readonly<Record<FileKind, KindReader>> = {
  anniversary: readAnniversary,
  dated: readDated,
  recurring: readRecurring,
  digest: readDigest,
}

/** Reads a bulletin's fields, which are those of its kind; null when not even that is known. */
export const readRuleFields: KindReader = (tree, context, calendar) => {
  const kinds = tree.kind === 'map' ? tree.fields.filter(({ key }) => key === 'kind') : []
  const written = kinds[0]?.value
  const kind = fileKinds.find((one) => written?.kind === 'text' && written.value.trim() === one)
  if (kind !== undefined || written === undefined || tree.kind !== 'map')
    return readers[kind ?? 'anniversary'](tree, context, calendar)
  // What the other fields should be, only the kind would tell.
  if (written.kind === 'text' && written.value.trim() === 'breaking') {
    const fix = 'Breaking news is made in Discord, with /bulletin schedule.'
    context.fault(written.at, 'breaking news in a file', fix)
  } else if (written.kind === 'text' && written.value === '')
    context.fault(tree.at, 'the field "kind" is missing', 'Add it, as "kind: anniversary".')
  else common.kind.read(written, context)
  return null
}
