import type { ChannelRecord, Json } from '../world/records.ts'
import { permissionsIn } from '../world/permissions.ts'
import { renderMemberAlone, renderRole, renderUser } from '../world/render.ts'
import type { Realm } from '../realm.ts'
import { isThread } from '../world/permissions.ts'

/** The objects behind the ids that a person chose. */
export interface Resolved {
  readonly users: Json
  readonly members: Json
  readonly roles: Json
  readonly channels: Json
  readonly messages: Json
  readonly attachments: Json
}

/** Nothing resolved yet. */
export function createResolved(): Resolved {
  return { users: {}, members: {}, roles: {}, channels: {}, messages: {}, attachments: {} }
}

/** Without the parts in which there is nothing; undefined where nothing is in any. */
export function trimResolved(resolved: Resolved): Json | undefined {
  const parts = Object.entries(resolved).filter(([, part]) => Object.keys(part).length > 0)
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** Adds a user, and the member of this guild; false for an unknown id. */
export function resolveUser(
  realm: Realm,
  channel: ChannelRecord,
  id: string,
  into: Resolved,
): boolean {
  const user = realm.world.users.get(id)
  if (user === undefined) return false
  into.users[id] = renderUser(user)
  const member = realm.world.guilds.get(channel.guildId ?? '')?.members.get(id)
  if (member !== undefined) {
    const { mute: _mute, deaf: _deaf, ...shown } = renderMemberAlone(member)
    const permissions = String(permissionsIn(realm.world, channel, id))
    into.members[id] = { ...shown, permissions }
  }
  return true
}

/** Adds a role; false for an unknown id. */
export function resolveRole(
  realm: Realm,
  channel: ChannelRecord,
  id: string,
  into: Resolved,
): boolean {
  const role = realm.world.guilds.get(channel.guildId ?? '')?.roles.get(id)
  if (role === undefined) return false
  into.roles[id] = renderRole(role)
  return true
}

/** Adds a channel as this user sees it; false for one that is unknown or hidden. */
export function resolveChannel(
  realm: Realm,
  userId: string,
  guildId: string | null,
  id: string,
  into: Resolved,
): ChannelRecord | null {
  const channel = realm.world.channels.get(id)
  if (channel === undefined || channel.guildId !== guildId) return null
  const permissions = permissionsIn(realm.world, channel, userId)
  if (permissions === 0n) return null
  into.channels[id] = {
    id,
    name: channel.name,
    type: channel.type,
    permissions: String(permissions),
    ...(channel.parentId === null ? {} : { parent_id: channel.parentId }),
    ...(isThread(channel)
      ? {
          thread_metadata: {
            archived: channel.thread?.archived,
            auto_archive_duration: channel.thread?.autoArchiveMinutes,
            archive_timestamp: channel.thread?.archivedAt,
            locked: channel.thread?.locked,
          },
        }
      : {}),
  }
  return channel
}
