import type { DiscordAPIError, REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes, type APIWebhook, type APIUser } from 'discord-api-types/v10'
import type { PostOutcome } from '../bulletins/posting.ts'
import type { ChannelId } from '../lore/ids.ts'
import { isRefusal } from './refusal.ts'

/** A webhook that the bot may post through. The token is a secret: whoever has it posts, too. */
export interface Webhook {
  readonly id: string
  readonly token: string
}

/** An outlet as the author of messages. */
export interface Persona {
  readonly name: string
  /** A `data:` address of its picture; null without one. */
  readonly picture: string | null
}

/**
 * The bot's webhooks. They are found again by their names and kept in memory alone: their tokens
 * are nowhere at rest, in no log and in no error.
 */
export interface Webhooks {
  /** The channel's webhook of that name, made where there is none. Throws what the client throws. */
  readonly of: (
    channel: ChannelId,
    persona: Persona,
    signal: AbortSignal,
  ) => Promise<Webhook | Extract<PostOutcome, { kind: 'refused' }>>
  /** It does not work any more. */
  readonly forget: (channel: ChannelId, persona: Persona) => void
}

export function createWebhooks(rest: REST): Webhooks {
  // Posts that need the same one at once wait for one look.
  const known = new Map<string, Promise<Webhook>>()
  let me: string | null = null
  const keyOf = (channel: ChannelId, { name }: Persona): string => `${channel} ${name}`

  /** With several of the name, all processes take the same one. */
  async function find(
    channel: ChannelId,
    { name, picture }: Persona,
    signal: AbortSignal,
  ): Promise<Webhook | null> {
    // Both routes' documented answers.
    me ??= ((await rest.get(Routes.user(), { signal })) as APIUser).id
    const listed = (await rest.get(Routes.channelWebhooks(channel), {
      signal,
    })) as APIWebhook[]
    const own = listed.filter((hook) => hook.user?.id === me && hook.name === name)
    const [first] = own.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    if (first?.token === undefined) return null
    // The outlet's picture may have changed since; the news goes out with the old one if need be.
    await rest
      .patch(Routes.webhook(first.id), { body: { avatar: picture }, signal })
      .catch(() => {})
    return { id: first.id, token: first.token }
  }

  async function make(
    channel: ChannelId,
    { name, picture }: Persona,
    signal: AbortSignal,
  ): Promise<Webhook> {
    const made = (await rest.post(Routes.channelWebhooks(channel), {
      body: { name, avatar: picture },
      signal,
    })) as APIWebhook
    return { id: made.id, token: made.token ?? '' }
  }

  return {
    of: async (channel, persona, signal) => {
      const key = keyOf(channel, persona)
      const look =
        known.get(key) ??
        find(channel, persona, signal).then((hook) => hook ?? make(channel, persona, signal))
      known.set(key, look)
      try {
        return await look
      } catch (error) {
        if (known.get(key) === look) known.delete(key)
        const trouble = isRefusal(error) ? troubleOf(error, channel) : null
        if (trouble === null) throw error
        return { kind: 'refused', ...trouble }
      }
    },
    forget: (channel, persona) => {
      known.delete(keyOf(channel, persona))
    },
  }
}

const otherwise = 'or let the bot post under its own name (`/campaign news`, persona off)'

function troubleOf(
  { code }: DiscordAPIError,
  channel: ChannelId,
): { readonly reason: string; readonly fix: string } | null {
  switch (code) {
    case RESTJSONErrorCodes.MissingPermissions:
    case RESTJSONErrorCodes.MissingAccess:
      return {
        reason: `Manage Webhooks is missing in <#${channel}>, without which nothing can be posted there as the outlet.`,
        fix: `Allow it for the bot’s role there, ${otherwise}; then press Try again.`,
      }
    case RESTJSONErrorCodes.MaximumNumberOfWebhooksReached:
      return {
        reason: `<#${channel}> has as many webhooks as Discord allows.`,
        fix: `Delete one in its settings under Integrations, ${otherwise}; then press Try again.`,
      }
    default:
      return null
  }
}
