import type { APIMessage } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from './driver.ts'
import { openHouse, type House } from './house.ts'
import { textOfMessage } from './parts.ts'

let house: House
let robin: Person
beforeEach(async () => {
  house = await openHouse(Date.UTC(2026, 10, 23, 12))
  robin = await house.driver().as('Robin')
})
afterEach(() => house.close())

const messagesIn = async (channel: string): Promise<readonly APIMessage[]> =>
  (await house.driver().as('Robin', channel)).messages()
const news = (): Promise<readonly APIMessage[]> => messagesIn('federation-news')
const due = Date.UTC(2026, 10, 30, 18)

/** Writes a bulletin that needs approval, due in a week. */
async function schedule(): Promise<void> {
  const options = { real: '2026-11-30 18:00', approval: 'required' }
  const form = await robin.command('bulletin schedule', options)
  const fields = { Headline: 'Convoy overdue', Story: 'Nobody has heard of it on {today}.' }
  const { message } = await robin.submitModal(form, fields)
  expect(textOfMessage(message)).toContain('Nothing is planned yet.')
  const done = await robin.press(message, 'Schedule')
  expect(textOfMessage(done.message)).toContain('Scheduled: “Convoy overdue”')
}

test('a bulletin that a GM approves in their channel is posted once, on time', async () => {
  await schedule()
  await house.driver().moveClock({ to: due - 71 * 3_600_000 })
  const [draft, ...more] = (await messagesIn('gm-room')).filter((one) =>
    textOfMessage(one).includes('Convoy overdue'),
  )
  expect(more).toEqual([])
  expect(textOfMessage(draft)).toContain('needs a GM’s approval')
  const room = await house.driver().as('Robin', 'gm-room')
  const approved = await room.press(draft, 'Approve')
  expect(textOfMessage(approved.message)).toContain('is approved')
  expect(await news()).toEqual([])
  await house.restart()
  await house.driver().moveClock({ to: due })
  await house.driver().moveClock({ to: due + 3_600_000 })
  expect((await news()).map(textOfMessage)).toEqual([expect.stringContaining('Convoy overdue')])
})

test('one that nobody approves is held, and posted once when a GM approves it late', async () => {
  await schedule()
  await house.driver().moveClock({ to: due + 60_000 })
  expect(await news()).toEqual([])
  const held = (await messagesIn('gm-room')).find((one) =>
    textOfMessage(one).includes('was not posted'),
  )
  const room = await house.driver().as('Robin', 'gm-room')
  await room.press(held, 'Approve')
  await expect.poll(async () => (await news()).length).toBe(1)
  await house.driver().moveClock({ to: due + 3_600_000 })
  expect(await news()).toHaveLength(1)
})
