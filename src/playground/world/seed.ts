import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { ChannelType } from 'discord-api-types/v10'
import type {
  ChannelRecord,
  MemberRecord,
  Overwrite,
  RoleRecord,
  UserRecord,
  World,
} from './records.ts'
import { createMessageLog } from './messageLog.ts'

/** The world's moment of creation, before any real message. */
const createdAt = '2026-01-01T00:00:00.000000+00:00'

/** A role to begin with. `permissions` is a bit set. */
export interface RoleSeed {
  readonly id: string
  readonly name: string
  readonly color?: number
  readonly permissions?: bigint
  readonly mentionable?: boolean
}

/** A channel to begin with; `onlyFor` hides it from all but those roles. */
export interface ChannelSeed {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly topic?: string
  readonly parentId?: string
  readonly onlyFor?: readonly string[]
}

/** Somebody who is in the guild from the beginning. */
export interface MemberSeed {
  readonly id: string
  readonly name: string
  readonly avatarColour: string
  readonly roles?: readonly string[]
}

/** A bot with the token that it logs in with. Its application has the same id. */
export interface BotSeed {
  readonly id: string
  readonly name: string
  readonly token: string
  /** What its own role may do; by default what a campaign bot asks for. */
  readonly permissions?: bigint
}

/** What a new local Discord holds. The first member owns the guild. */
export interface Seed {
  readonly guild: { readonly id: string; readonly name: string }
  readonly roles: readonly RoleSeed[]
  readonly channels: readonly ChannelSeed[]
  readonly members: readonly [MemberSeed, ...MemberSeed[]]
  readonly bots: readonly [BotSeed, ...BotSeed[]]
}

/** What @everyone may do in a new guild: what Discord gives, less invitations and voice. */
export const everyonePermissions: bigint =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.CreatePublicThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.AddReactions |
  Bits.ReadMessageHistory |
  Bits.UseApplicationCommands |
  Bits.ChangeNickname |
  Bits.UseExternalEmojis

/** What a campaign's bot is invited with. */
export const botPermissions: bigint =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.CreatePublicThreads |
  Bits.CreatePrivateThreads |
  Bits.ManageThreads |
  Bits.ManageMessages |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.ReadMessageHistory |
  Bits.UseExternalEmojis |
  Bits.MentionEveryone |
  Bits.ManageWebhooks

/** Builds the world from its seed. */
export function growWorld(seed: Seed): World {
  const roles = [
    role({ id: seed.guild.id, name: '@everyone', permissions: everyonePermissions }, 0),
    ...seed.bots.map((bot, at) => botRole(bot, at + 1)),
    ...seed.roles.map((each, at) => role(each, seed.bots.length + seed.roles.length - at)),
  ]
  const members = [
    ...seed.members.map((each) => member(each.id, each.roles ?? [])),
    ...seed.bots.map((bot) => member(bot.id, [botRoleId(bot)])),
  ]
  const channels = seed.channels.map((each, at) => channel(seed, each, at))
  return {
    applications: byId(seed.bots),
    users: byId([...seed.members.map(person), ...seed.bots.map(botUser)]),
    guilds: byId([
      {
        id: seed.guild.id,
        name: seed.guild.name,
        ownerId: seed.members[0].id,
        roles: byId(roles),
        members: new Map(members.map((each) => [each.userId, each])),
      },
    ]),
    channels: byId(channels),
    logs: new Map(channels.map(({ id }) => [id, createMessageLog()])),
    webhooks: new Map(),
    commands: new Map(),
    files: new Map(),
  }
}

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

function role(seed: RoleSeed, position: number): RoleRecord {
  return {
    id: seed.id,
    name: seed.name,
    permissions: String(seed.permissions ?? 0n),
    position,
    color: seed.color ?? 0,
    hoist: false,
    mentionable: seed.mentionable ?? false,
    botId: null,
  }
}

/** Discord gives each bot a role of its own; here its id is the bot's with the last digit moved. */
function botRoleId(bot: BotSeed): string {
  return String(BigInt(bot.id) + 1_000_000n)
}

function botRole(bot: BotSeed, position: number): RoleRecord {
  const permissions = bot.permissions ?? botPermissions
  return { ...role({ id: botRoleId(bot), name: bot.name, permissions }, position), botId: bot.id }
}

function member(userId: string, roles: readonly string[]): MemberRecord {
  return { userId, joinedAt: createdAt, nick: null, roles: [...roles] }
}

function person(seed: MemberSeed): UserRecord {
  return {
    id: seed.id,
    username: seed.name.toLowerCase(),
    globalName: seed.name,
    bot: false,
    avatarColour: seed.avatarColour,
    dmsOpen: true,
  }
}

function botUser(seed: BotSeed): UserRecord {
  return {
    id: seed.id,
    username: seed.name,
    globalName: null,
    bot: true,
    avatarColour: '#5865f2',
    dmsOpen: false,
  }
}

function channel(seed: Seed, each: ChannelSeed, position: number): ChannelRecord {
  return {
    id: each.id,
    guildId: seed.guild.id,
    type: each.type,
    name: each.name,
    topic: each.topic ?? null,
    parentId: each.parentId ?? null,
    position,
    nsfw: false,
    slowSeconds: 0,
    overwrites: each.onlyFor === undefined ? [] : hiddenFromAllBut(seed, each.onlyFor),
    lastMessageId: null,
    recipients: [],
    thread: null,
    tags: [],
  }
}

/** The bots are let in as well: a GM would do that first. */
function hiddenFromAllBut(seed: Seed, roles: readonly string[]): Overwrite[] {
  const view = String(Bits.ViewChannel)
  const insiders = [...roles, ...seed.bots.map(botRoleId)]
  return [
    { id: seed.guild.id, type: 0, allow: '0', deny: view },
    ...insiders.map((id): Overwrite => ({ id, type: 0, allow: view, deny: '0' })),
  ]
}
