import type { ChannelRecord, Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import { ComponentType } from 'discord-api-types/v10'
import { flatten } from './components.ts'
import { renderUser } from '../world/render.ts'

/** Whom a message really pings. */
export interface Mentions extends Json {
  readonly mentions: readonly Json[]
  readonly mention_roles: readonly string[]
  readonly mention_everyone: boolean
}

/**
 * Reads the mentions out of a message's text, as far as `allowed_mentions` lets them.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function readMentions(
  realm: Realm,
  channel: ChannelRecord,
  message: { readonly content: string; readonly components: readonly Json[] },
  allowed: unknown,
): Mentions {
  const text = readText(message)
  if (!text.includes('@')) return noMentions
  const policy = readPolicy(allowed)
  const roles = realm.world.guilds.get(channel.guildId ?? '')?.roles
  const users = idsIn(text, /<@!?(\d+)>/g).filter((id) => policy.allows('users', id))
  const roleIds = idsIn(text, /<@&(\d+)>/g).filter((id) => policy.allows('roles', id))
  return {
    mentions: users.flatMap((id) => realm.world.users.get(id) ?? []).map(renderUser),
    mention_roles: roleIds.filter((id) => roles?.has(id)),
    mention_everyone: policy.allows('everyone', '') && /@(everyone|here)\b/.test(text),
  }
}

const noMentions: Mentions = { mentions: [], mention_roles: [], mention_everyone: false }

function readText(message: {
  readonly content: string
  readonly components: readonly Json[]
}): string {
  if (message.components.length === 0) return message.content
  const texts = flatten(message.components)
    .filter((component) => component['type'] === ComponentType.TextDisplay)
    .map((component) => String(component['content']))
  return [message.content, ...texts].join('\n')
}

interface Policy {
  readonly allows: (kind: 'users' | 'roles' | 'everyone', id: string) => boolean
}

function readPolicy(allowed: unknown): Policy {
  if (typeof allowed !== 'object' || allowed === null) return { allows: () => true }
  const parse: unknown = Reflect.get(allowed, 'parse')
  return {
    allows: (kind, id) => {
      if (Array.isArray(parse) && parse.includes(kind)) return true
      const listed: unknown = kind === 'everyone' ? undefined : Reflect.get(allowed, kind)
      return Array.isArray(listed) && listed.includes(id)
    },
  }
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))]
}
