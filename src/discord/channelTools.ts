import {
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
  type APIChannel,
  type APIMessage,
} from 'discord-api-types/v10'
import type { Client } from 'discord.js'
import { UserError } from '../errors.ts'
import { asId, type ChannelId, type GuildId, type MessageId } from '../lore/ids.ts'
import { assertMessageBudget } from './budget.ts'
import { placeOf } from './channelPlace.ts'
import type { ChannelAccess, ChannelTools } from './gmTools.ts'
import { missingPermissions, permissionsFor } from './permissions.ts'
import { isRefusal } from './refusal.ts'
import { createThreadTools } from './threadTools.ts'

/** The channels of one guild, through the connected client. */
export const createChannelTools = (client: Client<true>, guild: GuildId): ChannelTools => ({
  send: async (channel, { components, nonce, users }) => {
    assertMessageBudget(components)
    const body = {
      components,
      flags: MessageFlags.IsComponentsV2,
      nonce,
      enforce_nonce: true,
      allowed_mentions: { parse: [], users: users.slice(0, mostPinged) },
    }
    const sent = await client.rest
      .post(Routes.channelMessages(channel), { body })
      .catch((error: unknown) => {
        throw refusalOf(error, channel) ?? error
      })
    return messageIn(sent, channel)
  },
  read: async (channel, message) => {
    try {
      // The route's documented answer.
      const found = (await client.rest.get(Routes.channelMessage(channel, message))) as APIMessage
      return found.components ?? []
    } catch (error) {
      return absenceOf(error) ?? raise(refusalOf(error, channel) ?? error)
    }
  },
  edit: async (channel, message, components) => {
    assertMessageBudget(components)
    const body = {
      components,
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
    }
    try {
      await client.rest.patch(Routes.channelMessage(channel, message), { body })
      return 'edited'
    } catch (error) {
      return absenceOf(error) ?? raise(refusalOf(error, channel) ?? error)
    }
  },
  inbox: async (user) => {
    const body = { recipient_id: user }
    const opened = await client.rest.post(Routes.userChannels(), { body })
    // The route's documented answer.
    return asId<ChannelId>((opened as APIChannel).id)
  },
  ...createThreadTools(client.rest),
  isOpen: (channel) => isOpen(client, guild, channel),
  missing: (channel, asOutlet = false) => access(client, guild, channel, asOutlet),
})

// https://discord.com/developers/docs/resources/message#allowed-mentions-object
const mostPinged = 100

/** Discord's answer to a post, which must be in the channel that was meant. */
function messageIn(sent: unknown, channel: ChannelId): MessageId {
  // https://discord.com/developers/docs/resources/message#create-message answers with the message.
  const { id, channel_id: where } = sent as { readonly id: string; readonly channel_id: string }
  if (where !== channel) throw new Error('Discord answered with a message of another channel')
  return asId<MessageId>(id)
}

/** Which of the two is gone, if that is why; null otherwise. */
function absenceOf(error: unknown): 'gone' | 'no channel' | null {
  if (!isRefusal(error)) return null
  if (error.code === RESTJSONErrorCodes.UnknownMessage) return 'gone'
  return error.code === RESTJSONErrorCodes.UnknownChannel ? 'no channel' : null
}

const raise = (error: unknown): never => {
  throw error
}

function refusalOf(error: unknown, channel: ChannelId): UserError | null {
  if (!isRefusal(error)) return null
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
      return new UserError('That channel is gone. Choose another.')
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return new UserError('Their direct messages are closed to me.')
    case RESTJSONErrorCodes.MissingAccess:
    case RESTJSONErrorCodes.MissingPermissions:
      return new UserError(
        `I may not write in <#${channel}>. Allow me View Channel and Send Messages there; \`/campaign check\` lists what is missing.`,
      )
    default:
      return null
  }
}

/** Whether everybody's role lets them read a channel; not where the channel is unknown. */
function isOpen(client: Client<true>, guildId: GuildId, channelId: ChannelId): boolean {
  const guild = client.guilds.cache.get(guildId)
  const channel = guild?.channels.cache.get(channelId)
  if (guild === undefined || channel === undefined) return false
  return channel.permissionsFor(guild.roles.everyone).has(PermissionFlagsBits.ViewChannel)
}

function access(
  client: Client<true>,
  guildId: GuildId,
  channelId: ChannelId,
  asOutlet: boolean,
): ChannelAccess {
  const guild = client.guilds.cache.get(guildId)
  const channel = guild?.channels.cache.get(channelId)
  const me = guild?.members.me
  if (guild === undefined || channel === undefined || me === null || me === undefined) {
    return { kind: 'gone' }
  }
  const { form } = placeOf(channel.type, channel.parentId)
  const has = channel.permissionsFor(me).bitfield
  const missing = missingPermissions(has, permissionsFor(form, asOutlet))
  return { kind: 'here', form, lacks: missing.map(({ name }) => name) }
}
