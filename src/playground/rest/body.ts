import type { Fault } from './refusal.ts'
import { invalidForm } from './refusal.ts'
import { isSnowflake } from '../snowflakes.ts'
import { textOf } from '../text.ts'
import { lengthOf } from '../text.ts'
import type { Json } from '../world/records.ts'

/** Reads a body's fields one by one; `refuseFaults` then refuses all that is wrong at once. */
export interface FieldReader {
  /** A text within its length, undefined where it is absent. */
  readonly text: (name: string, least: number, most: number) => string | undefined
  /** As `text`, where null says "none". */
  readonly nullableText: (name: string, most: number) => string | null | undefined
  readonly number: (name: string, least: number, most: number) => number | undefined
  readonly flag: (name: string) => boolean | undefined
  readonly id: (name: string) => string | null | undefined
  /** A decimal bit set, as a text or a number. */
  readonly bits: (name: string) => string | undefined
  readonly required: (name: string) => void
  readonly refuseFaults: () => void
}

/** A reader for one body. */
export function readFields(body: Json): FieldReader {
  const faults: Fault[] = []
  const report = (name: string, code: string, message: string): undefined => {
    faults.push({ path: [name], code, message })
  }
  const text = (name: string, least: number, most: number): string | undefined => {
    const value = body[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') return report(name, ...notText)
    const length = lengthOf(value.trim())
    if (length >= least && length <= most) return value.trim()
    return report(name, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`)
  }
  return {
    text,
    nullableText: (name, most) => (body[name] === null ? null : text(name, 0, most)),
    number: (name, least, most) => {
      const value = body[name]
      if (value === undefined || value === null) return undefined
      if (typeof value === 'number' && value >= least && value <= most) return value
      const message = `int value should be between ${least} and ${most}.`
      return report(name, 'NUMBER_TYPE_RANGE', message)
    },
    flag: (name) => {
      const value = body[name]
      if (value === undefined || value === null) return undefined
      if (typeof value === 'boolean') return value
      return report(name, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')
    },
    id: (name) => {
      const value = body[name]
      if (value === undefined || value === null) return value
      return isSnowflake(value) ? value : report(name, ...notSnowflake(value))
    },
    bits: (name) => {
      const value = body[name]
      if (value === undefined || value === null) return undefined
      const digits = textOf(value)
      return /^\d+$/.test(digits) ? digits : report(name, ...notSnowflake(value))
    },
    required: (name) => {
      if (body[name] === undefined || body[name] === null) {
        report(name, 'BASE_TYPE_REQUIRED', 'This field is required')
      }
    },
    refuseFaults: () => {
      if (faults.length > 0) throw invalidForm(faults)
    },
  }
}

const notText = ['STRING_TYPE_CONVERT', 'Could not interpret the value as string.'] as const

function notSnowflake(value: unknown): readonly [string, string] {
  return ['NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not snowflake.`]
}
