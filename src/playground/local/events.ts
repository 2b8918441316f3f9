import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { InteractionMoved, InteractionOpened, MessageEvent, RealmEvent } from '../events.ts'
import type { WebSocket } from 'ws'
import type { LocalClock } from './clock.ts'
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { may } from '../world/permissions.ts'
import { renderMessage } from './state.ts'

/** Sends one member's events to a socket of the page until it closes. */
export function serveEvents(
  realm: Realm,
  clock: LocalClock,
  socket: WebSocket,
  userId: string,
): void {
  const tell = (frame: Json): void => {
    socket.send(JSON.stringify(frame))
  }
  const tellClock = async (): Promise<void> => {
    tell({ type: 'clock', ...(await clock.read()) })
  }
  const unsubscribe = realm.bus.subscribe((event) => {
    if (event.type === 'clock-moved') {
      void tellClock()
      return
    }
    for (const frame of framesFor(realm, event, userId)) tell(frame)
  })
  socket.on('close', unsubscribe)
  socket.on('error', () => {
    socket.terminate()
  })
  tell({ type: 'ready' })
}

function framesFor(realm: Realm, event: RealmEvent, userId: string): Json[] {
  switch (event.type) {
    case 'message-created':
    case 'message-updated':
    case 'message-deleted':
      return messageFrames(realm, event, userId)
    case 'interaction-opened':
    case 'interaction-moved':
      return interactionFrames(event, userId)
    case 'typing': {
      const { channel } = event
      const seen = may(realm.world, channel, userId, Bits.ViewChannel)
      return seen ? [{ type: 'typing', channel: channel.id, user: event.userId }] : []
    }
    case 'commands-changed':
      return [{ type: 'commands-changed' }]
    case 'clock-moved':
    case 'webhooks-changed':
      return []
    case 'channel-created':
    case 'channel-updated':
    case 'channel-deleted':
    case 'role-created':
    case 'role-updated':
    case 'role-deleted':
    case 'member-joined':
    case 'member-updated':
    case 'member-left':
    case 'guild-updated':
    case 'presence-changed':
    case 'user-changed':
      return [{ type: 'state-changed' }]
  }
}

function messageFrames(realm: Realm, event: MessageEvent, userId: string): Json[] {
  const { channel, message } = event
  const addressed = message.ephemeralTo === null || message.ephemeralTo === userId
  if (!addressed || !may(realm.world, channel, userId, Bits.ViewChannel)) return []
  const deleted = event.type === 'message-deleted'
  const shown = deleted ? message.json.id : renderMessage(message)
  return [{ type: event.type, channel: channel.id, message: shown }]
}

function interactionFrames(event: InteractionOpened | InteractionMoved, userId: string): Json[] {
  const { interaction } = event
  if (interaction.userId !== userId || interaction.kind === 'autocomplete') return []
  const { id, kind, channelId, state, label, customId, messageId, replyId, error } = interaction
  const frame = {
    type: 'interaction',
    id,
    kind,
    channel: channelId,
    state: state === 'modal' ? 'answered' : state,
    label,
    ...(customId === null ? {} : { customId }),
    ...(messageId === null ? {} : { message: messageId }),
    ...(replyId === null ? {} : { reply: replyId }),
    ...(error === null ? {} : { error }),
  }
  if (state !== 'modal') return [frame]
  return [frame, { type: 'modal', interaction: id, channel: channelId, modal: interaction.modal }]
}
