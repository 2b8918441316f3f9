/** Discord's epoch, ms since 1970. https://docs.discord.com/developers/reference#snowflakes */
export const discordEpochMs = 1_420_070_400_000

/**
 * Makes ids that only ever grow, also where the clock goes back, so that the order of a channel's
 * messages is the order in which they came. `after` is the highest id already given away.
 */
export function createSnowflakes(now: () => number, after = '0'): () => string {
  let last = BigInt(after)
  return () => {
    const fresh = BigInt(Math.max(0, now() - discordEpochMs)) << 22n
    last = fresh > last ? fresh : last + 1n
    return last.toString()
  }
}

/** Which of two ids is older: negative, zero or positive, as for `sort`. */
export function compareSnowflakes(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** True for what may stand where Discord expects an id. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^(0|[1-9]\d{0,19})$/.test(value)
}
