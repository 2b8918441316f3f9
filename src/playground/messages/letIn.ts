import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { ChannelRecord } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { StoredMessage } from '../world/messageLog.ts'
import { isObject } from './components.ts'
import { may } from '../world/permissions.ts'

/**
 * A mention in a private thread lets in whom it pings: of a role, those who hold it at that moment.
 * Where it is not invitable, only its owner and moderators can let somebody in.
 * https://support.discord.com/hc/en-us/articles/4403205878423-Threads-FAQ
 */
export function letIn(realm: Realm, channel: ChannelRecord, { json }: StoredMessage): void {
  const { thread } = channel
  const { world } = realm
  if (channel.type !== ChannelType.PrivateThread || thread === null) return
  const opens =
    thread.invitable ||
    thread.ownerId === json.author.id ||
    may(world, channel, json.author.id, Bits.ManageThreads)
  const guild = world.guilds.get(channel.guildId ?? '')
  const parent = world.channels.get(channel.parentId ?? '')
  if (!opens || guild === undefined || parent === undefined) return
  const users = listIn(json['mentions']).map((user) => (isObject(user) ? user['id'] : null))
  const roles = listIn(json['mention_roles'])
  const pinged = [...guild.members.values()]
    .filter((one) => users.includes(one.userId) || one.roles.some((role) => roles.includes(role)))
    .map(({ userId }) => userId)
    .filter((id) => !thread.memberIds.includes(id) && may(world, parent, id, Bits.ViewChannel))
  if (pinged.length === 0) return
  thread.memberIds.push(...pinged)
  realm.bus.publish({ type: 'channel-updated', channel })
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
