import { useEffect, useState } from 'preact/hooks'
import { usePageContext } from '../frame/PageContext.ts'
import { timestampText } from './timestamp.ts'

const refreshMs = 15_000

/** A moment for the reader's zone; relative ones keep up with the local Discord's clock. */
export function Timestamp({
  seconds,
  style,
}: {
  readonly seconds: number
  readonly style: string
}) {
  const { now } = usePageContext()
  const [, redraw] = useState(0)
  useEffect(() => {
    if (style !== 'R') return undefined
    const timer = setInterval(() => redraw((count) => count + 1), refreshMs)
    return () => clearInterval(timer)
  }, [style])

  const nowSeconds = now() / 1000
  const moment = new Date(seconds * 1000)
  return (
    <time
      class="timestamp"
      {...(Number.isNaN(moment.getTime()) ? {} : { dateTime: moment.toISOString() })}
      title={timestampText(seconds, 'F', nowSeconds)}
    >
      {timestampText(seconds, style, nowSeconds)}
    </time>
  )
}
