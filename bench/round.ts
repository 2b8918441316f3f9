import { setTimeout as sleep } from 'node:timers/promises'
import { contestants, type Contestant } from './contestants.ts'
import { measureSeries } from './measure.ts'
import { startBot, type BotProcess, type BotProgram } from './processes.ts'
import type { Questions } from './questions.ts'
import type { Stage } from './stage.ts'

/** A figure's name and its values, one for each repetition, of each bot. */
export type Figures = Map<string, Record<Contestant, number[]>>

/** How much is done. After a warm-up and the rounds each bot has had 10,000 interactions. */
export const amounts = { starts: 5, warmUp: 250, rounds: 5, series: 450 } as const

const series = [
  { label: '/lore, one at a time', kind: 'command', inFlight: 1 },
  { label: '/lore, 50 in flight', kind: 'command', inFlight: 50 },
  { label: 'autocomplete, one at a time', kind: 'autocomplete', inFlight: 1 },
  { label: 'autocomplete, 50 in flight', kind: 'autocomplete', inFlight: 50 },
] as const

/** Each bot in turn, each time another one first, so that the machine's moods fall on all alike. */
const inTurn = (round: number): readonly Contestant[] =>
  contestants.map((_, place) => contestants[(place + round) % contestants.length] ?? 'floor')

/** Adds one repetition's value of a figure. */
export function note(figures: Figures, label: string, who: Contestant, value: number): void {
  const known = figures.get(label) ?? { floor: [], sapphire: [], gazetteer: [] }
  known[who].push(value)
  figures.set(label, known)
}

/** Starts the bots a few times, measuring; those of the last time go on running. */
export async function measureStarts(
  stage: Stage,
  programs: Record<Contestant, BotProgram>,
  questions: Questions,
  figures: Figures,
): Promise<Record<Contestant, BotProcess>> {
  const running = new Map<Contestant, BotProcess>()
  for (let round = 0; round < amounts.starts; round++) {
    for (const who of inTurn(round)) {
      await running.get(who)?.stop()
      const bot = await startBot(programs[who])
      running.set(who, bot)
      note(figures, 'time to ready, ms', who, bot.readyMs)
      note(figures, 'memory at ready, MiB', who, bot.memory().resident)
      while (!stage.hasLore(stage.seats[who])) await sleep(20)
      await sleep(300)
      const first = await stage.ask(stage.seats[who], 'command', questions.lore[0] ?? '')
      note(figures, 'first reply, ms', who, first.latencyMs)
    }
  }
  const of = (who: Contestant): BotProcess => {
    const bot = running.get(who)
    if (bot === undefined) throw new Error(`${who} was not started`)
    return bot
  }
  return { floor: of('floor'), sapphire: of('sapphire'), gazetteer: of('gazetteer') }
}

/** Asks the running bots all kinds of questions, in rounds. */
export async function measureAnswers(
  stage: Stage,
  bots: Record<Contestant, BotProcess>,
  questions: Questions,
  figures: Figures,
): Promise<void> {
  for (let round = -1; round < amounts.rounds; round++) {
    for (const { label, kind, inFlight } of series) {
      const list = kind === 'command' ? questions.lore : questions.autocomplete
      for (const who of inTurn(round + 1)) {
        const ask = (number: number) =>
          stage.ask(
            stage.seats[who],
            kind,
            list[(number * 7 + round) % list.length] ?? list[0] ?? '',
          )
        const count = round < 0 ? amounts.warmUp : amounts.series
        const { cpu, median, p99 } = await measureSeries(stage, bots[who], ask, count, inFlight)
        if (round < 0) continue
        note(figures, `${label}: CPU, ms`, who, cpu)
        note(figures, `${label}: median, ms`, who, median)
        note(figures, `${label}: p99, ms`, who, p99)
      }
    }
  }
  for (const who of contestants) {
    const { resident, peak } = bots[who].memory()
    note(figures, 'memory after 10,000, MiB', who, resident)
    note(figures, 'memory at its peak, MiB', who, peak)
  }
}
