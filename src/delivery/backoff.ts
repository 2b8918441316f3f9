const firstMs = 1000
const longestMs = 5 * 60_000

/**
 * Milliseconds to wait after the `attempts`-th failed attempt (from 1): doubling from a second to
 * five minutes, between half and the whole of it, so that rows which failed together spread out.
 * `random` gives a number in [0, 1).
 */
export function backoffMs(attempts: number, random: () => number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(30, Math.max(0, attempts - 1)))
  return Math.round(whole * (0.5 + random() / 2))
}
