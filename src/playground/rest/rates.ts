import type { Rate, Rates } from '../limits.ts'
import type { Actor } from './call.ts'
import type { Found } from './router.ts'
import { createHash } from 'node:crypto'

/** Whether a request may pass, and the headers that say how much is left. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>
  /** Null: it may pass. Else the wait in ms and whether it is the bot's global limit. */
  readonly limited: { readonly waitMs: number; readonly global: boolean } | null
}

interface Window {
  startedAt: number
  count: number
}

/** Counts requests against the rates. https://docs.discord.com/developers/topics/rate-limits */
export interface RateKeeper {
  readonly admit: (found: Found, actor: Actor | null, now: number) => Verdict
}

const pass: Verdict = { headers: {}, limited: null }

/** A keeper with empty windows. */
export function createRateKeeper(rates: Rates): RateKeeper {
  const windows = new Map<string, Window>()
  const take = (key: string, rate: Rate, now: number): { left: number; waitMs: number } => {
    const found = windows.get(key)
    const fresh =
      found === undefined || now < found.startedAt || now >= found.startedAt + rate.windowMs
    const window = fresh ? { startedAt: now, count: 0 } : found
    if (fresh) windows.set(key, window)
    window.count += 1
    return { left: rate.limit - window.count, waitMs: window.startedAt + rate.windowMs - now }
  }
  return {
    admit: (found, actor, now) => {
      // Answers to interactions are bound to the interaction, not to the bot's limits.
      if (found.route.path.startsWith('/interactions/')) return pass
      if (actor !== null && rates.global !== null) {
        const { left, waitMs } = take(`global ${actor.userId}`, rates.global, now)
        if (left < 0) return { headers: {}, limited: { waitMs, global: true } }
      }
      const [name, rate] = rateOf(rates, found)
      if (rate === null) return pass
      const { left, waitMs } = take(`${name} ${majorOf(found)} ${actor?.userId ?? ''}`, rate, now)
      const headers = describe(name, rate, Math.max(0, left), now, waitMs)
      return { headers, limited: left < 0 ? { waitMs, global: false } : null }
    },
  }
}

function rateOf(rates: Rates, { route }: Found): [string, Rate | null] {
  const name = `${route.method} ${route.path}`
  if (name === 'POST /channels/:/messages') return [name, rates.messageCreate]
  if (route.path.endsWith('/crosspost')) return [name, rates.crosspost]
  if (route.path.startsWith('/webhooks/:/:')) return ['webhook', rates.webhook]
  return [name, rates.route]
}

/** The path's first variable segment (and a webhook's token) has a bucket of its own. */
function majorOf({ route, params }: Found): string {
  return route.path.startsWith('/webhooks/:/:') ? params.slice(0, 2).join('/') : (params[0] ?? '')
}

function describe(
  name: string,
  rate: Rate,
  left: number,
  now: number,
  waitMs: number,
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(rate.limit),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': ((now + waitMs) / 1000).toFixed(3),
    'x-ratelimit-reset-after': (waitMs / 1000).toFixed(3),
    'x-ratelimit-bucket': createHash('md5').update(name).digest('hex'),
  }
}
