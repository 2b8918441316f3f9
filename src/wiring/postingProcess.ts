import { createDelivery } from '../delivery/delivery.ts'
import { createRender } from '../delivery/render.ts'
import { takeSeat } from '../delivery/seat.ts'
import type { BotOptions } from './bot.ts'
import { openPosting } from './posting.ts'

/**
 * A process that only posts what falls due: it has no gateway, answers nobody and brings no lore up
 * to date. Any number of them work beside one bot. Resolves to what ends it.
 */
export async function startPosting(options: BotOptions): Promise<() => Promise<void>> {
  const { store, worker, now, random, log, stop, tickSeconds, leaseSeconds } = options
  const { pace, poster } = openPosting(options, { asksGuilds: true })
  const delivery = createDelivery(
    { store, poster, render: createRender(store, now), now, random, log, stop },
    { name: worker, tickSeconds, leaseMs: leaseSeconds * 1000 },
  )
  const seat = await takeSeat(store.seats, worker, pace, log)
  await delivery.start()
  return async () => {
    await delivery.close()
    await seat.close()
  }
}
