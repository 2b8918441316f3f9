import type { Answer, Call } from '../call.ts'
import type { CommandRecord, Json } from '../../world/records.ts'
import { actorOf, bodyOf, nothing, ok, param } from '../call.ts'
import { checkCommand, checkCommandSet } from '../../rules/commands.ts'
import { ApplicationCommandType as Kind } from 'discord-api-types/v10'
import type { Realm } from '../../realm.ts'
import type { Route } from '../router.ts'
import { isObject } from '../../messages/components.ts'
import { needGuild } from '../access.ts'
import { textOf } from '../../text.ts'
import { refuse } from '../refusal.ts'

const kinds: readonly Kind[] = [Kind.ChatInput, Kind.User, Kind.Message]

const global = '/applications/:/commands'
const inGuild = '/applications/:/guilds/:/commands'

/** https://docs.discord.com/developers/interactions/application-commands#endpoints */
export const commandRoutes: readonly Route[] = [
  { method: 'GET', path: global, handler: list, by: 'bot' },
  { method: 'PUT', path: global, handler: overwrite, by: 'bot' },
  { method: 'POST', path: global, handler: create, by: 'bot' },
  { method: 'GET', path: `${global}/:`, handler: get, by: 'bot' },
  { method: 'PATCH', path: `${global}/:`, handler: edit, by: 'bot' },
  { method: 'DELETE', path: `${global}/:`, handler: remove, by: 'bot' },
  { method: 'GET', path: inGuild, handler: list, by: 'bot' },
  { method: 'PUT', path: inGuild, handler: overwrite, by: 'bot' },
  { method: 'POST', path: inGuild, handler: create, by: 'bot' },
  { method: 'GET', path: `${inGuild}/:`, handler: get, by: 'bot' },
  { method: 'PATCH', path: `${inGuild}/:`, handler: edit, by: 'bot' },
  { method: 'DELETE', path: `${inGuild}/:`, handler: remove, by: 'bot' },
]

/** Whose commands: an application's, everywhere or in one guild. */
interface Scope {
  readonly applicationId: string
  readonly guildId: string | null
}

/** The scope that the path names, and the command's id where it names one. */
function readPath(call: Call): { scope: Scope; commandId: string } {
  const applicationId = param(call, 0)
  if (actorOf(call).applicationId !== applicationId) throw refuse(50001)
  const ofGuild = call.path.startsWith(inGuild)
  const guildId = ofGuild ? param(call, 1) : null
  if (guildId !== null && !call.realm.world.guilds.has(guildId)) throw refuse(50001)
  if (guildId !== null) needGuild(call.realm, guildId, actorOf(call))
  return { scope: { applicationId, guildId }, commandId: param(call, ofGuild ? 2 : 1) }
}

function commandsOf(realm: Realm, scope: Scope): CommandRecord[] {
  return [...realm.world.commands.values()].filter(
    ({ applicationId, guildId }) =>
      applicationId === scope.applicationId && guildId === scope.guildId,
  )
}

function needCommand(call: Call): { scope: Scope; command: CommandRecord } {
  const { scope, commandId } = readPath(call)
  const command = commandsOf(call.realm, scope).find(({ id }) => id === commandId)
  if (command === undefined) throw refuse(10063)
  return { scope, command }
}

function list(call: Call): Answer {
  const { scope } = readPath(call)
  return ok(commandsOf(call.realm, scope).map(({ json }) => json))
}

function get(call: Call): Answer {
  return ok(needCommand(call).command.json)
}

/** A command that exists by this name and type is kept under its id. */
function keep(realm: Realm, scope: Scope, body: Json, known?: CommandRecord): CommandRecord {
  const type = kinds.find((kind) => kind === body['type']) ?? known?.type ?? Kind.ChatInput
  const name = textOf(body['name'] ?? known?.name)
  const id = known?.id ?? realm.nextId()
  const json = renderCommand(scope, id, realm.nextId(), { ...known?.json, ...body, type, name })
  const command = { id, ...scope, name, type, json }
  realm.world.commands.set(id, command)
  return command
}

function renderCommand(scope: Scope, id: string, version: string, body: Json): Json {
  const options = Array.isArray(body['options']) ? body['options'].map(renderOption) : []
  const permissions = body['default_member_permissions'] ?? null
  return {
    id,
    application_id: scope.applicationId,
    version,
    default_member_permissions: permissions === null ? null : textOf(permissions),
    type: body['type'],
    name: body['name'],
    name_localizations: body['name_localizations'] ?? null,
    description: body['description'] ?? '',
    description_localizations: body['description_localizations'] ?? null,
    nsfw: body['nsfw'] === true,
    ...(options.length === 0 ? {} : { options }),
    ...(scope.guildId === null
      ? {
          dm_permission: body['dm_permission'] !== false,
          contexts: body['contexts'] ?? null,
          integration_types: body['integration_types'] ?? [0],
        }
      : { guild_id: scope.guildId }),
  }
}

/** Drops what says nothing, as Discord does in what it gives back. */
function renderOption(option: unknown): Json {
  if (!isObject(option)) return {}
  const kept = Object.entries(option).filter(([, value]) => value !== null && value !== undefined)
  const { options, ...rest } = Object.fromEntries(kept)
  return { ...rest, ...(Array.isArray(options) ? { options: options.map(renderOption) } : {}) }
}

function create(call: Call): Answer {
  const { realm } = call
  const { scope } = readPath(call)
  const body = bodyOf(call)
  checkCommand(body)
  const existing = commandsOf(realm, scope)
  const type = body['type'] ?? 1
  const known = existing.find((each) => each.name === body['name'] && each.type === type)
  if (known === undefined) checkCommandSet([...existing.map(({ json }) => json), body])
  const command = keep(realm, scope, body, known)
  realm.bus.publish({ type: 'commands-changed' })
  return { status: known === undefined ? 201 : 200, body: command.json }
}

function edit(call: Call): Answer {
  const { scope, command } = needCommand(call)
  const body = { ...bodyOf(call), type: command.type }
  checkCommand({ ...command.json, ...body })
  const edited = keep(call.realm, scope, body, command)
  call.realm.bus.publish({ type: 'commands-changed' })
  return ok(edited.json)
}

function remove(call: Call): Answer {
  const { command } = needCommand(call)
  call.realm.world.commands.delete(command.id)
  call.realm.bus.publish({ type: 'commands-changed' })
  return nothing
}

/** Puts a whole set: what is not in it is gone. */
function overwrite(call: Call): Answer {
  const { realm, body } = call
  const { scope } = readPath(call)
  const bodies = Array.isArray(body) ? body.map((each) => (isObject(each) ? each : {})) : []
  checkCommandSet(bodies)
  const before = commandsOf(realm, scope)
  for (const old of before) realm.world.commands.delete(old.id)
  const after = bodies.map((each) => {
    const type = each['type'] ?? 1
    const known = before.find((old) => old.name === each['name'] && old.type === type)
    // Put, not patched: nothing of the old one stays but its id.
    return keep(realm, scope, each, known === undefined ? undefined : { ...known, json: {} })
  })
  realm.bus.publish({ type: 'commands-changed' })
  return ok(after.map(({ json }) => json))
}
