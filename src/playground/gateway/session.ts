import type { WebSocket } from 'ws'

/** A bot's session: it outlives its socket for as long as it can be resumed. */
export interface Session {
  readonly id: string
  readonly botId: string
  readonly intents: number
  /** The last sequence number given out. */
  sequence: number
  /** What was sent lately, oldest first, for a resume; the last one has the number `sequence`. */
  readonly replay: string[]
  socket: WebSocket | null
  /** ms since 1970, real time: when the socket was lost. */
  lostAt: number | null
}

/** How many dispatches a resume can bring back. */
const replayLength = 4000

/** Sends a dispatch, or keeps it for the resume. `data` is JSON text. */
export function dispatch(session: Session, name: string, data: string): void {
  session.sequence += 1
  const frame = `{"op":0,"s":${session.sequence},"t":"${name}","d":${data}}`
  session.replay.push(frame)
  // Twice the length is let grow before cutting, so that cutting is rare.
  if (session.replay.length > 2 * replayLength) session.replay.splice(0, replayLength)
  session.socket?.send(frame)
}

/** The frames after a sequence number, or null where they are no longer all there. */
export function framesAfter(session: Session, sequence: number): string[] | null {
  const missing = session.sequence - sequence
  if (missing < 0 || missing > session.replay.length) return null
  return missing === 0 ? [] : session.replay.slice(-missing)
}
