import type { Piece, TemplateFault } from './braces.ts'
import type { Calendar } from './calendar.ts'

const fieldNames = ['year', 'month', 'monthName', 'day', 'weekday', 'era'] as const
type FieldName = (typeof fieldNames)[number]

/** A piece of a day's template that was understood. */
export type DayPart = TextPart | NumberPart | NamePart

interface TextPart {
  readonly kind: 'text'
  readonly text: string
}

interface NumberPart {
  readonly kind: 'number'
  readonly name: 'year' | 'month' | 'day'
  /** Least digits, filled up with zeros. */
  readonly width: number
  /** Whether every value has just so many digits. */
  readonly fixed: boolean
}

interface NamePart {
  readonly kind: 'name'
  readonly name: 'monthName' | 'weekday' | 'era'
  /** Text around a weekday or an era that goes away with it. */
  readonly head: string
  readonly tail: string
}

const fieldPattern = /^(\w+)(?::([1-6]))?$/
const isFieldName = (text: string): text is FieldName => fieldNames.some((name) => name === text)

/** Reads the fields out of a template's pieces, and refuses what could not be read back. */
export function readDayTemplate(
  pieces: readonly Piece[],
  calendar: Calendar,
): { readonly parts: readonly DayPart[]; readonly faults: readonly TemplateFault[] } {
  const faults: TemplateFault[] = []
  const parts: DayPart[] = []
  // The fields since the last text that can part two of them.
  let run: DayPart[] = []
  for (const piece of pieces) {
    const part = piece.kind === 'text' ? piece : readField(piece, calendar, faults)
    if (part === null) continue
    parts.push(part)
    if (part.kind !== 'text') run.push(part)
    else if (!/^\d+$/.test(part.text)) run = []
    if (piece.kind === 'field' && runsTogether(run))
      faults.push({
        offset: piece.offset,
        message: `{${piece.field}} can't be told from what stands before it`,
        fix: 'Put a mark between them, or give the number a width, as {month:2}.',
      })
  }
  faults.push(...countFaults(parts))
  return { parts: bindName(bindName(parts, 'weekday', 1), 'era', -1), faults }
}

function readField(
  piece: Extract<Piece, { kind: 'field' }>,
  calendar: Calendar,
  faults: TemplateFault[],
): DayPart | null {
  const [, name = '', width = '1'] = fieldPattern.exec(piece.field) ?? []
  if (!isFieldName(name)) {
    faults.push({
      offset: piece.offset,
      message: `there is no field {${piece.field}}`,
      fix: `The fields are ${fieldNames.map((known) => `{${known}}`).join(', ')}; a number may have a width, as {month:2}.`,
    })
    return null
  }
  if (name === 'era' && calendar.eras.length === 0) {
    faults.push({
      offset: piece.offset,
      message: `the ${calendar.name} calendar has no eras`,
      fix: 'Leave {era} out.',
    })
    return null
  }
  if (name === 'monthName' || name === 'weekday' || name === 'era')
    return { kind: 'name', name, head: '', tail: '' }
  const most = name === 'day' ? longestMonth(calendar) : calendar.months.length
  const fixed = name !== 'year' && Number(width) >= String(most).length
  return { kind: 'number', name, width: Number(width), fixed }
}

/** Enough years to meet any leap rule's longest month. */
const sampledYears = 400

function longestMonth(calendar: Calendar): number {
  let longest = 0
  for (let year = 0; year < sampledYears; year++)
    for (let month = 1; month <= calendar.months.length; month++)
      longest = Math.max(longest, calendar.monthLength(year, month))
  return longest
}

/** A name next to another field, or two numbers of open length, can't be taken apart again. */
function runsTogether(run: readonly DayPart[]): boolean {
  if (run.length > 1 && run.some(({ kind }) => kind === 'name')) return true
  return run.filter((part) => part.kind === 'number' && !part.fixed).length > 1
}

function countFaults(parts: readonly DayPart[]): TemplateFault[] {
  const count = (name: FieldName) =>
    parts.filter((part) => part.kind !== 'text' && part.name === name).length
  const needed: readonly (readonly FieldName[])[] = [['year'], ['month', 'monthName'], ['day']]
  const missing = needed
    .filter((names) => names.every((name) => count(name) === 0))
    .map(([name]) => ({
      offset: 0,
      message: `it does not tell the ${name}`,
      fix: `Add {${name}}.`,
    }))
  const repeated = fieldNames
    .filter((name) => count(name) > 1)
    .map((name) => ({
      offset: 0,
      message: `it has {${name}} more than once`,
      fix: 'Keep one of them.',
    }))
  return [...missing, ...repeated]
}

/**
 * Ties the text on one side of a name that days may lack to it, or that on the other where there is
 * none; and brackets around it, where nothing that they part follows.
 */
function bindName(
  parts: readonly DayPart[],
  name: 'weekday' | 'era',
  side: 1 | -1,
): readonly DayPart[] {
  const at = parts.findIndex((part) => part.kind === 'name' && part.name === name)
  const named = parts[at]
  if (named?.kind !== 'name') return parts
  const textAt = (place: number): string | null => {
    const part = parts[place]
    return part?.kind === 'text' ? part.text : null
  }
  const head = textAt(at - 1)
  const tail = textAt(at + 1)
  const bracketed = head?.endsWith('(') === true && tail === ')' && at + 2 === parts.length
  if (bracketed) return parts.toSpliced(at - 1, 3, { ...named, head, tail })
  const after = tail !== null && (side === 1 || head === null)
  if (after) return parts.toSpliced(at, 2, { ...named, tail })
  return head === null ? parts : parts.toSpliced(at - 1, 2, { ...named, head })
}
