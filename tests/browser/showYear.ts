// `npm run year`: plays the campaign's year of the fourth anniversary, for people to watch.
import { setTimeout } from 'node:timers/promises'
import { openHouse } from '../e2e/house.ts'
import { builtPage } from './builtPage.ts'

const pauseMs = 8000
const yearEnds = Date.UTC(2029, 0, 1)

const built = await builtPage()
const house = await openHouse(Date.UTC(2027, 11, 31, 12), { pageDir: built.folder })
const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())

const robin = await house.driver().as('Robin', 'gm-room')
const clock = await robin.command('campaign clock', { mode: 'mirror', years: 364 })
await robin.press(clock.message, 'Apply')
const options = { when: '239201.15', repeat: 'month' }
const written = await robin.submitModal(await robin.command('bulletin schedule', options), {
  Headline: 'Notices of {today}',
  Story: 'Ships expected, and ships overdue.',
})
await robin.press(written.message, 'Schedule')
console.log(`The year 2392 begins in federation-news on ${house.local().url}; Ctrl+C ends it.`)

while (!stopping.signal.aborted) {
  // Ended in the middle of a pause, it ends at once.
  await setTimeout(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  const { nextMark } = (await house.driver().state()).clock
  if (stopping.signal.aborted || nextMark === null || nextMark.at >= yearEnds) continue
  await house.driver().goToNextMark()
  console.log(`${new Date(nextMark.at).toISOString().slice(0, 10)}  ${nextMark.label}`)
}

await house.close()
await built.remove()
