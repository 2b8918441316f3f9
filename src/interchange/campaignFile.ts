import { calendarOf, calendars } from '../calendar/registry.ts'
import type { Calendar } from '../calendar/calendar.ts'
import { compileDayFormat } from '../calendar/dayFormat.ts'
import { parseDate } from '../calendar/parseDate.ts'
import { canMirror } from '../calendar/universeDay.ts'
import type { CampaignSettings } from '../lore/draft.ts'
import { limits } from '../lore/limits.ts'
import { clock } from './clockField.ts'
import { chooseFrom, readFields, required, shown, type Reader } from './fields.ts'
import { name, text } from './readers.ts'
import type { DateParser, FileContext } from './fileContext.ts'
import { readYaml, type YamlNode } from './yamlTree.ts'

const calendar: Reader<Calendar> = (node, context) => {
  const id = text(100)(node, context)
  if (id === undefined) return undefined
  const known = calendarOf(id)
  if (known !== null) return known
  const ids = calendars.map((one) => one.id)
  context.fault(node.at, `unknown calendar "${shown(id)}"`, chooseFrom(id, ids))
  return undefined
}

const fields = {
  name: required(name(), 'name: Maquis Reborn'),
  summary: required(text(limits.summary), 'summary: What it is about, in one or two sentences.'),
  calendar: required(calendar, 'calendar: gregorian'),
  'date-format': required((node, context) => {
    const template = text(100)(node, context)
    return template === undefined ? undefined : { template, at: node.at }
  }, "date-format: '{year}-{month:2}-{day:2}'"),
  clock: required<YamlNode>((node) => node, 'clock: {mode: mirror, years: 377}'),
}

/** A campaign's settings, null when some are at fault, and its way to read dates. */
export interface CampaignFile {
  readonly settings: CampaignSettings | null
  readonly parseDate: DateParser
}

/** Reads `campaign.yaml`; null when not even dates can be read by it. */
export function readCampaignFile(slug: string, context: FileContext): CampaignFile | null {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) {
    const fix = 'Name the folder with small letters, figures and hyphens, as "maquis-reborn".'
    context.fault(0, `a campaign's folder called "${shown(slug)}"`, fix)
  }
  const tree = readYaml(context, 0, context.text.length)
  const { values } = (tree === null ? null : readFields(tree, fields, context)) ?? {}
  if (values?.calendar === undefined || values['date-format'] === undefined) return null
  const { calendar } = values
  const { template, at } = values['date-format']
  const { faults } = compileDayFormat(template, calendar)
  for (const { message, fix } of faults) context.fault(at, `in the date format: ${message}`, fix)
  if (faults.length > 0) return null

  const readDate: DateParser = (text) => parseDate(text, calendar, template)
  const time = values.clock && clock(values.clock, { ...context, parseDate: readDate })
  if (time?.mode === 'mirror' && !canMirror(calendar)) {
    const message = `a clock that mirrors our months, which the calendar "${calendar.id}" lacks`
    context.fault(values.clock?.at ?? 0, message, 'Use the mode linear, manual or paused.')
  }
  const { name, summary } = values
  if (name === undefined || summary === undefined || time === undefined) {
    return { settings: null, parseDate: readDate }
  }
  const settings = { slug, name, summary, calendar: calendar.id, dateFormat: template, clock: time }
  return { settings, parseDate: readDate }
}
