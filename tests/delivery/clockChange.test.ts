import { afterEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/calendar/clock.ts'
import { author, guildA } from '../store/sampleDrafts.ts'
import { due, rehearse, type Rehearsal } from './rehearsal.ts'

let played: Rehearsal | null = null
afterEach(() => played?.remove())

/** Sets the clock at a real instant, whatever it was. */
async function setClock({ store }: Rehearsal, to: Clock, at: typeof due): Promise<void> {
  const guild = store.guild(guildA)
  const campaign = await guild.campaign()
  if (campaign === null) throw new Error('no campaign')
  const by = { ...author(), at }
  expect(await guild.authoring.setClock(campaign.clock, to, by)).toBe(true)
}

const mirror = (yearOffset: number): Clock => ({ mode: 'mirror', yearOffset })
const years = (count: number) => due.add({ hours: 24 * 365 * count })

describe('a clock that is changed', () => {
  test('does not post again what it posted, when it comes to that day again', async () => {
    const it = (played = await rehearse())
    await it.at(due)
    await setClock(it, mirror(377), due.add({ hours: 1 }))
    await it.at(years(1)) // 2404 for the second time
    expect(it.stage.messages).toHaveLength(1)
    await it.at(years(2))
    expect(it.stage.messages).toHaveLength(2)
  })

  test('posts nothing for the days that it jumps over', async () => {
    const it = (played = await rehearse())
    const before = due.subtract({ hours: 24 * 20 })
    await it.at(before)
    await setClock(it, mirror(388), before)
    await it.at(before.add({ hours: 1 }))
    expect(it.stage.messages).toEqual([])
    await it.at(due)
    const [row, ...more] = await it.store.guild(guildA).bulletins.deliveries(9)
    expect(row).toMatchObject({ state: 'sent', occurrence: '2414' })
    expect(more).toEqual([])
  })
})
