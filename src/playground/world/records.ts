import type { ApplicationCommandType, ChannelType } from 'discord-api-types/v10'
import type { MessageLog } from './messageLog.ts'

/** A JSON object whose fields are not known in advance: a request's body, or a part of it. */
export type Json = Record<string, unknown>

/** Somebody with an account: a person or a bot. */
export interface UserRecord {
  readonly id: string
  readonly username: string
  readonly globalName: string | null
  readonly bot: boolean
  /** `#rrggbb`, for the disc that stands for a picture. */
  readonly avatarColour: string
  /** False: bots cannot send direct messages (50007). */
  dmsOpen: boolean
}

/** A user in a guild. */
export interface MemberRecord {
  readonly userId: string
  readonly joinedAt: string
  nick: string | null
  roles: string[]
}

/** A role; the one with the guild's id is @everyone. `permissions` is a decimal bit set. */
export interface RoleRecord {
  readonly id: string
  name: string
  permissions: string
  position: number
  color: number
  hoist: boolean
  mentionable: boolean
  /** Of a bot's own role. */
  readonly botId: string | null
}

/** A permission overwrite: 0 for a role, 1 for a member. Bits in decimal. */
export interface Overwrite {
  readonly id: string
  readonly type: 0 | 1
  readonly allow: string
  readonly deny: string
}

/** What only threads have. */
export interface ThreadRecord {
  readonly ownerId: string
  readonly createdAt: string
  archived: boolean
  archivedAt: string
  locked: boolean
  invitable: boolean
  autoArchiveMinutes: number
  messageCount: number
  memberIds: string[]
  appliedTags: string[]
}

/** A channel of any type: a guild's, a thread, or a direct message (`guildId` null). */
export interface ChannelRecord {
  readonly id: string
  readonly guildId: string | null
  readonly type: ChannelType
  name: string
  topic: string | null
  parentId: string | null
  position: number
  nsfw: boolean
  slowSeconds: number
  overwrites: Overwrite[]
  lastMessageId: string | null
  /** Of a direct message: both users. */
  readonly recipients: readonly string[]
  readonly thread: ThreadRecord | null
  /** Of a forum: its tags, in Discord's form. */
  tags: Json[]
  /** Of a forum: whether each post needs a tag. */
  needsTag?: boolean
}

/** A server in Discord's sense. */
export interface GuildRecord {
  readonly id: string
  readonly ownerId: string
  name: string
  readonly roles: Map<string, RoleRecord>
  readonly members: Map<string, MemberRecord>
}

/** A bot's application; its id is also the bot's user id, as it is for new applications. */
export interface ApplicationRecord {
  readonly id: string
  readonly name: string
  readonly token: string
}

/** A webhook. `token` lets anybody post through it. */
export interface WebhookRecord {
  readonly id: string
  readonly token: string
  readonly guildId: string
  readonly userId: string
  readonly applicationId: string | null
  channelId: string
  name: string
  /** Its picture: the id of a file. */
  avatar?: string | null
}

/** A registered command: Discord's object, kept as it was put. */
export interface CommandRecord {
  readonly id: string
  readonly applicationId: string
  readonly guildId: string | null
  readonly name: string
  readonly type: ApplicationCommandType
  readonly json: Json
}

/** An uploaded file. */
export interface FileRecord {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly data: Buffer
}

/** All that there is. */
export interface World {
  readonly applications: Map<string, ApplicationRecord>
  readonly users: Map<string, UserRecord>
  readonly guilds: Map<string, GuildRecord>
  readonly channels: Map<string, ChannelRecord>
  readonly logs: Map<string, MessageLog>
  readonly webhooks: Map<string, WebhookRecord>
  readonly commands: Map<string, CommandRecord>
  readonly files: Map<string, FileRecord>
}
