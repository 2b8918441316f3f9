import Database from 'better-sqlite3'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { bulletinMark } from '../../src/discord/bulletinMessage.ts'
import { asId, type ChannelId, type GuildId } from '../../src/lore/ids.ts'
import {
  defaultLimits,
  maquisReborn,
  noRates,
  startLocalDiscord,
  type Fault,
  type LocalDiscord,
} from '../../src/playground/index.ts'
import type { Delivery, Store } from '../../src/store/store.ts'
import { day, draftCampaign, draftEntry, draftRule, yearlyAt } from '../store/sampleDrafts.ts'
import { temporaryStore } from '../store/temporaryStore.ts'
import { compileProgram, seededNumbers, startProgram, type Program } from './bulletinHouse.ts'

const guild = asId<GuildId>(maquisReborn.guild.id)
const [welcome, bridge, news, gmRoom] = maquisReborn.channels.map(({ id }) => asId<ChannelId>(id))
const gone = asId<ChannelId>('1100000000000000099')
const rules = 100
/** How many bulletins are due in a channel that refuses them, for each of two such channels. */
const refusals = 5
/** Enough for its two scenes: how often bots may die, chaos shows. */
const kills = 6

let main = ''
beforeAll(() => {
  main = compileProgram()
}, 300_000)

const seed = Number(process.env['KILL_SEED'] ?? randomInt(2 ** 31))

test.concurrent(`killed ${kills} times among faults, it posts each bulletin once (KILL_SEED=${seed})`, async () => {
  const { nonceMs } = defaultLimits
  const end = await rampage({ seed, faults: true, nonceMs, agedBy: 0 })
  expect(end.disagreeing).toEqual([])
  expect(end.repeated).toBeGreaterThan(0)
  expect(end.told).toBe(end.blocked)
  expect(end.exit).toEqual({ code: 0, signal: null })
}, 1_800_000)

test.concurrent(`killed ${kills} times and started long after, it finds what it posted (KILL_SEED=${seed})`, async () => {
  // No nonce is remembered here: only the look through the channel tells.
  const scene = { faults: false, nonceMs: -1, agedBy: 10 * 60_000 }
  const end = await rampage({ seed: seed + 1, ...scene })
  expect(end.disagreeing).toEqual([])
  expect(end.repeated).toBeGreaterThan(0)
  expect(end.told).toBeGreaterThanOrEqual(end.blocked)
  expect(end.exit).toEqual({ code: 0, signal: null })
}, 1_800_000)

interface Rampage {
  readonly seed: number
  readonly faults: boolean
  /** How long the local Discord remembers nonces. */
  readonly nonceMs: number
  /** How much later the next process seems to start, in ms. */
  readonly agedBy: number
}

async function rampage({ seed, faults, nonceMs, agedBy }: Rampage): Promise<Aftermath> {
  const random = seededNumbers(seed)
  const { store, path, remove } = await temporaryStore()
  let calm = false
  let onPost = (): void => {}
  const nthPost = (n: number): Promise<void> =>
    new Promise((resolve) => {
      let posts = 0
      onPost = () => void (++posts === n && resolve())
    })
  const discord = await startLocalDiscord({
    port: 0,
    limits: { ...defaultLimits, nonceMs, rates: noRates },
    intercept: ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/messages')) return undefined
      onPost()
      const delayMs = Math.floor(random() * 20)
      return faults && !calm ? mishap(random, delayMs) : slowly(delayMs)
    },
  })
  await seedHouse(store, discord)
  const start = (): Program =>
    startProgram(main, {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: `file:${path}`,
      TICK_SECONDS: '1',
      LOG_LEVEL: 'warn',
    })

  for (let killed = 0; killed < kills; killed++) {
    const program = start()
    // Most deaths come among the posts, the others anywhere on the way there.
    const among = random() < 0.85
    const moment = among ? nthPost(Math.ceil(random() * 12)) : sleep(random() * 1000)
    await Promise.race([
      moment,
      sleep(15_000, null, { ref: false }), // nothing was left to post
      program.exited.then(() => Promise.reject(new Error(`it ended: ${program.output()}`))),
    ])
    await sleep(random() * 15)
    program.process.kill('SIGKILL')
    expect((await program.exited).signal).toBe('SIGKILL')
    age(path, agedBy)
  }

  calm = true
  const last = start()
  await settling(store, path)
  last.process.kill('SIGTERM')
  const exit = await last.exited
  const aftermath = await compare(store, discord)
  await discord.close()
  await remove()
  return { ...aftermath, exit }
}

/** Waits until no bulletin is waiting. Two rampages run at once, where `expect.poll` knows no test. */
async function settling(store: Store, path: string): Promise<void> {
  for (let second = 0; second < 120; second++) {
    if ((await unsettled(store, path)) === 0) return
    await sleep(1000)
  }
  throw new Error(`${await unsettled(store, path)} bulletins were still waiting after two minutes`)
}

/**
 * All rules' bulletins have just fallen due; the process plans one channel's by itself. Were they
 * late, they would come together in few messages.
 */
