// One measurement in a process of its own: `measureRules.ts WHAT PATH COUNT` prints JSON.
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import { Temporal } from 'temporal-polyfill'
import { createPlanner } from '../../src/delivery/planner.ts'
import { silentLog } from '../../src/log.ts'
import { openStore } from '../../src/store/openStore.ts'
import type { Poster } from '../../src/bulletins/posting.ts'
import { keepHeapSmall } from '../../src/wiring/memory.ts'
import { seededRandom } from '../../tests/store/sampleDrafts.ts'
import { inForceFrom } from './manyRules.ts'

const [what = '', path = '', counted = '0'] = process.argv.slice(2)
const count = Number(counted)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function mebibytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

const nobody = (): never => {
  throw new Error('nothing is posted here')
}
const poster: Poster = {
  post: nobody,
  find: nobody,
  tell: nobody,
  keepsNonces: nobody,
  gathers: nobody,
  crosspost: nobody,
}

/** Looks at every rule, as after an upgrade; then ticks while nothing is due. */
async function measureIdle(): Promise<Record<string, number>> {
  keepHeapSmall()
  const store = await openStore({ url: `file:${path}`, random: seededRandom(2) })
  let now = inForceFrom
  const planDue = createPlanner({ store, poster, now: () => now, log: silentLog })
  const tick = async (): Promise<void> => {
    now = now.add({ seconds: 15 })
    await planDue()
    await store.ledger.gather(now)
    await store.ledger.claim({ worker: 'bench', now, leaseMs: 120_000, limit: 20 })
  }
  const firstTickMs = await timed(tick)
  const ticks: number[] = []
  for (let n = 0; n < 200; n++) ticks.push(await timed(tick))
  ticks.sort((a, b) => a - b)
  const figures = { firstTickMs, tickMs: ticks[100] ?? 0, tickMs95: ticks[190] ?? 0 }
  return { ...figures, residentMiB: mebibytes() }
}

/** Plans and claims all of it at the instant at which it is due. */
async function measureDue(): Promise<Record<string, number>> {
  keepHeapSmall()
  const store = await openStore({ url: `file:${path}`, random: seededRandom(2) })
  const [first] = await store.ledger.rulesToPlan(inForceFrom.add({ hours: 24 * 400 }), 1)
  if (first === undefined) throw new Error('nothing is ever due')
  const now = first.lookAt
  const planMs = await timed(createPlanner({ store, poster, now: () => now, log: silentLog }))
  let claimed = 0
  const limit = 1_000_000
  const claimMs = await timed(async () => {
    const rows = await store.ledger.claim({ worker: 'bench', now, leaseMs: 120_000, limit })
    claimed = rows.length
  })
  await store.close()
  return { planMs, claimMs, claimed, mostMiB: process.resourceUsage().maxRSS / 1024 }
}

/** Whether most of the memory is taken that Node allows itself. */
function isNearlyFull(): boolean {
  const { used_heap_size, heap_size_limit } = getHeapStatistics()
  return used_heap_size > heap_size_limit * 0.7
}

/**
 * As many tasks of a timer library, all due at one second that comes soon; fewer where the time
 * until then or the memory ends before they are made.
 */
async function measureTimers(
  start: (due: Date, fire: () => void) => unknown,
): Promise<Record<string, number>> {
  const before = mebibytes()
  const due = new Date(Date.now() + leadMs)
  due.setMilliseconds(0)
  let fired = 0
  let lastAt = due.getTime()
  const kept: unknown[] = []
  const fire = (): void => {
    fired++
    lastAt = Date.now()
  }
  let made = 0
  const makeMs = await timed(async () => {
    while (made < count && Date.now() < due.getTime() - 2_000) {
      kept.push(start(due, fire))
      made++
      if (made % 500 !== 0) continue
      if (isNearlyFull()) break
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
  const idleMiB = mebibytes() - before
  const until = due.getTime() + 30_000
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (fired >= made || Date.now() > until) resolve()
      else setTimeout(look, 200)
    }
    look()
  })
  return { made, makeMs, idleMiB, fired, lateMs: lastAt - due.getTime(), kept: kept.length }
}
const leadMs = 75_000

const measures: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  idle: measureIdle,
  due: measureDue,
  'node-cron': async () => {
    const { schedule } = await import('node-cron')
    return measureTimers((due, fire) => schedule(cronAt(due), fire, { timezone: 'UTC' }))
  },
  croner: async () => {
    const { Cron } = await import('croner')
    return measureTimers((due, fire) => new Cron(cronAt(due), { timezone: 'UTC' }, fire))
  },
}

/** That second of every year. */
function cronAt(due: Date): string {
  const at = Temporal.Instant.fromEpochMilliseconds(due.getTime()).toZonedDateTimeISO('UTC')
  return `${at.second} ${at.minute} ${at.hour} ${at.day} ${at.month} *`
}

const measure = measures[what]
if (measure === undefined) throw new Error(`measure one of ${Object.keys(measures).join(', ')}`)
process.stdout.write(`${JSON.stringify(await measure())}\n`)
process.exit(0)
