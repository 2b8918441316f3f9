import type { LocalEvent } from './event.ts'

const firstPauseMs = 400
const longestPauseMs = 5000

/**
 * Listens to the local Discord's events as a member, and comes back by itself when the line
 * drops, with pauses that double up to 5 s.
 *
 * @returns a function that stops listening
 */
export function listen(
  as: string,
  hear: (event: LocalEvent) => void,
  lost: () => void,
): () => void {
  let stopped = false
  let pauseMs = firstPauseMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let socket: WebSocket | undefined

  const connect = () => {
    const url = new URL(`/local/events?as=${encodeURIComponent(as)}`, location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    socket = new WebSocket(url)
    socket.addEventListener('message', (frame) => {
      pauseMs = firstPauseMs
      // Text frames of JSON are the only ones the server sends.
      if (!stopped) hear(JSON.parse(String(frame.data)) as LocalEvent)
    })
    socket.addEventListener('close', () => {
      if (stopped) return
      lost()
      timer = setTimeout(connect, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }
  connect()

  return () => {
    stopped = true
    clearTimeout(timer)
    socket?.close()
  }
}
