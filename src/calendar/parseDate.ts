import type { Calendar } from './calendar.ts'
import type { DateForm, Mark } from './dateForm.ts'
import { resolveForm } from './dateForm.ts'
import type { ImpreciseDate } from './impreciseDate.ts'
import type { DateFault } from './points.ts'
import { readMark } from './readMark.ts'

/** A date that was read, or why there is none and what to write instead. */
export type DateReading =
  | { readonly ok: true; readonly date: ImpreciseDate }
  | { readonly ok: false; readonly message: string; readonly fix: string }

/** Longer texts are no dates; the limit also bounds the work. */
const longest = 200

/**
 * Reads a date in EDTF's notation, in the campaign's own day format, or in English words.
 * Whatever `formatDate` prints is read as the date it was printed from. Throws only for a faulty
 * `dateFormat`, never for the text.
 */
export function parseDate(text: string, calendar: Calendar, dateFormat: string): DateReading {
  const form = readForm(text, calendar, dateFormat)
  if (form.kind === 'fault') return { ok: false, message: form.message, fix: form.fix }
  const date = resolveForm(form, calendar)
  if (date.earliest !== null && date.latest !== null && date.earliest > date.latest)
    return {
      ok: false,
      message: 'the interval ends before it begins',
      fix: 'Write the earlier date first.',
    }
  return { ok: true, date }
}

/** A date's form, before it becomes days. */
export function readForm(
  text: string,
  calendar: Calendar,
  dateFormat: string,
): DateForm | DateFault {
  const plain = text
    .slice(0, longest + 1)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('−', '-')
    .trim()
  if (plain.length > longest || plain === '') return noDate(text)
  const read = (part: string) => readMark(part, calendar, dateFormat)

  const mark = read(plain)
  if (mark !== null && !('kind' in mark)) return { kind: 'mark', mark }
  const interval = readOpen(plain, read) ?? readInterval(plain, read)
  if (interval !== null && interval.kind !== 'fault') return interval
  return mark ?? interval ?? noDate(plain)
}

type ReadMark = (text: string) => Mark | DateFault | null

/** "since 2370", "until 2392". */
function readOpen(text: string, read: ReadMark): DateForm | DateFault | null {
  const [, word = '', rest] = /^(since|from|until)\s(.+)$/i.exec(text) ?? []
  if (rest === undefined) return null
  const mark = read(rest)
  if (mark === null || 'kind' in mark) return mark
  return word.toLowerCase() === 'until'
    ? { kind: 'interval', from: null, until: mark }
    : { kind: 'interval', from: mark, until: null }
}

const separators = / – |–| to |\//gi

/** `a/b`, `a/..`, `../b`, "a – b", "a to b"; a day format may hold the same marks, so each is tried. */
function readInterval(text: string, read: ReadMark): DateForm | DateFault | null {
  let fault: DateFault | null = null
  for (const { index, 0: separator } of text.matchAll(separators)) {
    const ends = [text.slice(0, index).trim(), text.slice(index + separator.length).trim()]
    const [from, until] = ends.map((end) => (end === '..' ? 'open' : read(end)))
    if (from === undefined || until === undefined) continue
    if (from === null || until === null) continue
    if (from === 'open' && until === 'open') return openFault
    if (from !== 'open' && 'kind' in from) fault ??= from
    else if (until !== 'open' && 'kind' in until) fault ??= until
    else
      return {
        kind: 'interval',
        from: from === 'open' ? null : from,
        until: until === 'open' ? null : until,
      }
  }
  return fault
}

const openFault: DateFault = {
  kind: 'fault',
  message: 'a date that is open at both ends says nothing',
  fix: 'Name at least one end, as 2370/.. or ../2392.',
}

function noDate(text: string): DateFault {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return {
    kind: 'fault',
    message: text.trim() === '' ? 'there is no date' : `"${shown}" is no date`,
    fix: 'Write a day as 2388-02-22, a month as 2391-11, a year as 2392, or less exactly: early 2392, the 2370s, c. 2392, 2370/2375, since 2370.',
  }
}
