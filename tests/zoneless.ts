import { dirname, relative } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect } from 'vitest'
import zoned from './zoned.json' with { type: 'json' }

// Runs before every file of tests. `.ci/run` repeats in another time zone what can depend on one:
// what `zoned.json` lists. In all others, whoever asks for the machine's zone fails here, so
// that the list cannot become too short.

const root = dirname(import.meta.dirname)
const isZoned = (file: string): boolean =>
  Object.keys(zoned).some((path) => `${relative(root, file)}/`.startsWith(`${path}/`))

function refuse(what: string): never {
  throw new Error(
    `${what} depends on the machine’s zone: name a zone, or list the tests in tests/zoned.json`,
  )
}

/** Puts another value in the place of an object's own; the result brings it back. */
function replace(owner: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name) ?? {}
  Object.defineProperty(owner, name, { ...own, value })
  return () => void Object.defineProperty(owner, name, own)
}

/**
 * `getHours` and the like, not `getUTCHours`, `getTime` and `getSeconds`. `toString` may be asked:
 * the database's client finds invalid dates by it.
 */
const localMethod = /^(?:[gs]et(?!UTC|Time$|.*econds$)|to(?:Date|Time|Locale.*)String$)/

/** A date with an hour and without a zone, as ECMAScript reads it: at the machine's. */
const localText = (given: unknown): boolean =>
  typeof given === 'string' && !/^\d{4}(?:-\d\d){0,2}$|(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/.test(given)

/** What Temporal tells of now in a zone: the machine's, where none is named. */
const zonedNow = ['zonedDateTimeISO', 'plainDateTimeISO', 'plainDateISO', 'plainTimeISO'] as const

// Temporal has taken Intl for itself before it could be replaced.
const forbidZoneInTemporal = (): readonly (() => void)[] => [
  replace(Temporal.Now, 'timeZoneId', () => refuse('Temporal.Now.timeZoneId')),
  ...zonedNow.map((name) => {
    const real = Temporal.Now[name]
    const named = (zone?: string): unknown =>
      zone === undefined ? refuse(`Temporal.Now.${name} without a zone`) : real(zone)
    return replace(Temporal.Now, name, named)
  }),
  replace(Temporal.Instant.prototype, 'toLocaleString', () =>
    refuse('Temporal.Instant#toLocaleString'),
  ),
]

/** Lets whatever asks JavaScript for the machine's zone fail. */
function forbidZone(): () => void {
  const { Date: realDate, Intl: intl } = globalThis
  const date = new Proxy(realDate, {
    construct: (target, given, caller): object =>
      given.length > 1 || localText(given[0])
        ? refuse(`new Date(${given.join(', ')})`)
        : // Whatever a Date can be made of is handed on.
          (Reflect.construct(target, given, caller) as Date),
  })
  const formats = new Proxy(intl.DateTimeFormat, {
    construct: (target, given, caller): object =>
      (given[1] as Intl.DateTimeFormatOptions | undefined)?.timeZone === undefined
        ? refuse('Intl.DateTimeFormat without a zone')
        : (Reflect.construct(target, given, caller) as Intl.DateTimeFormat),
  })
  const methods = Object.getOwnPropertyNames(realDate.prototype).filter((name) =>
    localMethod.test(name),
  )
  const restores = [
    replace(globalThis, 'Date', date),
    replace(intl, 'DateTimeFormat', formats),
    ...forbidZoneInTemporal(),
    ...methods.map((name) => replace(realDate.prototype, name, () => refuse(`Date#${name}`))),
  ]
  return () => restores.forEach((restore) => restore())
}

let allowZone = (): void => {}
beforeAll(() => {
  if (!isZoned(expect.getState().testPath ?? '')) allowZone = forbidZone()
})
afterAll(() => {
  allowZone()
  allowZone = () => {}
})
