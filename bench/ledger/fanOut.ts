// One bulletin to 10,000 channels at one instant, against a Discord that allows 50 requests in a
// second: `npm run bench:ledger -- fan-out`
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { asId, type ChannelId, type GuildId } from '../../src/lore/ids.ts'
import {
  defaultLimits,
  maquisReborn,
  startLocalDiscord,
  type LocalDiscord,
} from '../../src/playground/index.ts'
import { openStore } from '../../src/store/openStore.ts'
import type { Store } from '../../src/store/store.ts'
import { projectFolder } from '../../src/wiring/projectFolder.ts'
import { remembered } from '../../tests/delivery/rehearsal.ts'
import { postgresqlPrograms, startPostgresql } from '../../tests/postgresql/server.ts'
import { seededRandom } from '../../tests/store/sampleDrafts.ts'
import { startBot } from '../processes.ts'

const count = 10_000
/** Time for the processes to start before anything is due, in seconds. */
const leadSeconds = 30
/** A run that takes longer than this, in seconds, is given up. */
const mostSeconds = 600

const guild = asId<GuildId>(maquisReborn.guild.id)
const channelOf = (n: number): ChannelId => asId(String(1_300_000_000_000_000_000n + BigInt(n)))

/** The seed's guild with so many channels more than Discord would let it have. */
const seed = {
  ...maquisReborn,
  channels: [
    ...maquisReborn.channels,
    ...Array.from({ length: count }, (_, n) => ({
      id: channelOf(n),
      name: `news-${n}`,
      type: 0 as const,
    })),
  ],
}

/** Puts the rows into the ledger, and says when they are due. */
async function fillLedger(store: Store): Promise<Temporal.Instant> {
  const now = Temporal.Now.instant()
  const dueAt = now.add({ seconds: leadSeconds })
  const place = { zone: 'UTC', channel: channelOf(0), logChannel: null, gmRole: null }
  await store.guild(guild).authoring.importCampaign(remembered(), place, { user: null, at: now })
  const [rule] = await store.guild(guild).bulletins.rules()
  if (rule === undefined) throw new Error('there is no rule')
  const universeDay = gregorian.toDay({ year: 2404, month: 2, day: 22 })
  const row = { rule: rule.id, guild, occurrence: '2404', universeDay, dueAt, missed: null }
  for (let from = 0; from < count; from += 1000) {
    const rows = Array.from({ length: 1000 }, (_, n) => ({ ...row, channel: channelOf(from + n) }))
    await store.ledger.record(rows, [], now)
  }
  return dueAt
}

interface Figures {
  readonly seconds: number
  readonly messages: number
  readonly channels: number
  readonly globalLimits: number
  readonly otherLimits: number
}

/** Counts what the bots do until all is there, or the time is over. */
async function watch(discord: LocalDiscord, dueAt: Temporal.Instant): Promise<Figures> {
  const reached = new Set<string>()
  let [messages, globalLimits, otherLimits, lastAt] = [0, 0, 0, 0]
  const stop = discord.observe(({ method, route, path, status, answer }) => {
    if (status === 429) {
      const { global } = answer as { readonly global?: boolean } // Discord's documented answer
      if (global === true) globalLimits++
      else otherLimits++
    }
    if (method !== 'POST' || route !== '/channels/:/messages' || status !== 200) return
    messages++
    reached.add(path)
    lastAt = Date.now()
  })
  const until = dueAt.epochMilliseconds + mostSeconds * 1000
  while (reached.size < count && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 100))
  stop()
  const seconds = (lastAt - dueAt.epochMilliseconds) / 1000
  return { seconds, messages, channels: reached.size, globalLimits, otherLimits }
}

async function run(url: string, processes: number): Promise<Figures> {
  const discord = await startLocalDiscord({ port: 0, seed, limits: defaultLimits })
  const store = await openStore({ url, random: seededRandom(3) })
  const dueAt = await fillLedger(store)
  await store.close()
  const root = projectFolder()
  const program = (role: string) => ({
    args: [join(root, 'dist', 'src', 'main.js')],
    cwd: root,
    environment: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: url,
      LOG_LEVEL: 'info',
      TICK_SECONDS: '1',
      ROLE: role,
    },
  })
  const started = [await startBot(program('bot'))]
  for (let n = 1; n < processes; n++) started.push(await startBot(program('poster')))
  const figures = await watch(discord, dueAt)
  await Promise.all(started.map((one) => one.stop()))
  await discord.close()
  return figures
}

/** Measures the fan-out with one process and with four, and says the figures as they come. */
export async function measureFanOut(say: (line: string) => void): Promise<void> {
  const tell = (title: string, figures: Figures): void =>
    say(
      `${title}: ${JSON.stringify(figures)}; load ${loadavg()
        .map((one) => one.toFixed(1))
        .join(' ')}`,
    )
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-bench-'))
  try {
    tell('one process, SQLite', await run(`file:${join(folder, 'ledger.db')}`, 1))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  if (postgresqlPrograms === null) return say('PostgreSQL is not installed: not measured with it')
  const server = await startPostgresql()
  try {
    for (const processes of [1, 4]) {
      const name = `fan_out_${processes}`
      await server.ask(`CREATE DATABASE "${name}"`)
      tell(`${processes} on PostgreSQL`, await run(server.url(name), processes))
    }
  } finally {
    await server.remove()
  }
}
