import type { Answer } from './rest/call.ts'
import type { BaseClock } from './clock.ts'
import type { Limits } from './limits.ts'
import type { Seed } from './world/seed.ts'

/** A moment at which something is due, for "go to the next bulletin". `at` in ms since 1970. */
export interface Mark {
  readonly at: number
  readonly label: string
}

/** A request of a bot, before it is carried out. */
export interface InterceptedRequest {
  readonly method: string
  /** What follows `/api/v10`. */
  readonly path: string
  readonly query: string
  readonly body: unknown
}

/** How a request fails, for tests: `close` resets the connection, `hang` never answers. */
export interface Fault {
  /** `before` (the default): nothing was written. `after`: it was, but the bot does not learn it. */
  readonly when?: 'before' | 'after'
  readonly delayMs?: number
  readonly outcome: 'close' | 'hang' | 'continue' | Answer
}

/** Looks at each request and may make it fail. */
export type Intercept = (
  request: InterceptedRequest,
) => Fault | undefined | Promise<Fault | undefined>

/** How to start a local Discord; everything has a default. */
export interface LocalDiscordOptions {
  /** 4118; 0 takes any that is free. */
  readonly port?: number
  /** Real time by default. The page's offset comes on top. */
  readonly clock?: BaseClock
  readonly limits?: Partial<Limits>
  readonly seed?: Seed
  /** A folder of static files: the page. */
  readonly pageDir?: string
  /** Where channels and their history are kept between runs; by default they are not. */
  readonly stateFile?: string
  readonly nextMark?: () => Promise<Mark | null>
  /** Called when the page moved the clock, before it is told that it is done. */
  readonly clockMoved?: () => Promise<void>
  readonly intercept?: Intercept
  /** Gets a line when the state file is broken or cannot be written; by default stderr does. */
  readonly tell?: (line: string) => void
}
