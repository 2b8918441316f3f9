import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { ChannelRecord, GuildRecord, Json, MemberRecord } from '../world/records.ts'
import { isThread, may, permissionsIn, permissionsInGuild } from '../world/permissions.ts'
import { renderChannelFor, renderRole } from '../world/render.ts'
import type { Realm } from '../realm.ts'
import type { StoredMessage } from '../world/messageLog.ts'

/** What the page needs to draw its frame, as one member sees it. */
export function renderState(
  realm: Realm,
  userId: string,
  isOnline: (botId: string) => boolean,
): Json {
  const { world } = realm
  const applications = [...world.applications.values()].map(({ id, name }) => ({
    id,
    name,
    online: isOnline(id),
  }))
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(userId))
  const dms = [...world.channels.values()].filter(
    ({ type, recipients }) => type === ChannelType.DM && recipients.includes(userId),
  )
  return {
    me: userId,
    application: applications[0],
    applications,
    guilds: guilds.map((guild) => renderGuildFor(realm, guild, userId)),
    dms: dms.map((channel) => renderPlace(realm, channel, userId)),
  }
}

function renderGuildFor(realm: Realm, guild: GuildRecord, userId: string): Json {
  const { world } = realm
  const channels = [...world.channels.values()]
    .filter((each) => each.guildId === guild.id)
    .filter((each) => may(world, each, userId, Bits.ViewChannel))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const roles = [...guild.roles.values()].sort((a, b) => b.position - a.position)
  return {
    id: guild.id,
    name: guild.name,
    ownerId: guild.ownerId,
    permissions: String(permissionsInGuild(guild, userId)),
    channels: channels.map((each) => renderPlace(realm, each, userId)),
    roles: roles.map(renderRole),
    members: [...guild.members.values()].map((each) => renderPerson(realm, guild, each)),
  }
}

function renderPlace(realm: Realm, channel: ChannelRecord, userId: string): Json {
  const { world } = realm
  const holdsMessages =
    channel.type !== ChannelType.GuildCategory && channel.type !== ChannelType.GuildForum
  const open = !isThread(channel) || channel.thread?.locked === false
  return {
    ...renderChannelFor(world, channel, userId),
    permissions: String(permissionsIn(world, channel, userId)),
    canSend: holdsMessages && open && may(world, channel, userId, Bits.SendMessages),
  }
}

/** A member as docs/local-discord.md describes it. */
export function renderPerson(realm: Realm, guild: GuildRecord, member: MemberRecord): Json {
  const user = realm.world.users.get(member.userId)
  const roles = member.roles
    .flatMap((id) => guild.roles.get(id) ?? [])
    .sort((a, b) => b.position - a.position)
  const colour = roles.find(({ color }) => color !== 0)?.color
  return {
    id: member.userId,
    name: member.nick ?? user?.globalName ?? user?.username ?? '',
    username: user?.username,
    isBot: user?.bot,
    isOwner: guild.ownerId === member.userId,
    isGm:
      (permissionsInGuild(guild, member.userId) & Bits.ManageGuild) !== 0n && user?.bot !== true,
    roles: roles.map(({ id }) => id),
    colour: colour === undefined ? null : `#${colour.toString(16).padStart(6, '0')}`,
    avatarColour: user?.avatarColour,
    dmsOpen: user?.dmsOpen,
  }
}

/** A message for the page: Discord's object, with the command's name where people look for it. */
export function renderMessage(message: StoredMessage): Json {
  const { json } = message
  const { interaction, interaction_metadata: metadata } = json
  if (typeof interaction !== 'object' || interaction === null) return json
  if (typeof metadata !== 'object' || metadata === null) return json
  const name: unknown = Reflect.get(interaction, 'name')
  return { ...json, interaction_metadata: { ...metadata, name } }
}
