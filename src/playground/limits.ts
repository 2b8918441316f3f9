/** How often something may be done: `limit` times in `windowMs`. */
export interface Rate {
  readonly limit: number
  readonly windowMs: number
}

/**
 * The rates that are kept; null switches one off. The last three are community evidence, not
 * documented by Discord. https://docs.discord.com/developers/topics/rate-limits
 */
export interface Rates {
  /** A bot's requests over all, interaction answers exempt. */
  readonly global: Rate | null
  /** Most routes, by route and channel, guild or webhook. */
  readonly route: Rate | null
  readonly messageCreate: Rate | null
  readonly crosspost: Rate | null
  readonly webhook: Rate | null
}

/** Windows of time, ms, and sizes, bytes. */
export interface Limits {
  /** https://docs.discord.com/developers/interactions/receiving-and-responding */
  readonly answerMs: number
  readonly tokenMs: number
  /** "the past few minutes": https://docs.discord.com/developers/resources/message#create-message */
  readonly nonceMs: number
  /** How long a lost gateway session can be resumed. */
  readonly resumeMs: number
  readonly heartbeatMs: number
  readonly fileBytes: number
  readonly rates: Rates
}

const minute = 60_000

/** What Discord does, as far as it says so. */
export const defaultLimits: Limits = {
  answerMs: 3_000,
  tokenMs: 15 * minute,
  nonceMs: 5 * minute,
  resumeMs: 3 * minute,
  heartbeatMs: 41_250,
  fileBytes: 10 * 1024 * 1024,
  rates: {
    global: { limit: 50, windowMs: 1_000 },
    route: { limit: 30, windowMs: 5_000 },
    messageCreate: { limit: 5, windowMs: 5_000 },
    crosspost: { limit: 10, windowMs: 60 * minute },
    webhook: { limit: 5, windowMs: 2_000 },
  },
}

/** No rates at all, for benches and for tests about something else. */
export const noRates: Rates = {
  global: null,
  route: null,
  messageCreate: null,
  crosspost: null,
  webhook: null,
}
