import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import { dispatch, framesAfter } from './session.ts'
import { dispatchFor } from './audience.ts'
import { greet, sendMembers } from './greet.ts'
import type { IncomingMessage } from 'node:http'
import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { Session } from './session.ts'
import { isObject } from '../messages/components.ts'
import { textOf } from '../text.ts'
import { randomBytes } from 'node:crypto'

/** Discord's gateway over one realm. */
export interface Gateway {
  readonly accept: (socket: WebSocket, request: IncomingMessage) => void
  readonly isOnline: (botId: string) => boolean
  /** Asks every connected bot to reconnect and resume (op 7). */
  readonly askToReconnect: () => void
  /** Closes every bot's socket with a code; the sessions can be resumed. */
  readonly drop: (code: number) => void
  readonly close: () => void
}

/** What a connection knows before and after it identified. */
interface Connection {
  readonly socket: WebSocket
  session: Session | null
  sends: { startedAt: number; count: number }
  heartbeat: ReturnType<typeof setTimeout> | null
}

/** 120 sends in 60 s. https://docs.discord.com/developers/events/gateway#rate-limiting */
const mostSends = 120
const sendWindowMs = 60_000

/** Starts the gateway: it listens to the realm's bus until `close`. */
export function createGateway(realm: Realm): Gateway {
  const sessions = new Map<string, Session>()
  const connections = new Set<Connection>()

  const unsubscribe = realm.bus.subscribe((event) => {
    for (const session of sessions.values()) {
      const found = dispatchFor(realm, event, session.botId, session.intents)
      if (found !== null) dispatch(session, found.name, JSON.stringify(found.data))
    }
  })

  const live = (session: Session): boolean =>
    session.lostAt === null || Date.now() - session.lostAt <= realm.limits.resumeMs

  const identify = (connection: Connection, data: Json): void => {
    if (connection.session !== null) return connection.socket.close(Close.AlreadyAuthenticated)
    const token = textOf(data['token']).replace(/^Bot /, '')
    const bot = [...realm.world.applications.values()].find((each) => each.token === token)
    if (bot === undefined)
      return connection.socket.close(Close.AuthenticationFailed, 'Authentication failed.')
    const intents = data['intents']
    if (typeof intents !== 'number' || intents < 0 || intents >= 2 ** 26) {
      return connection.socket.close(Close.InvalidIntents, 'Invalid intent(s).')
    }
    if (Array.isArray(data['shard']) && data['shard'][0] >= data['shard'][1]) {
      return connection.socket.close(Close.InvalidShard, 'Invalid shard.')
    }
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      botId: bot.id,
      intents,
      sequence: 0,
      replay: [],
      socket: connection.socket,
      lostAt: null,
    }
    connection.session = session
    for (const old of sessions.values()) if (!live(old)) sessions.delete(old.id)
    sessions.set(session.id, session)
    greet(realm, session, data['shard'])
    realm.bus.publish({ type: 'presence-changed' })
  }

  const resume = (connection: Connection, data: Json): void => {
    const session = sessions.get(String(data['session_id']))
    const token = textOf(data['token']).replace(/^Bot /, '')
    const known = session !== undefined && live(session)
    const own = known && realm.world.applications.get(session.botId)?.token === token
    const missed = own ? framesAfter(session, Number(data['seq'])) : null
    if (!own || missed === null) {
      connection.socket.send(JSON.stringify({ op: Op.InvalidSession, d: false, s: null, t: null }))
      return
    }
    session.socket?.close(Close.UnknownError)
    session.socket = connection.socket
    session.lostAt = null
    connection.session = session
    for (const frame of missed) connection.socket.send(frame)
    dispatch(session, 'RESUMED', '{"_trace":[]}')
    realm.bus.publish({ type: 'presence-changed' })
  }

  const beat = (connection: Connection): void => {
    if (connection.heartbeat !== null) clearTimeout(connection.heartbeat)
    const patience = realm.limits.heartbeatMs * 2
    connection.heartbeat = setTimeout(() => {
      connection.socket.close(Close.SessionTimedOut)
    }, patience)
    connection.heartbeat.unref()
  }

  const receive = (connection: Connection, raw: RawData): void => {
    const { socket } = connection
    if (tooManySends(connection)) return socket.close(Close.RateLimited, 'Rate limited.')
    const payload = parse(raw)
    if (payload === null) return socket.close(Close.DecodeError, 'Error while decoding payload.')
    const data = isObject(payload['d']) ? payload['d'] : {}
    switch (payload['op']) {
      case Op.Heartbeat:
        beat(connection)
        return socket.send('{"op":11,"d":null,"s":null,"t":null}')
      case Op.Identify:
        return identify(connection, data)
      case Op.Resume:
        return resume(connection, data)
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
      case Op.RequestSoundboardSounds:
        return connection.session === null ? socket.close(Close.NotAuthenticated) : undefined
      case Op.RequestGuildMembers:
        if (connection.session === null) return socket.close(Close.NotAuthenticated)
        return sendMembers(realm, connection.session, data)
      default:
        return socket.close(Close.UnknownOpcode, 'Unknown opcode.')
    }
  }

  const lose = (connection: Connection, code: number): void => {
    connections.delete(connection)
    if (connection.heartbeat !== null) clearTimeout(connection.heartbeat)
    const { session } = connection
    if (session === null || session.socket !== connection.socket) return
    session.socket = null
    session.lostAt = Date.now()
    // A bot that closes with 1000 or 1001 ends its session for good.
    if (code === 1000 || code === 1001) sessions.delete(session.id)
    realm.bus.publish({ type: 'presence-changed' })
  }

  return {
    accept: (socket, request) => {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams
      if ((query.get('v') ?? '10') !== '10') return socket.close(Close.InvalidAPIVersion)
      const connection: Connection = {
        socket,
        session: null,
        sends: { startedAt: Date.now(), count: 0 },
        heartbeat: null,
      }
      connections.add(connection)
      beat(connection)
      socket.on('message', (raw) => {
        receive(connection, raw)
      })
      socket.on('close', (code) => {
        lose(connection, code)
      })
      socket.on('error', () => {
        socket.terminate()
      })
      const hello = { heartbeat_interval: realm.limits.heartbeatMs, _trace: ['["local"]'] }
      socket.send(JSON.stringify({ op: Op.Hello, d: hello, s: null, t: null }))
    },
    isOnline: (botId) =>
      [...sessions.values()].some((each) => each.botId === botId && each.socket !== null),
    askToReconnect: () => {
      for (const { socket } of connections) {
        socket.send(JSON.stringify({ op: Op.Reconnect, d: null, s: null, t: null }))
      }
    },
    drop: (code) => {
      for (const { socket } of connections) socket.close(code)
    },
    close: () => {
      unsubscribe()
      for (const { socket, heartbeat } of connections) {
        if (heartbeat !== null) clearTimeout(heartbeat)
        socket.terminate()
      }
    },
  }
}

/** True from the 121st frame in a minute on. Heartbeats count as well. */
function tooManySends(connection: Connection): boolean {
  const now = Date.now()
  const fresh = now - connection.sends.startedAt >= sendWindowMs
  if (fresh) connection.sends = { startedAt: now, count: 0 }
  connection.sends.count += 1
  return connection.sends.count > mostSends
}

function parse(raw: RawData): Json | null {
  try {
    const text = Array.isArray(raw)
      ? Buffer.concat(raw).toString()
      : Buffer.from(raw as Buffer).toString()
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
