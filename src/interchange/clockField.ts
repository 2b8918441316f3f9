import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../calendar/clock.ts'
import { readFields, required, shown, type Reader } from './fields.ts'
import { oneOf, text, wholeNumber } from './readers.ts'
import { exactDay } from './visibilityField.ts'

/** A real instant as ISO 8601 with its offset, in ms since 1970. */
const instant: Reader<number> = (node, context) => {
  const value = text(100)(node, context)
  if (value === undefined) return undefined
  try {
    return Temporal.Instant.from(value).epochMilliseconds
  } catch {
    const fix = "Write it with its offset from UTC, as '2027-01-01T00:00:00Z'."
    context.fault(node.at, `"${shown(value)}" is no instant of real time`, fix)
    return undefined
  }
}

const rate: Reader<number> = (node, context) => {
  const value = text(100)(node, context)
  if (value === undefined) return undefined
  const number = /^\d{1,5}(\.\d{1,6})?$/.test(value) ? Number(value) : 0
  if (number > 0) return number
  context.fault(
    node.at,
    `"${shown(value)}" is no rate`,
    'Write how many days pass in a real day, as 1, 7 or 0.5.',
  )
  return undefined
}

const modes = ['mirror', 'linear', 'manual', 'paused'] as const

const mode = required(oneOf('clock mode', modes), 'mode: mirror')
const day = required(exactDay, 'day: 2404-02-22')

const mirror = { mode, years: required(wholeNumber(-999_999, 999_999), 'years: 377') }
const linear = {
  mode,
  real: required(instant, "real: '2027-01-01T00:00:00Z'"),
  day,
  rate: required(rate, 'rate: 1'),
}
const still = { mode, day }

/** How the campaign's days follow real time: a map with `mode` and what that mode needs. */
export const clock: Reader<Clock> = (node, context) => {
  const given = node.kind === 'map' ? node.fields.find(({ key }) => key === 'mode') : undefined
  if (given === undefined) {
    context.fault(node.at, 'a clock without a mode', 'Write {mode: mirror, years: 377}.')
    return undefined
  }
  const chosen = mode.read(given.value, context)
  if (chosen === 'mirror') {
    const years = readFields(node, mirror, context)?.values.years
    return years === undefined ? undefined : { mode: chosen, yearOffset: years }
  }
  if (chosen === 'linear') {
    const { real, day, rate } = readFields(node, linear, context)?.values ?? {}
    if (real === undefined || day === undefined || rate === undefined) return undefined
    return { mode: chosen, anchorMs: real, anchorDay: day, rate }
  }
  if (chosen === undefined) return undefined
  const today = readFields(node, still, context)?.values.day
  return today === undefined ? undefined : { mode: chosen, day: today }
}
