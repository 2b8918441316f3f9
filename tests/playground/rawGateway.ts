import type { Json } from '../../src/playground/world/records.ts'
import type { LocalDiscord } from '../../src/playground/index.ts'
import { WebSocket } from 'ws'

/** A frame of the gateway. */
export interface Frame {
  readonly op: number
  readonly d: unknown
  readonly s: number | null
  readonly t: string | null
}

/** A bare connection to the gateway, without a library's help. */
export interface RawGateway {
  readonly send: (frame: object) => void
  /** Identifies and waits until the session is ready; returns READY's data. */
  readonly identify: (intents: number, token?: string) => Promise<Json>
  /** The next dispatch of this name that nobody has taken yet. */
  readonly next: (name: string) => Promise<Json>
  /** The next frame with this opcode. */
  readonly nextOp: (op: number) => Promise<Frame>
  /** All frames so far. */
  readonly frames: readonly Frame[]
  /** The code with which the server closes. */
  readonly closed: Promise<number>
  readonly close: () => void
}

/** Connects and waits for the hello. */
export async function connect(
  local: LocalDiscord,
  query = '?v=10&encoding=json',
): Promise<RawGateway> {
  const socket = new WebSocket(`${local.url.replace('http', 'ws')}/gateway/${query}`)
  const frames: Frame[] = []
  const taken = new Set<Frame>()
  const watchers = new Set<() => void>()
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve)
  })
  socket.on('message', (data) => {
    // The gateway's frames have this shape.
    frames.push(JSON.parse(Buffer.from(data as Buffer).toString()) as Frame)
    for (const watch of watchers) watch()
  })
  const take = (fits: (frame: Frame) => boolean): Promise<Frame> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = frames.find((frame) => !taken.has(frame) && fits(frame))
        if (found === undefined) return
        taken.add(found)
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
    })
  const next = async (name: string): Promise<Json> => {
    const { d } = await take(({ t }) => t === name)
    // A dispatch's data is an object.
    return d as Json
  }
  const send = (frame: object): void => {
    socket.send(JSON.stringify(frame))
  }
  await Promise.race([take(({ op }) => op === 10), closed])
  return {
    send,
    identify: (intents, token = local.token) => {
      send({ op: 2, d: { token, intents, properties: {} } })
      return next('READY')
    },
    next,
    nextOp: (op) => take((frame) => frame.op === op),
    frames,
    closed,
    close: () => socket.terminate(),
  }
}
