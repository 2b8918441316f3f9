import type { Bus } from './events.ts'
import type { Desk } from './interactions/desk.ts'
import type { Limits } from './limits.ts'
import type { MovableClock } from './clock.ts'
import type { World } from './world/records.ts'

/** What all parts of one local Discord share. */
export interface Realm {
  readonly world: World
  readonly clock: MovableClock
  readonly bus: Bus
  readonly desk: Desk
  readonly limits: Limits
  /** The next snowflake. */
  readonly nextId: () => string
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** Nonces sent with `enforce_nonce`, by author and nonce. */
  readonly nonces: Map<
    string,
    { readonly channelId: string; readonly messageId: string; readonly at: number }
  >
}

/** The realm's time in Discord's notation. */
export function timestamp(realm: Realm): string {
  return toTimestamp(realm.clock.now())
}

/** ms since 1970 in Discord's notation: microseconds and an explicit zero offset. */
export function toTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00')
}
