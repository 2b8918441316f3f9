import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type GuildId, type MessageId } from '../../src/lore/ids.ts'
import type { Schedule } from '../../src/lore/schedule.ts'
import {
  author,
  draftCampaign,
  draftEntry,
  draftRule,
  guildA,
  guildB,
  place,
  second,
  yearlyAt,
} from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

const [here, there] = [asId<ChannelId>('2001'), asId<ChannelId>('2002')]
const digest: Schedule = { kind: 'digest', at: '18:00', of: 'headlines', every: 'month' }
const days = (first: number, last: number) => ({ first: dayNumber(first), last: dayNumber(last) })

const campaign = draftCampaign(
  [
    draftEntry('incident', { kind: 'incident', date: null }),
    draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
  ],
  [
    draftRule('news', { schedule: yearlyAt('18:00') }),
    draftRule('digest', { of: null, schedule: digest }),
  ],
)

/** A bulletin for a channel, on an in-universe day, due at a second of the test. */
interface Printed {
  readonly headline: string
  readonly day: number
  readonly due: number
  readonly channel?: ChannelId
  readonly rule?: 'news' | 'digest'
  readonly guild?: GuildId
}

export function headlinesContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
    for (const guild of [guildA, guildB])
      await test.store.guild(guild).authoring.importCampaign(campaign, place, author())
  })
  afterEach(() => test.remove())

  const plan = async (all: readonly Printed[]) => {
    const planned = []
    for (const { headline, day, due, channel = here, rule = 'news', guild = guildA } of all) {
      const rules = await test.store.guild(guild).bulletins.rules()
      const id = rules.find(({ key }) => key.endsWith(rule))?.id
      if (id === undefined) throw new Error(`no rule ${rule}`)
      const universeDay = dayNumber(day)
      const dueAt = second(due)
      planned.push({ rule: id, guild, channel, occurrence: headline, universeDay, dueAt })
    }
    await test.store.ledger.record(
      planned.map((one) => ({ ...one, missed: null })),
      [],
      second(600),
    )
  }
  /** Posts all that is due by a second, each with its occurrence as the headline. */
  const post = async (at: number) => {
    const asked = { worker: 'one', now: second(at), leaseMs: 30_000, limit: 200 }
    const rows = await test.store.ledger.claim(asked)
    for (const { id, occurrence, universeDay, dueAt } of rows) {
      const content = {
        color: 0,
        masthead: 'The News',
        headline: occurrence,
        dateline: '',
        story: 'Yes.',
        stardate: `day ${universeDay}`,
        attached: null,
      }
      const message = asId<MessageId>(`3${id}`)
      await test.store.ledger.settle(id, 'one', { kind: 'sent', message, at: dueAt, content })
    }
  }
  const headlines = async (first: number, last: number, channel = here, guild = guildA) => {
    const { bulletins } = test.store.guild(guild)
    return (await bulletins.headlines(channel, days(first, last))).map(({ headline }) => headline)
  }

  describe('the headlines of a channel', () => {
    it('are those of the days from the first to the last, oldest first, as they were printed', async () => {
      await plan([
        { headline: 'after', day: 13, due: 10 },
        { headline: 'last', day: 12, due: 11 },
        { headline: 'later that day', day: 10, due: 13 },
        { headline: 'first', day: 10, due: 12 },
        { headline: 'before', day: 9, due: 14 },
      ])
      await post(20)
      expect(await headlines(10, 12)).toEqual(['first', 'later that day', 'last'])
      expect(await test.store.guild(guildA).bulletins.headlines(here, days(12, 12))).toEqual([
        { headline: 'last', stardate: 'day 12' },
      ])
    })

    it('are kept for days long before and long after ours', async () => {
      const [early, late] = [-365_000_000, 365_000_000]
      await plan([
        { headline: 'early', day: early, due: 1 },
        { headline: 'late', day: late, due: 2 },
      ])
      await post(20)
      expect(await headlines(early, early)).toEqual(['early'])
      expect(await headlines(early, late)).toEqual(['early', 'late'])
    })

    it('leave out digests, what is not posted, other channels and other servers', async () => {
      await plan([
        { headline: 'here', day: 10, due: 1 },
        { headline: 'digest', day: 10, due: 2, rule: 'digest' },
        { headline: 'there', day: 10, due: 3, channel: there },
        { headline: 'theirs', day: 10, due: 4, guild: guildB },
        { headline: 'not yet', day: 10, due: 500 },
      ])
      await post(20)
      expect(await headlines(10, 10)).toEqual(['here'])
      expect(await headlines(10, 10, there)).toEqual(['there'])
      expect(await headlines(10, 10, here, guildB)).toEqual(['theirs'])
      expect(await headlines(10, 10, there, guildB)).toEqual([])
    })

    it('are the last hundred of a busy time', async () => {
      const busy = Array.from({ length: 103 }, (_, n) => ({ headline: `${n}`, day: n, due: 1 }))
      await plan(busy)
      await post(20)
      expect(await headlines(0, 200)).toEqual(busy.slice(3).map(({ headline }) => headline))
    })
  })
}
