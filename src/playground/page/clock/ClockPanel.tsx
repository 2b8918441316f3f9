import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { localInputValue } from './localInputValue.ts'
import { offsetWords } from './offsetWords.ts'

const dayWords = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' })
const timeWords = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const momentWords = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' })
const hourMs = 3_600_000
const tickMs = 5000

const leaps = [
  { label: '+ 1 hour', ms: hourMs },
  { label: '+ 1 day', ms: 24 * hourMs },
  { label: '+ 1 week', ms: 7 * 24 * hourMs },
]

/** The local Discord's clock, and the ways to move it. */
export function ClockPanel() {
  const { page, now } = usePageContext()
  const clock = page.state.world?.clock
  const [busy, setBusy] = useState(false)
  const [wanted, setWanted] = useState('')
  const [, redraw] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => redraw((count) => count + 1), tickMs)
    return () => clearInterval(timer)
  }, [])

  const move = async (work: Promise<unknown>) => {
    setBusy(true)
    await page.attempt(work)
    setBusy(false)
  }
  const goTo = (event: Event) => {
    event.preventDefault()
    const to = new Date(wanted).getTime()
    if (!Number.isNaN(to)) void move(page.client.moveClock({ to }))
  }
  const moment = new Date(now())

  return (
    <section class="clock" aria-labelledby="clock-title">
      <h2 id="clock-title">Clock</h2>
      <p class="clock-now">
        <time dateTime={moment.toISOString()}>
          <strong>{timeWords.format(moment)}</strong>
          <span>{dayWords.format(moment)}</span>
        </time>
      </p>
      <p class="soft clock-offset">
        {clock === undefined || clock.offsetMs === 0
          ? 'This is the real date.'
          : `Moved: ${offsetWords(clock.offsetMs)} of the real date.`}
      </p>
      {clock?.nextMark !== undefined && clock.nextMark !== null ? (
        <button
          type="button"
          class="next-mark"
          disabled={busy}
          aria-busy={busy}
          onClick={() => void move(page.client.goToNextMark())}
        >
          <span class="next-words">
            <Icon name="next" /> Go to the next bulletin
          </span>
          <span class="next-label">{clock.nextMark.label}</span>
          <small>{momentWords.format(new Date(clock.nextMark.at))}</small>
        </button>
      ) : (
        <p class="soft">No bulletin is planned.</p>
      )}
      <div class="leaps">
        {leaps.map((leap) => (
          <button
            key={leap.label}
            type="button"
            class="button secondary"
            disabled={busy}
            onClick={() => void move(page.client.moveClock({ advanceMs: leap.ms }))}
          >
            {leap.label}
          </button>
        ))}
      </div>
      <form class="go-to" onSubmit={goTo}>
        <label>
          Go to a date
          <input
            type="datetime-local"
            value={wanted === '' ? localInputValue(moment) : wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button secondary" disabled={busy || wanted === ''}>
          Go
        </button>
      </form>
      {clock !== undefined && clock.offsetMs !== 0 && (
        <button
          type="button"
          class="text-button"
          disabled={busy}
          onClick={() => void move(page.client.moveClock({ reset: true }))}
        >
          Back to the real date
        </button>
      )}
    </section>
  )
}
