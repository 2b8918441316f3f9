import type { LocalDiscordOptions, Mark } from '../options.ts'
import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import { isObject } from '../messages/components.ts'
import { refuseAct } from '../interactions/act.ts'

/** The clock as the page sees it. Times in ms since 1970. */
export interface ClockReading {
  readonly now: number
  readonly offsetMs: number
  readonly nextMark: Mark | null
}

/** Reads and moves the local Discord's clock. */
export interface LocalClock {
  readonly read: () => Promise<ClockReading>
  readonly moveTo: (at: number) => Promise<ClockReading>
  readonly reset: () => Promise<ClockReading>
  /** Moves to the next mark; null if there is none. */
  readonly moveToNextMark: () => Promise<ClockReading | null>
}

/** The latest time that a clock can show, ms since 1970: the end of `Date`'s range. */
const lastMs = 8_640_000_000_000_000

/** The clock of a realm, with those who are told when it moves. */
export function createLocalClock(realm: Realm, options: LocalDiscordOptions): LocalClock {
  const { clock, bus } = realm
  const readMark = async (): Promise<Mark | null> => (await options.nextMark?.()) ?? null
  const read = async (): Promise<ClockReading> => ({
    now: clock.now(),
    offsetMs: clock.offsetMs(),
    nextMark: await readMark(),
  })
  const setOffset = async (offsetMs: number): Promise<ClockReading> => {
    clock.setOffset(offsetMs)
    await options.clockMoved?.()
    bus.publish({ type: 'clock-moved' })
    return read()
  }
  const moveTo = (at: number): Promise<ClockReading> =>
    setOffset(clock.offsetMs() + at - clock.now())
  return {
    read,
    moveTo,
    reset: () => setOffset(0),
    moveToNextMark: async () => {
      const mark = await readMark()
      return mark === null ? null : moveTo(Math.max(mark.at, clock.now()))
    },
  }
}

/** What `PUT /local/clock` asks for: a time in ms since 1970, or "reset". */
export function readMove(body: unknown, now: number): number | 'reset' {
  const json: Json = isObject(body) ? body : {}
  if (json['reset'] === true) return 'reset'
  const { advanceMs, to } = json
  const at =
    typeof advanceMs === 'number'
      ? now + advanceMs
      : typeof to === 'string'
        ? Date.parse(to)
        : Number(to ?? Number.NaN)
  if (Number.isFinite(at) && at >= 0 && at <= lastMs) return at
  throw refuseAct('Say {"advanceMs": n}, {"to": a time} or {"reset": true}.')
}
