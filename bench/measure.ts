import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BotProcess } from './processes.ts'
import type { Asked, Stage } from './stage.ts'
import { median, quantile } from './statistics.ts'

/** What one series of interactions cost. */
export interface Series {
  /** CPU of the bot, ms an interaction. */
  readonly cpu: number
  /** ms from sending the interaction until its answer came in. */
  readonly median: number
  readonly p99: number
}

/** A series that has gone on for so long is cut short: a slow bot would take the whole time. */
const longestMs = 3_000

/**
 * Asks `count` questions in turn, `inFlight` at a time, or as many as there is time for. Throws
 * when one is not answered.
 */
export async function measureSeries(
  stage: Stage,
  bot: BotProcess,
  ask: (number: number) => Promise<Asked>,
  count: number,
  inFlight: number,
): Promise<Series> {
  const latencies: number[] = []
  let next = 0
  const cpuBefore = bot.cpuMs()
  const end = performance.now() + longestMs
  const work = async (): Promise<void> => {
    while (next < count && performance.now() < end) latencies.push((await ask(next++)).latencyMs)
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  // What the bot does after its last answer is a part of the price.
  await sleep(30)
  const cpu = (bot.cpuMs() - cpuBefore) / latencies.length
  stage.forget()
  return { cpu, median: median(latencies), p99: quantile(latencies, 0.99) }
}
