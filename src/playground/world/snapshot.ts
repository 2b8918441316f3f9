import type {
  ChannelRecord,
  CommandRecord,
  FileRecord,
  GuildRecord,
  MemberRecord,
  RoleRecord,
  UserRecord,
  WebhookRecord,
  World,
} from './records.ts'
import { createMessageLog, putMessage } from './messageLog.ts'
import type { StoredMessage } from './messageLog.ts'
import type { Realm } from '../realm.ts'
import { isObject } from '../messages/components.ts'

/** A world as plain JSON. Ephemeral messages are left out, as a real client forgets them. */
export interface Snapshot {
  readonly version: 1
  /** No id given out so far is higher. */
  readonly lastId: string
  readonly clockOffsetMs: number
  readonly users: readonly UserRecord[]
  readonly guilds: readonly (Omit<GuildRecord, 'roles' | 'members'> & {
    readonly roles: readonly RoleRecord[]
    readonly members: readonly MemberRecord[]
  })[]
  readonly channels: readonly ChannelRecord[]
  readonly messages: readonly StoredMessage[]
  readonly webhooks: readonly WebhookRecord[]
  readonly commands: readonly CommandRecord[]
  /** Their bytes are kept beside. */
  readonly files: readonly Omit<FileRecord, 'data'>[]
}

/** How much of a channel's history is kept. */
const keptMessages = 1000

/** Takes a snapshot of a realm. */
export function takeSnapshot(realm: Realm): Snapshot {
  const { world, clock } = realm
  const messages = [...world.logs.values()].flatMap((log) =>
    [...log.byId.values()].filter(({ ephemeralTo }) => ephemeralTo === null).slice(-keptMessages),
  )
  const named = new Set(messages.flatMap(({ json }) => json.attachments.map(({ id }) => id)))
  return {
    version: 1,
    lastId: realm.nextId(),
    clockOffsetMs: clock.offsetMs(),
    users: [...world.users.values()],
    guilds: [...world.guilds.values()].map((guild) => ({
      ...guild,
      roles: [...guild.roles.values()],
      members: [...guild.members.values()],
    })),
    channels: [...world.channels.values()],
    messages,
    webhooks: [...world.webhooks.values()],
    commands: [...world.commands.values()],
    files: [...world.files.values()]
      .filter(({ id }) => named.has(id))
      .map(({ data: _data, ...file }) => file),
  }
}

/** True for JSON that has a snapshot's shape, as far as its lists go. */
export function isSnapshot(value: unknown): value is Snapshot {
  const lists = ['users', 'guilds', 'channels', 'messages', 'webhooks', 'commands', 'files']
  return (
    isObject(value) &&
    value['version'] === 1 &&
    typeof value['lastId'] === 'string' &&
    typeof value['clockOffsetMs'] === 'number' &&
    lists.every((name) => Array.isArray(value[name]))
  )
}

/**
 * Puts a snapshot in the place of what a seed grew; applications and their tokens stay the seed's.
 * `readData` gives a file's bytes, or null where they are gone.
 */
export function restoreWorld(
  seeded: World,
  snapshot: Snapshot,
  readData: (id: string) => Buffer | null,
): World {
  const world: World = {
    applications: seeded.applications,
    users: byId(snapshot.users),
    guilds: byId(
      snapshot.guilds.map((guild) => ({
        ...guild,
        roles: byId(guild.roles),
        members: new Map(guild.members.map((member) => [member.userId, member])),
      })),
    ),
    channels: byId(snapshot.channels),
    logs: new Map(snapshot.channels.map(({ id }) => [id, createMessageLog()])),
    webhooks: byId(snapshot.webhooks),
    commands: byId(snapshot.commands),
    files: new Map(),
  }
  for (const message of snapshot.messages) {
    const log = world.logs.get(message.json.channel_id)
    if (log !== undefined) putMessage(log, message)
  }
  for (const file of snapshot.files) {
    const data = readData(file.id)
    if (data !== null) world.files.set(file.id, { ...file, data })
  }
  for (const id of seeded.applications.keys()) bringBot(seeded, world, id)
  return world
}

/** A bot that the kept world does not know yet joins as the seed has it. */
function bringBot(seeded: World, world: World, id: string): void {
  const user = seeded.users.get(id)
  if (user === undefined || world.users.has(id)) return
  world.users.set(id, user)
  for (const guild of seeded.guilds.values()) {
    const member = guild.members.get(id)
    const kept = world.guilds.get(guild.id)
    if (member === undefined || kept === undefined) continue
    kept.members.set(id, member)
    for (const role of guild.roles.values()) if (role.botId === id) kept.roles.set(role.id, role)
  }
}

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}
