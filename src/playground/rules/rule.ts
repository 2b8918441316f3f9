import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import { lengthOf } from '../text.ts'

/** Keys from the root of what is checked. */
export type Path = Fault['path']

/** Notes a fault at a path below what is being checked. */
export type Report = (path: Path, code: string, message: string) => void

/** One thing that Discord refuses, with the page of its documentation that says so. */
export interface Rule<Subject = Json> {
  /** Unique: `button.label`. */
  readonly id: string
  /** A docs page, with its anchor. */
  readonly cites: string
  readonly check: (subject: Subject, report: Report) => void
}

/** Runs rules over a subject. */
export function runRules<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  report: Report,
): void {
  for (const rule of rules) rule.check(subject, report)
}

/** Reports below a path. */
export function under(report: Report, base: Path): Report {
  return (path, code, message) => {
    report([...base, ...path], code, message)
  }
}

/** What a field's rule says of it. */
export interface FieldRule {
  readonly id: string
  readonly cites: string
  readonly field: string
  readonly required?: boolean
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function fieldRule(
  about: FieldRule,
  complaint: (value: unknown) => readonly [code: string, message: string] | null,
): Rule {
  return {
    id: about.id,
    cites: about.cites,
    check: (json, report) => {
      const value = json[about.field]
      if (isAbsent(value)) {
        if (about.required === true) report([about.field], ...missing)
        return
      }
      const found = complaint(value)
      if (found !== null) report([about.field], ...found)
    },
  }
}

/** Discord's words for an absent field. */
export const missing = ['BASE_TYPE_REQUIRED', 'This field is required'] as const

/** A text of `least` to `most` characters. */
export function textRule(about: FieldRule & { least: number; most: number }): Rule {
  const { least, most } = about
  return fieldRule(about, (value) => {
    if (typeof value !== 'string') {
      return ['STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`]
    }
    // Characters are at most UTF-16 units: the count is needed only where that is not enough.
    if (value.length >= 2 * least && value.length <= most) return null
    const length = lengthOf(value.trim())
    if (length >= least && length <= most) return null
    return least === 0
      ? ['BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`]
      : ['BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`]
  })
}

/** A whole number from `least` to `most`. */
export function numberRule(about: FieldRule & { least: number; most: number }): Rule {
  const { least, most } = about
  return fieldRule(about, (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return ['NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`]
    }
    if (value < least) {
      return ['NUMBER_TYPE_MIN', `int value should be greater than or equal to ${least}.`]
    }
    if (value <= most) return null
    return ['NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`]
  })
}

/** A list of `least` to `most` things. */
export function listRule(about: FieldRule & { least: number; most: number }): Rule {
  const { least, most } = about
  return fieldRule(about, (value) => {
    if (!Array.isArray(value)) {
      return ['LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType']
    }
    if (value.length >= least && value.length <= most) return null
    return least === 0
      ? ['BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`]
      : ['BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`]
  })
}

/** True or false. */
export function flagRule(about: FieldRule): Rule {
  return fieldRule(about, (value) =>
    typeof value === 'boolean' ? null : ['BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'],
  )
}

/** One of a few values. */
export function choiceRule(about: FieldRule & { of: readonly (number | string)[] }): Rule {
  return fieldRule(about, (value) =>
    about.of.some((each) => each === value)
      ? null
      : ['BASE_TYPE_CHOICES', `Value must be one of {${about.of.join(', ')}}.`],
  )
}

/** A web address, or one of `also`: `attachment` is a file sent along. */
export function urlRule(
  about: FieldRule & { most: number; also?: 'attachment' | 'discord' },
): Rule {
  return fieldRule(about, (value) => {
    if (typeof value !== 'string' || !URL.canParse(value)) {
      return ['URL_TYPE_INVALID_URL', 'Not a well formed URL.']
    }
    if (value.length > about.most) {
      return ['BASE_TYPE_MAX_LENGTH', `Must be ${about.most} or fewer in length.`]
    }
    const schemes = ['http', 'https', ...(about.also === undefined ? [] : [about.also])]
    const scheme = new URL(value).protocol.slice(0, -1)
    if (schemes.includes(scheme)) return null
    const listed = schemes.map((each) => `'${each}'`).join(', ')
    const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${listed}).`
    return ['URL_TYPE_INVALID_SCHEME', message]
  })
}
