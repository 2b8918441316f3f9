import type { ChannelRecord, Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import { PermissionFlagsBits as Bits, ComponentType } from 'discord-api-types/v10'
import { flatten } from './components.ts'
import { may } from '../world/permissions.ts'
import { renderUser } from '../world/render.ts'

/** Whom a message really pings. */
export interface Mentions extends Json {
  readonly mentions: readonly Json[]
  readonly mention_roles: readonly string[]
  readonly mention_everyone: boolean
}

/** What mentions are read from. */
export interface Spoken {
  readonly authorId: string
  readonly content: string
  readonly components: readonly Json[]
}

/**
 * Reads the mentions out of a message's text, as far as the body's `allowed_mentions` and the
 * author's permissions let them.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function readMentions(
  realm: Realm,
  channel: ChannelRecord,
  spoken: Spoken,
  body: Json,
): Mentions {
  const text = readText(spoken)
  if (!text.includes('@')) return noMentions
  const { world } = realm
  const policy = readPolicy(body['allowed_mentions'])
  const roles = world.guilds.get(channel.guildId ?? '')?.roles
  const users = idsIn(text, /<@!?(\d+)>/g).filter((id) => policy.allows('users', id))
  const roleIds = idsIn(text, /<@&(\d+)>/g).filter((id) => policy.allows('roles', id))
  // A webhook is no user, and not held back.
  const pingsAll =
    !world.users.has(spoken.authorId) || may(world, channel, spoken.authorId, Bits.MentionEveryone)
  const everyone = pingsAll && policy.allows('everyone', '')
  return {
    mentions: users.flatMap((id) => world.users.get(id) ?? []).map(renderUser),
    mention_roles: roleIds.filter((id) => {
      const role = roles?.get(id)
      return role !== undefined && (role.mentionable || pingsAll)
    }),
    mention_everyone: everyone && /@(everyone|here)\b/.test(text),
  }
}

const noMentions: Mentions = { mentions: [], mention_roles: [], mention_everyone: false }

function readText(message: Spoken): string {
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
