import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import { defaultLimits, noRates, startLocalDiscord } from '../../src/playground/index.ts'
import { gmRoom, guild, news } from '../delivery/localDiscord.ts'
import { day, draftCampaign, draftEntry, draftRule, yearlyAt } from '../store/sampleDrafts.ts'
import { temporaryStore } from '../store/temporaryStore.ts'
import { compileProgram, startProgram } from './bulletinHouse.ts'
import { fakeClock, fakeTimeLibrary } from './fakeClock.ts'

// A multiple of 4, so that leap days of both sides meet.
const yearOffset = 376

interface Play {
  /** Sets the clock of the process and of Discord. */
  readonly set: (instant: string) => void
  /** Waits for the n-th bulletin and gives the time at which it was posted. */
  readonly nth: (n: number) => Promise<string>
  /** How many there are, after a few looks of the bot at what is due. */
  readonly later: () => Promise<number>
  /** The newest bulletin, as a text that holds all of it. */
  readonly newest: () => string
  /** Lets the bulletin fall due at a time, as a GM may; it counts for another year. */
  readonly fallDue: (instant: string) => Promise<void>
}

let main = ''
const endings: (() => Promise<void>)[] = []

/** The real bot in New York, at a time of its own; an event is remembered on one day of the year. */
async function play(scene: {
  readonly start: string
  /** `MM-DD` */
  readonly on: string
  readonly at: string
}): Promise<Play> {
  const clock = fakeClock(scene.start)
  const { store, path, remove } = await temporaryStore()
  const limits = { ...defaultLimits, rates: noRates }
  const discord = await startLocalDiscord({ port: 0, clock, limits })
  const [month, date] = scene.on.split('-').map(Number)
  const event = gregorian.toDay({ year: 2388, month: month ?? 1, day: date ?? 1 })
  const draft = draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', date: day(`2388-${scene.on}`, event) }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
    ],
    [draftRule('yearly', { dateline: 'HERE', schedule: yearlyAt(scene.at) })],
    { clock: { mode: 'mirror', yearOffset } },
  )
  const place = { zone: 'America/New_York', channel: news, logChannel: gmRoom, gmRole: null }
  const since = Temporal.Instant.fromEpochMilliseconds(clock.now()).subtract({ hours: 1 })
  await store.guild(guild).authoring.importCampaign(draft, place, { user: null, at: since })
  const program = startProgram(main, {
    ...clock.environment,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${path}`,
    TICK_SECONDS: '1',
  })
  endings.push(async () => {
    program.process.kill('SIGTERM')
    expect(await program.exited).toEqual({ code: 0, signal: null })
    await discord.close()
    await remove()
    clock.remove()
  })
  await Promise.race([
    program.ready,
    program.exited.then(() => Promise.reject(new Error(program.output()))),
  ])
  const posted = () => [...(discord.world.logs.get(news)?.byId.values() ?? [])]
  return {
    set: clock.set,
    nth: async (n) => {
      for (let wait = 0; posted().length < n; wait++) {
        if (wait > 3000) throw new Error(`it never came:\n${program.output()}`)
        await sleep(50)
      }
      return posted()[n - 1]?.json.timestamp ?? ''
    },
    later: async () => {
      await sleep(2500)
      return posted().length
    },
    newest: () => JSON.stringify(posted().at(-1)?.json),
    fallDue: async (instant) => {
      const [rule] = await store.guild(guild).bulletins.rules()
      if (rule === undefined) throw new Error('there is no rule')
      const dueAt = Temporal.Instant.from(instant)
      const row = { rule: rule.id, guild, channel: news, occurrence: '2499', dueAt, missed: null }
      await store.ledger.record([{ ...row, universeDay: dayNumber(event) }], [], dueAt)
    },
  }
}

/** Within two minutes from a time on: a machine may be slow, but never early. */
const soonAfter = (instant: string) => (posted: string) => {
  const ms = Date.parse(posted) - Temporal.Instant.from(instant).epochMilliseconds
  return ms >= 0 && ms < 120_000
}

describe.skipIf(fakeTimeLibrary === null)('the whole process, by a clock that is set', () => {
  beforeAll(() => {
    main = compileProgram()
  }, 300_000)
  afterAll(async () => {
    for (const end of endings) await end()
  })

  test.concurrent('posts what is due in a spring gap once, at the first instant after it', async () => {
    const it = await play({ start: '2025-03-09T06:30:00Z', on: '03-09', at: '02:30' })
    it.set('2025-03-09T06:59:57Z')
    expect(await it.nth(1)).toSatisfy(soonAfter('2025-03-09T07:00:00Z'))
    it.set('2025-03-09T07:29:59Z') // 03:30, where 02:30 would have been
    expect(await it.later()).toBe(1)
  }, 300_000)

  test.concurrent('posts what is due in an autumn overlap once, the first of both times', async () => {
    const it = await play({ start: '2025-11-02T05:00:00Z', on: '11-02', at: '01:30' })
    it.set('2025-11-02T05:29:57Z')
    expect(await it.nth(1)).toSatisfy(soonAfter('2025-11-02T05:30:00Z'))
    it.set('2025-11-02T06:29:59Z')
    expect(await it.later()).toBe(1)
  }, 300_000)

  test.concurrent('posts what is due on 29 February on that day', async () => {
    const it = await play({ start: '2028-02-28T16:59:59Z', on: '02-29', at: '12:00' })
    expect(await it.later()).toBe(0)
    it.set('2028-02-29T16:59:57Z')
    expect(await it.nth(1)).toSatisfy(soonAfter('2028-02-29T17:00:00Z'))
    it.set('2028-03-01T16:59:59Z')
    expect(await it.later()).toBe(1)
  }, 300_000)

  test.concurrent('posts late what a jump ahead passes over, and nothing again after one back', async () => {
    const it = await play({ start: '2026-06-01T11:00:00Z', on: '06-03', at: '12:00' })
    expect(await it.later()).toBe(0)
    it.set('2026-06-05T16:00:00Z')
    expect(await it.nth(1)).toSatisfy(soonAfter('2026-06-05T16:00:00Z'))
    expect(it.newest()).toContain('Published late')
    it.set('2026-06-03T15:59:58Z') // it comes to the due time once more
    expect(await it.later()).toBe(1)
    // It is still looking: the clock has to reach no time at which it was before.
    await it.fallDue('2026-06-03T15:00:00Z')
    await it.nth(2)
    expect(await it.later()).toBe(2)
  }, 300_000)
})
