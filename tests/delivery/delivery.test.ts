import { afterEach, describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { nonceWindowMs } from '../../src/delivery/deliver.ts'
import { upcoming } from '../../src/delivery/upcoming.ts'
import { asId, type ChannelId } from '../../src/lore/ids.ts'
import type { PlannedDelivery } from '../../src/store/store.ts'
import { author, guildA, guildB } from '../store/sampleDrafts.ts'
import { due, rehearse, remembered, type Rehearsal, type Scene } from './rehearsal.ts'

let played: Rehearsal | null = null
afterEach(() => played?.remove())

async function play(scene?: Scene): Promise<Rehearsal> {
  played = await rehearse(scene)
  return played
}
const rows = ({ store }: Rehearsal) => store.guild(guildA).bulletins.deliveries(100)
const soon = due.add({ seconds: 5 })
const refused = { kind: 'refused', reason: 'Send Messages is missing.', fix: 'Allow it.' } as const
const resume = async (it: Rehearsal, at = soon) => {
  const [row] = await rows(it)
  if (row !== undefined) await it.store.guild(guildA).bulletins.resume(row.id, at, author())
}

describe('a bulletin that is due', () => {
  test('is posted once, and the ledger says so', async () => {
    const it = await play()
    await it.at(due.subtract({ seconds: 1 }))
    expect(it.stage.messages).toEqual([])
    await it.at(due)
    await it.at(soon)
    expect(it.stage.messages).toHaveLength(1)
    expect(it.stage.messages[0]).toMatchObject({ lateSince: null, content: { dateline: 'HERE' } })
    const [row] = await rows(it)
    expect(row).toMatchObject({ state: 'sent', message: '1', occurrence: '2404', attempts: 1 })
    expect(row?.content).toEqual(it.stage.messages[0]?.content)
    expect(it.stage.notices).toEqual([])
  })

  test.each(['lost', { kind: 'failedBefore', reason: 'refused' }] as const)(
    'is posted once when the first attempt ends in %o',
    async (mishap) => {
      const it = await play()
      it.stage.mishaps.push(mishap)
      await it.at(due)
      await it.at(due.add({ seconds: 1 }))
      expect(it.stage.messages).toHaveLength(1)
      expect(await rows(it)).toMatchObject([{ state: 'sent', attempts: 2 }])
    },
  )

  test('waits as long as Discord asks', async () => {
    const it = await play()
    it.stage.mishaps.push({ kind: 'rateLimited', retryAfterMs: 30_000 })
    await it.at(due)
    await it.at(due.add({ seconds: 29 }))
    expect(it.stage.messages).toEqual([])
    await it.at(due.add({ seconds: 30 }))
    expect(it.stage.messages).toHaveLength(1)
  })

  test('that was lost beyond the nonce’s window is found by its mark', async () => {
    const it = await play()
    it.stage.mishaps.push('lost')
    await it.at(due)
    await it.at(due.add({ hours: 3 }))
    expect(it.stage.posts()).toBe(1)
    expect(await rows(it)).toMatchObject([{ state: 'sent', message: '1' }])
  })

  test('that is proved absent beyond the nonce’s window is posted', async () => {
    const it = await play()
    it.stage.mishaps.push({ kind: 'unknown', reason: 'time-out' })
    await it.at(due)
    await it.at(due.add({ milliseconds: nonceWindowMs }))
    expect(it.stage.messages).toHaveLength(1)
  })

  test('is not looked for when it surely was not written', async () => {
    const it = await play()
    it.stage.mishaps.push({ kind: 'failedBefore', reason: 'refused' })
    it.stage.readBacks.push({ kind: 'unreadable', reason: 'No history.', fix: 'Allow it.' })
    await it.at(due)
    await it.at(due.add({ hours: 3 }))
    expect(it.stage.messages).toHaveLength(1)
  })

  test('waits for the GM where nobody can look, and is posted when the GM resumes it', async () => {
    const it = await play()
    it.stage.mishaps.push({ kind: 'unknown', reason: 'time-out' })
    const unreadable = { kind: 'unreadable', reason: 'No history.', fix: 'Allow it.' } as const
    it.stage.readBacks.push(unreadable, unreadable)
    await it.at(due)
    const later = due.add({ hours: 1 })
    await it.at(later)
    expect(await rows(it)).toMatchObject([{ state: 'blocked', reason: 'No history. Allow it.' }])
    expect(it.stage.notices).toHaveLength(1)
    await resume(it, later)
    await it.at(later.add({ seconds: 1 }))
    expect(it.stage.messages).toHaveLength(1)
  })

  test('that Discord refuses is blocked, told once, and posted when resumed', async () => {
    const it = await play()
    it.stage.mishaps.push(refused)
    await it.at(due)
    await it.at(due.add({ minutes: 10 }))
    expect(it.stage.posts()).toBe(1)
    expect(await rows(it)).toMatchObject([
      { state: 'blocked', reason: 'Send Messages is missing. Allow it.' },
    ])
    expect(it.stage.notices).toMatchObject([{ channel: '2001' }])
    await resume(it, due.add({ hours: 24 }))
    await it.at(due.add({ hours: 24 }))
    expect(it.stage.messages).toHaveLength(1)
    expect(await rows(it)).toMatchObject([{ state: 'sent', reason: null }])
    expect(it.stage.notices).toHaveLength(1)
  })

  test('is told later when the telling failed for the moment', async () => {
    const it = await play()
    const { tell } = it.stage
    let tries = 0
    Object.assign(it.stage, {
      tell: (notice: Parameters<typeof tell>[0]) =>
        ++tries === 1 ? Promise.resolve({ kind: 'failedBefore', reason: 'x' }) : tell(notice),
    })
    it.stage.mishaps.push(refused, refused)
    await it.at(due)
    expect(await rows(it)).toMatchObject([{ state: 'due' }])
    await it.at(due.add({ seconds: 15 }))
    expect(await rows(it)).toMatchObject([{ state: 'blocked' }])
    expect(it.stage.notices).toHaveLength(1)
  })

  test('that nobody can look for is not posted again before a GM knows of it', async () => {
    const it = await play()
    const { tell } = it.stage
    let tries = 0
    Object.assign(it.stage, {
      tell: (notice: Parameters<typeof tell>[0]) =>
        ++tries === 1 ? Promise.resolve({ kind: 'unknown', reason: 'x' }) : tell(notice),
    })
    const unreadable = { kind: 'unreadable', reason: 'No history.', fix: 'Allow it.' } as const
    it.stage.mishaps.push('lost')
    it.stage.readBacks.push(unreadable, unreadable)
    for (const minutes of [0, 60, 61]) await it.at(due.add({ minutes }))
    expect(it.stage.messages).toHaveLength(1)
    expect(it.stage.posts()).toBe(1)
    expect(await rows(it)).toMatchObject([{ state: 'blocked' }])
  })

  test('stops everything when the token is dead', async () => {
    const it = await play({ guilds: [guildA, guildB] })
    it.stage.mishaps.push({ kind: 'dead', reason: 'The token.' }, { kind: 'dead', reason: 'It.' })
    await it.at(due)
    await it.at(soon)
    expect(it.stops).toContain('The token.')
    expect(it.stage.posts()).toBeLessThanOrEqual(2)
    await it.delivery.close()
    expect(await rows(it)).toMatchObject([{ state: 'due' }])
  })
})

describe('several bulletins', () => {
  test('are all posted, more than there are hands for', async () => {
    const it = await play({ draft: remembered(20) })
    await it.at(due)
    expect(it.stage.messages).toHaveLength(20)
  })

  test('are not held up by a slow one, nor by a bad one', async () => {
    const it = await play({ draft: remembered(12) })
    let go = () => {}
    it.stage.pause = new Promise((resolve) => {
      go = resolve
    })
    it.stage.mishaps.push({ kind: 'failedBefore', reason: 'x' }, refused)
    it.setClock(due)
    await it.delivery.poke()
    it.stage.pause = Promise.resolve()
    go()
    await it.delivery.idle()
    expect(it.stage.messages).toHaveLength(10)
  })

  test('are posted once by two workers at once', async () => {
    const it = await play({ draft: remembered(40) })
    const other = await it.another('second')
    it.setClock(due)
    await Promise.all([it.delivery.poke(), other.poke()])
    await Promise.all([it.delivery.idle(), other.idle()])
    expect(it.stage.posts()).toBe(40)
    expect(new Set((await rows(it)).map(({ state }) => state))).toEqual(new Set(['sent']))
  })

  test('in flight are finished when the process ends, and the rest is given back', async () => {
    const it = await play({ draft: remembered(9) })
    let go = () => {}
    it.stage.pause = new Promise((resolve) => {
      go = resolve
    })
    it.setClock(due)
    await it.delivery.poke()
    const closed = it.delivery.close()
    go()
    await closed
    const states = (await rows(it)).map(({ state }) => state).toSorted()
    expect(states).toEqual([...Array(5).fill('due'), ...Array(4).fill('sent')])
    const next = await it.another('first')
    await next.start()
    await next.idle()
    await next.close()
    expect(it.stage.messages).toHaveLength(9)
  })

  test('of a worker that died go to the next, at once to one of its name', async () => {
    const it = await play({ draft: remembered(3) })
    it.setClock(due)
    await it.delivery.poke() // records and claims …
    await it.delivery.idle()
    await it.store.ledger.record(
      [{ ...planned(await rows(it)), channel: asId<ChannelId>('2002') }],
      [],
      due,
    )
    await it.store.ledger.claim({ worker: 'dead', now: due, leaseMs: 60_000, limit: 9 })
    const stranger = await it.another('stranger')
    await stranger.poke()
    await stranger.idle()
    expect(it.stage.messages).toHaveLength(3)
    const heir = await it.another('dead')
    await heir.start()
    await heir.idle()
    await heir.close()
    expect(it.stage.messages).toHaveLength(4)
  })

  test('of an earlier run are taken over as soon as the ledger can be reached', async () => {
    const it = await play()
    await it.store.ledger.record([await plannedBy(it)], [], due)
    await it.store.ledger.claim({ worker: 'first', now: due, leaseMs: 3_600_000, limit: 9 })
    const { release } = it.store.ledger
    const broken = { release: () => Promise.reject(new Error('the connection broke')) }
    Object.assign(it.store.ledger, broken)
    it.setClock(due)
    await it.delivery.start()
    expect(it.stage.messages).toEqual([])
    Object.assign(it.store.ledger, { release })
    await it.at(soon)
    expect(it.stage.messages).toHaveLength(1)
  })

  test('of a worker that was frozen beyond its lease are posted by the next alone', async () => {
    const it = await play()
    let thaw = (): void => {}
    it.stage.pause = new Promise((resolve) => (thaw = resolve))
    it.setClock(due)
    await it.delivery.poke() // claims, and freezes right before it posts
    await expect.poll(it.stage.posts).toBe(1)
    it.stage.pause = Promise.resolve()
    it.setClock(due.add({ seconds: 61 }))
    const next = await it.another('next')
    await next.poke()
    await next.idle()
    expect(it.stage.messages).toHaveLength(1)
    it.setClock(due.add({ minutes: 30 })) // the nonce protects no longer
    thaw()
    await it.delivery.idle()
    expect(it.stage.messages).toHaveLength(1)
    expect(await rows(it)).toMatchObject([{ state: 'sent', attempts: 2 }])
    await next.close()
  })

  test('are repeated with their nonce only while it protects, however late the repeat leaves', async () => {
    const it = await play()
    it.stage.mishaps.push('lost')
    await it.at(due)
    let thaw = (): void => {}
    it.stage.pause = new Promise((resolve) => (thaw = resolve))
    it.setClock(due.add({ seconds: 30 }))
    await it.delivery.poke()
    await expect.poll(it.stage.posts).toBe(2)
    it.setClock(due.add({ seconds: 61 })) // 31 s of the lease, but 61 s since the first claim
    thaw()
    await it.delivery.idle()
    expect(await rows(it)).toMatchObject([{ state: 'due', attempts: 2 }])
    await it.at(due.add({ minutes: 10 }))
    expect(it.stage.posts()).toBe(2)
    expect(await rows(it)).toMatchObject([{ state: 'sent', message: '1' }])
  })

  test('of a frozen worker are not told of by it when its lease is over', async () => {
    const it = await play()
    // It left in time, and its answer is read late.
    Object.assign(it.stage, {
      post: () => {
        it.setClock(due.add({ seconds: 61 }))
        return Promise.resolve(refused)
      },
    })
    await it.at(due)
    expect(it.stage.notices).toEqual([])
    expect(await rows(it)).toMatchObject([{ state: 'claimed' }])
  })

  test('that were claimed by a clock that was ahead are looked for a week back', async () => {
    const it = await play()
    it.stage.mishaps.push({ kind: 'unknown', reason: 'time-out' })
    await it.at(due.add({ hours: 24 * 3 }))
    const searched: string[] = []
    const { find } = it.stage
    Object.assign(it.stage, {
      find: (search: Parameters<typeof find>[0]) => {
        searched.push(search.since.toString())
        return find(search)
      },
    })
    const [row] = await rows(it)
    // The clock was put right; another process takes the row back.
    await it.store.ledger.claim({
      worker: 'gone',
      now: due.add({ hours: 24 * 4 }),
      leaseMs: 1,
      limit: 1,
    })
    await it.store.ledger.release('gone')
    await it.at(due.add({ hours: 1 }))
    expect(row?.firstClaimedAt).toEqual(due.add({ hours: 24 * 3 }))
    expect(searched).toEqual([due.add({ hours: 1 - 24 * 7 }).toString()])
    expect(it.stage.messages).toHaveLength(1)
  })
})

/** The row that planning will find for the only rule. */
const plannedBy = async ({ store }: Rehearsal): Promise<PlannedDelivery> => {
  const [rule] = await store.guild(guildA).bulletins.rules()
  const channel = (await store.guild(guildA).campaign())?.channel
  if (rule === undefined || channel == null) throw new Error('nothing is planned')
  const row = { rule: rule.id, guild: guildA, channel, occurrence: '2404' }
  return { ...row, universeDay: dayNumber(158_566), dueAt: due, missed: null }
}

const planned = (all: Awaited<ReturnType<typeof rows>>) => {
  const [row] = all
  if (row === undefined) throw new Error('nothing was recorded')
  const { rule, guild, channel, occurrence, universeDay, dueAt } = row
  return { rule, guild, channel, occurrence, universeDay, dueAt, missed: null }
}

describe('missed time', () => {
  test('within the catch-up window is made good, marked as late', async () => {
    const it = await play()
    await it.at(due.add({ hours: 24 * 6 }))
    expect(it.stage.messages).toMatchObject([{ lateSince: due }])
  })

  test('beyond it is recorded and told in one message, and not posted', async () => {
    const it = await play({ place: { logChannel: asId('2009') } })
    await it.at(due.add({ hours: 24 * 760 }))
    expect(it.stage.messages).toEqual([])
    expect((await rows(it)).map(({ state }) => state)).toEqual(['missed', 'missed', 'missed'])
    expect(it.stage.notices).toMatchObject([{ channel: '2009' }])
    expect(it.stage.notices[0]?.text).toContain('3 bulletins were missed')
    expect(it.stage.notices[0]?.text).toContain('yearly-0 (2405)')
  })

  test('is not said of what a GM had posted ahead of its day', async () => {
    const it = await play({ place: { logChannel: asId('2009') } })
    const [first] = await it.store.guild(guildA).bulletins.rules()
    if (first === undefined) throw new Error('there is no rule')
    const early = { rule: first.id, guild: guildA, channel: asId<ChannelId>('2001') }
    const day = { occurrence: '2404', universeDay: dayNumber(0), dueAt: due, missed: null }
    await it.store.ledger.record([{ ...early, ...day }], [], due)
    await it.at(due.add({ hours: 24 * 400 }))
    expect(it.stage.notices.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('A bulletin was missed: nothing ran when it was due'),
    )
    expect(it.stage.notices.map(({ text }) => text).join('\n')).not.toContain('(2404)')
  })

  test('that a GM makes good is posted, marked as late', async () => {
    const it = await play()
    const later = due.add({ hours: 24 * 30 })
    await it.at(later)
    await resume(it, later)
    await it.at(later)
    expect(it.stage.messages).toMatchObject([{ lateSince: due }])
  })

  test('is told again when the telling failed for the moment', async () => {
    const it = await play()
    const { tell } = it.stage
    let tries = 0
    Object.assign(it.stage, {
      tell: (notice: Parameters<typeof tell>[0]) =>
        ++tries === 1 ? Promise.resolve({ kind: 'unknown', reason: 'reset' }) : tell(notice),
    })
    const later = due.add({ hours: 24 * 30 })
    await it.at(later)
    expect(await rows(it)).toEqual([])
    await it.at(later.add({ seconds: 15 }))
    expect(await rows(it)).toMatchObject([{ state: 'missed' }])
    expect(it.stage.notices).toHaveLength(1)
  })

  test('a clock that goes back and forth posts nothing twice', async () => {
    const it = await play()
    for (const hours of [0, -48, 1, -1, 24 * 5, -24 * 300, 2]) await it.at(due.add({ hours }))
    expect(it.stage.messages).toHaveLength(1)
    expect(await rows(it)).toHaveLength(1)
  })

  test('waits while the campaign has no channel, and is made good when it gets one', async () => {
    const it = await play({ place: { channel: null } })
    await it.at(due)
    expect(await rows(it)).toEqual([])
    await it.store.guild(guildA).authoring.configure({ channel: asId('2001') }, author())
    await it.at(soon)
    expect(it.stage.messages).toHaveLength(1)
  })
})

describe('what the audience may not know', () => {
  const secret = (visible: boolean) => {
    const draft = remembered(1, { name: 'The secret day' })
    const entries = draft.entries.map((entry) =>
      entry.key !== 'incident' || visible
        ? entry
        : {
            ...entry,
            hash: 'hidden',
            visibility: { ...entry.visibility, level: 'hidden' as const },
          },
    )
    return { ...draft, entries }
  }

  test('is held back and told to the GMs, and goes out when it is revealed and resumed', async () => {
    const it = await play({ draft: secret(false) })
    await it.at(due)
    expect(it.stage.messages).toEqual([])
    expect(await rows(it)).toMatchObject([{ state: 'blocked' }])
    // Players read the campaign's channel: the owner is told instead.
    expect(it.stage.notices).toMatchObject([{ channel: null }])
    const { authoring } = it.store.guild(guildA)
    const [current] = [await it.store.guild(guildA).campaign()]
    if (current === null || current === undefined) throw new Error('no campaign')
    await authoring.importCampaign(secret(true), current, author())
    await resume(it)
    await it.at(soon)
    expect(it.stage.messages).toHaveLength(1)
  })
})

describe('the next bulletin', () => {
  test('is the earliest over all guilds, and after it the year’s next', async () => {
    const it = await play({ guilds: [guildA, guildB] })
    const next = async (now = due) => upcoming(it.store, now)
    expect(await next(due.subtract({ seconds: 1 }))).toEqual({ at: due, label: 'yearly-0' })
    await it.at(due)
    expect((await next())?.at.toString()).toBe('2027-02-22T18:00:00Z')
    // Set back, the clock comes to no bulletin that was posted already.
    expect((await next(due.subtract({ hours: 9 })))?.at.toString()).toBe('2027-02-22T18:00:00Z')
  })

  test('is none that a GM skipped', async () => {
    const it = await play()
    const { bulletins, drafts } = it.store.guild(guildA)
    const [rule] = await bulletins.rules()
    if (rule === undefined) throw new Error('no rule')
    const one = { occurrence: '2404', universeDay: dayNumber(1), dueAt: due }
    const { id } = await drafts.open(rule.id, one, 'approved', author())
    const before = due.subtract({ seconds: 1 })
    expect((await upcoming(it.store, before))?.at).toEqual(due)
    await drafts.move(id, 'approved', 'skipped', author())
    expect((await upcoming(it.store, before))?.at.toString()).toBe('2027-02-22T18:00:00Z')
  })

  test('is none where nothing is set up', async () => {
    const it = await play({ guilds: [] })
    expect(await upcoming(it.store, due)).toBeNull()
  })
})