async function seedHouse(store: Store, discord: LocalDiscord): Promise<void> {
  const now = Temporal.Now.instant()
  const minute = now.subtract({ minutes: 1 }).toZonedDateTimeISO('UTC')
  const today = minute.toPlainDate()
  const event = gregorian.toDay({ ...fieldsOf(today), year: today.year - 16 + 377 })
  const draft = draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', date: day('it', event) }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
    ],
    Array.from({ length: rules }, (_, n) =>
      draftRule(`rule-${n}`, {
        dateline: 'HERE',
        schedule: yearlyAt(minute.toPlainTime().toString({ smallestUnit: 'minute' })),
        body: `Story ${n}.`,
      }),
    ),
    { clock: { mode: 'mirror', yearOffset: 377 } },
  )
  const place = { zone: 'UTC', channel: news ?? null, logChannel: gmRoom ?? null, gmRole: null }
  const { authoring, bulletins } = store.guild(guild)
  const by = { user: null, at: now.subtract({ hours: 24 * 5 }) }
  await authoring.importCampaign(draft, place, by)
  const all = await bulletins.rules()
  const universeDay = dayNumber(event + 5844) // sixteen years of it; only its text depends on it
  const planned = all.flatMap(({ id: rule }, n) =>
    [welcome, ...(n < refusals ? [bridge, gone] : [])].flatMap((channel) =>
      channel === undefined
        ? []
        : [{ rule, guild, channel, occurrence: String(today.year + 377), universeDay }],
    ),
  )
  const dueAt = now.subtract({ minutes: 1 })
  await store.ledger.record(
    planned.map((row) => ({ ...row, dueAt, missed: null })),
    [],
    now.subtract({ hours: 24 * 5 }),
  )
  // One channel that may be seen and not written in.
  const overwrite = { type: 1, allow: '0', deny: String(Bits.SendMessages) }
  const owner = maquisReborn.members[0].id
  const target = `/channels/${bridge}/permissions/${discord.applicationId}`
  const response = await fetch(`${discord.url}/local/as/${owner}${target}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(overwrite),
  })
  expect(response.status).toBe(204)
}

const fieldsOf = ({ month, day }: Temporal.PlainDate) => ({ month, day })

function mishap(random: () => number, delayMs: number): Fault {
  const dice = random()
  if (dice < 0.06) return failing('close', 'after', delayMs)
  if (dice < 0.1) return failing('close', 'before', delayMs)
  if (dice < 0.13) return failing({ status: 502, body: {} }, 'after', delayMs)
  if (dice < 0.16) return failing({ status: 503, body: {} }, 'before', delayMs)
  if (dice < 0.18) {
    const headers = { 'retry-after': '1', 'x-ratelimit-scope': 'shared' }
    const body = { message: 'Slow', retry_after: 1, global: false }
    return failing({ status: 429, headers, body }, 'before', delayMs)
  }
  return slowly(delayMs)
}

const slowly = (delayMs: number): Fault => failing('continue', 'before', delayMs)

const failing = (outcome: Fault['outcome'], when: 'before' | 'after', delayMs: number): Fault => ({
  outcome,
  when,
  delayMs,
})

/** Lets time pass for the rows that a dead process left. */
function age(path: string, ms: number): void {
  if (ms === 0) return
  change(path, 'UPDATE "Delivery" SET "firstClaimedAt" = "firstClaimedAt" - ?', ms)
}

/** Lets time pass for the rows that wait for their next attempt, and counts what is not settled. */
async function unsettled(store: Store, path: string): Promise<number> {
  const later = `UPDATE "Delivery" SET "nextAt" = "nextAt" - ? WHERE "state" = 'due' AND "attempts" > 0`
  change(path, later, 10 * 60_000)
  return (await store.guild(guild).bulletins.deliveries(5000, ['due', 'claimed'])).length
}

function change(path: string, statement: string, ms: number): void {
  const database = new Database(path)
  database.prepare(statement).run(ms)
  database.close()
}

interface Aftermath {
  /** Rows that are not as their channels say. */
  readonly disagreeing: readonly Delivery[]
  readonly blocked: number
  /** Rows that took more than one attempt. */
  readonly repeated: number
  /** Messages to the GMs. */
  readonly told: number
  readonly exit: Awaited<Program['exited']>
}

/** Each bulletin is in its channel once and the ledger names its message; or it says why not. */
async function compare(store: Store, discord: LocalDiscord): Promise<Omit<Aftermath, 'exit'>> {
  const rows = await store.guild(guild).bulletins.deliveries(5000)
  expect(rows).toHaveLength(rules * 2 + refusals * 2)
  const bearers = ({ channel, id }: Delivery): readonly string[] =>
    [...(discord.world.logs.get(channel)?.byId.values() ?? [])]
      .filter(({ json }) => JSON.stringify(json.components).includes(bulletinMark(id)))
      .map(({ json }) => json.id)
  const agrees = (row: Delivery): boolean => {
    const found = bearers(row)
    if (row.state === 'sent') return found.length === 1 && found[0] === row.message
    return row.state === 'blocked' && row.reason !== null && found.length === 0
  }
  const blocked = rows.filter(({ state }) => state === 'blocked').length
  expect(blocked).toBe(refusals * 2)
  return {
    disagreeing: rows.filter((row) => !agrees(row)),
    blocked,
    repeated: rows.filter(({ attempts }) => attempts > 1).length,
    told: discord.world.logs.get(gmRoom ?? '')?.order.length ?? 0,
  }
}
