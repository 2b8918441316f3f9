import { useEffect, useRef, useState } from 'preact/hooks'
import { messageWords } from '../message/messageWords.ts'
import { usePageContext } from './PageContext.ts'

const mostWords = 300

/** Reads the newest message of the open channel aloud to screen readers, once. */
export function LiveRegion() {
  const { page, directory } = usePageContext()
  const { channelId, logs } = page.state
  const log = channelId === null ? undefined : logs[channelId]
  const newest = log?.messages.at(-1)
  const [words, setWords] = useState('')
  const seen = useRef({ channelId, id: newest?.id })

  useEffect(() => {
    const before = seen.current
    seen.current = { channelId, id: newest?.id }
    const arrived =
      before.channelId === channelId && before.id !== undefined && before.id !== newest?.id
    if (!arrived || newest === undefined) return
    const name = directory.members.get(newest.author.id)?.name ?? newest.author.username
    setWords(`${name}: ${messageWords(newest)}`.slice(0, mostWords))
  }, [channelId, newest, directory])

  return (
    <div class="visually-hidden" aria-live="polite">
      {words}
    </div>
  )
}
