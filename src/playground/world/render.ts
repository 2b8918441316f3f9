import { ChannelFlags, ChannelType } from 'discord-api-types/v10'
import { isThread } from './permissions.ts'
import type {
  ApplicationRecord,
  ChannelRecord,
  GuildRecord,
  Json,
  MemberRecord,
  RoleRecord,
  UserRecord,
  World,
} from './records.ts'

/** Discord's user object. */
export function renderUser(user: UserRecord): Json & { readonly id: string } {
  return {
    id: user.id,
    username: user.username,
    avatar: null,
    discriminator: '0',
    public_flags: 0,
    flags: 0,
    banner: null,
    accent_color: null,
    global_name: user.globalName,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    ...(user.bot ? { bot: true } : {}),
  }
}

/** Discord's member object without its user, as it stands in events. */
export function renderMemberAlone(member: MemberRecord): Json {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: member.joinedAt,
    nick: member.nick,
    pending: false,
    premium_since: null,
    roles: member.roles,
    mute: false,
    deaf: false,
  }
}

/** Discord's member object. */
export function renderMember(world: World, member: MemberRecord): Json {
  const user = world.users.get(member.userId)
  return { ...renderMemberAlone(member), user: user === undefined ? null : renderUser(user) }
}

/** Discord's role object. */
export function renderRole(role: RoleRecord): Json {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions,
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: role.hoist,
    managed: role.botId !== null,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
  }
}

/** Discord's channel object for any type of channel. */
export function renderChannel(world: World, channel: ChannelRecord): Json {
  if (channel.type === ChannelType.DM) return renderDirectMessage(world, channel)
  if (isThread(channel)) return renderThread(channel)
  const core = {
    id: channel.id,
    type: channel.type,
    flags: 0,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    nsfw: channel.nsfw,
  }
  if (channel.type === ChannelType.GuildCategory) return core
  const texts = {
    ...core,
    topic: channel.topic,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowSeconds,
  }
  if (channel.type !== ChannelType.GuildForum) return texts
  return {
    ...texts,
    flags: channel.needsTag === true ? ChannelFlags.RequireTag : 0,
    available_tags: channel.tags,
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  }
}

function renderDirectMessage(world: World, channel: ChannelRecord): Json {
  const recipients = channel.recipients.flatMap((id) => world.users.get(id) ?? [])
  return {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: channel.lastMessageId,
    recipients: recipients.map(renderUser),
  }
}

function renderThread(channel: ChannelRecord): Json {
  const { thread } = channel
  return {
    id: channel.id,
    type: channel.type,
    flags: 0,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowSeconds,
    owner_id: thread?.ownerId,
    message_count: thread?.messageCount,
    total_message_sent: thread?.messageCount,
    member_count: thread?.memberIds.length,
    applied_tags: thread?.appliedTags,
    thread_metadata: {
      archived: thread?.archived,
      archive_timestamp: thread?.archivedAt,
      auto_archive_duration: thread?.autoArchiveMinutes,
      locked: thread?.locked,
      create_timestamp: thread?.createdAt,
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread?.invitable } : {}),
    },
  }
}

/** A direct message as one of the two sees it: Discord lists the other one only. */
export function renderChannelFor(world: World, channel: ChannelRecord, userId: string): Json {
  if (channel.type !== ChannelType.DM) return renderChannel(world, channel)
  const others = channel.recipients.filter((id) => id !== userId)
  return renderChannel(world, { ...channel, recipients: others })
}

/** Discord's guild object. */
export function renderGuild(guild: GuildRecord): Json {
  return {
    ...guildDefaults,
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    roles: [...guild.roles.values()].map(renderRole),
  }
}

const guildDefaults: Json = {
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: ['NEWS', 'COMMUNITY'],
  banner: null,
  application_id: null,
  region: 'us-west',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: 'en-US',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
}

/** Discord's application object as its own bot gets it. */
export function renderApplication(world: World, application: ApplicationRecord): Json {
  const bot = world.users.get(application.id)
  const [guild] = world.guilds.values()
  const owner = world.users.get(guild?.ownerId ?? '')
  return {
    id: application.id,
    name: application.name,
    icon: null,
    description: '',
    type: null,
    ...(bot === undefined ? {} : { bot: renderUser(bot) }),
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: {} },
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: owner === undefined ? null : renderUser(owner),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
  }
}
