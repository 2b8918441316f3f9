import { calendarOf, calendars } from '../calendar/registry.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { CalendarData } from '../calendar/calendarData.ts'
import { createCalendar } from '../calendar/createCalendar.ts'
import { compileDayFormat } from '../calendar/dayFormat.ts'
import { parseDate } from '../calendar/parseDate.ts'
import { canMirror } from '../calendar/universeDay.ts'
import type { CampaignSettings } from '../lore/draft.ts'
import { limits } from '../lore/limits.ts'
import { readCalendarFile } from './calendarFile.ts'
import { clock } from './clockField.ts'
import { chooseFrom, readFields, required, shown } from './fields.ts'
import { name, text } from './readers.ts'
import type { DateParser, FileContext } from './fileContext.ts'
import { readYaml, type YamlNode } from './yamlTree.ts'

/** Opens a file of the campaign's folder by its path; null when there is none. */
export type OpenFile = (path: string) => Promise<FileContext | null>

/** A calendar, and what stands for it among the settings. */
interface ChosenCalendar {
  readonly calendar: Calendar
  readonly setting: string | CalendarData
}

const isFile = (value: string): boolean => /\.ya?ml$/i.test(value)

/** One of the calendars that ship, by its name, or the campaign's own, by its file. */
async function readCalendar(
  node: YamlNode,
  context: FileContext,
  open: OpenFile,
): Promise<ChosenCalendar | null> {
  const id = text(100)(node, context)
  if (id === undefined) return null
  const known = calendarOf(id)
  if (known !== null) return { calendar: known, setting: id }
  if (!isFile(id)) {
    const ids = calendars.map((one) => one.id)
    const fix = `${chooseFrom(id, ids)} For one of your own, name its file, as calendar.yaml.`
    context.fault(node.at, `unknown calendar "${shown(id)}"`, fix)
    return null
  }
  const file = await open(id)
  if (file === null) {
    const fix = 'Write its path from the folder of campaign.yaml, as calendar.yaml.'
    context.fault(node.at, `no file "${shown(id)}" in the campaign's folder`, fix)
    return null
  }
  const data = file.faults.length > 0 ? null : readCalendarFile(id, file)
  return data === null ? null : { calendar: createCalendar(data), setting: data }
}

/** A format of the calendar's by its name, or a template as it is. */
const namedTemplate = (written: string, { formats }: Calendar): string =>
  formats.find(({ name }) => name.toLowerCase() === written.toLowerCase())?.template ?? written

const fields = {
  name: required(name(), 'name: Maquis Reborn'),
  summary: required(text(limits.summary), 'summary: What it is about, in one or two sentences.'),
  calendar: required<YamlNode>((node) => node, 'calendar: gregorian'),
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
  readonly calendar: Calendar
}

/** Reads `campaign.yaml`; null when not even dates can be read by it. */
export async function readCampaignFile(
  slug: string,
  context: FileContext,
  open: OpenFile,
): Promise<CampaignFile | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) {
    const fix = 'Name the folder with small letters, figures and hyphens, as "maquis-reborn".'
    context.fault(0, `a campaign's folder called "${shown(slug)}"`, fix)
  }
  const tree = readYaml(context, 0, context.text.length)
  const { values } = (tree === null ? null : readFields(tree, fields, context)) ?? {}
  const chosen = values?.calendar && (await readCalendar(values.calendar, context, open))
  if (!chosen || values?.['date-format'] === undefined) return null
  const { calendar, setting } = chosen
  const { template: written, at } = values['date-format']
  const template = namedTemplate(written, calendar)
  if (!template.includes('{')) {
    const names = calendar.formats.map((one) => one.name)
    const fix = `${chooseFrom(written, names)} Or write a template, as '{day} {monthName} {year}'.`
    context.fault(at, `unknown date format "${shown(written)}"`, fix)
    return null
  }
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
    return { settings: null, parseDate: readDate, calendar }
  }
  const settings = { slug, name, summary, calendar: setting, dateFormat: template, clock: time }
  return { settings, parseDate: readDate, calendar }
}
