import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import type { ChannelRecord, Json } from '../world/records.ts'
import { resolveChannel, resolveRole, resolveUser } from './resolve.ts'
import type { Realm } from '../realm.ts'
import type { Resolved } from './resolve.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'
import { refuseAct } from './act.ts'
import { textOf } from '../text.ts'
import { storeFiles } from '../messages/attachments.ts'

/** Where and by whom options are filled in. */
export interface Filling {
  readonly realm: Realm
  readonly channel: ChannelRecord
  readonly userId: string
  readonly resolved: Resolved
  /** While typing, what is not yet complete is let through. */
  readonly typing: boolean
}

/**
 * Turns what a person filled in into Discord's options: in the command's order, with their types.
 * Refuses what Discord's own client would not send.
 */
export function fillOptions(
  filling: Filling,
  definitions: readonly Json[],
  given: readonly Json[],
): Json[] {
  const nested = definitions.filter(isNested)
  if (nested.length > 0) return [fillNested(filling, nested, given)]
  const unknown = given.find(({ name }) => !definitions.some((each) => each['name'] === name))
  if (unknown !== undefined) throw refuseAct(`There is no option “${String(unknown['name'])}”.`)
  return definitions.flatMap((definition) => {
    const found = given.find(({ name }) => name === definition['name'])
    const empty = found === undefined || found['value'] === undefined || found['value'] === null
    if (!empty) return [fillOne(filling, definition, found)]
    if (definition['required'] === true && !filling.typing) {
      throw refuseAct(`The option “${String(definition['name'])}” is required.`)
    }
    return []
  })
}

function isNested(definition: Json): boolean {
  return definition['type'] === Type.Subcommand || definition['type'] === Type.SubcommandGroup
}

function fillNested(filling: Filling, nested: readonly Json[], given: readonly Json[]): Json {
  const chosen = given[0]
  const definition = nested.find(({ name }) => name === chosen?.['name'])
  if (definition === undefined) {
    throw refuseAct(`Choose one of: ${nested.map(({ name }) => String(name)).join(', ')}.`)
  }
  const inner = fillOptions(filling, listOf(definition['options']), listOf(chosen?.['options']))
  return { name: definition['name'], type: definition['type'], options: inner }
}

function fillOne(filling: Filling, definition: Json, given: Json): Json {
  const { name, type } = definition
  const focused = given['focused'] === true
  const shown = { name, type, ...(focused ? { focused: true } : {}) }
  if (focused && filling.typing) return { ...shown, value: String(given['value']) }
  return { ...shown, value: readValue(filling, definition, given['value']) }
}

function readValue(filling: Filling, definition: Json, value: unknown): unknown {
  const complain = (what: string): never => {
    throw refuseAct(`The option “${String(definition['name'])}” ${what}.`)
  }
  const { realm, channel, userId, resolved } = filling
  const id = String(value)
  switch (definition['type']) {
    case Type.String:
      return readText(definition, String(value), complain)
    case Type.Integer:
    case Type.Number:
      return readNumber(definition, Number(value), complain)
    case Type.Boolean:
      return value === true || value === 'true'
    case Type.User:
      return resolveUser(realm, channel, id, resolved) ? id : complain('names nobody')
    case Type.Role:
      return resolveRole(realm, channel, id, resolved) ? id : complain('names no role')
    case Type.Mentionable: {
      const found =
        resolveUser(realm, channel, id, resolved) || resolveRole(realm, channel, id, resolved)
      return found ? id : complain('names nobody')
    }
    case Type.Channel: {
      const found = resolveChannel(realm, userId, channel.guildId, id, resolved)
      const types = definition['channel_types']
      const fits = found !== null && (!Array.isArray(types) || types.includes(found.type))
      return fits ? id : complain('names no channel of a type that fits')
    }
    case Type.Attachment:
      return readAttachment(filling, value, complain)
    default:
      return complain('has an unknown type')
  }
}

type Complain = (what: string) => never

function readText(definition: Json, value: string, complain: Complain): string {
  const choices = listOf(definition['choices'])
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value)) {
    return complain('must be one of its choices')
  }
  const least = Number(definition['min_length'] ?? 0)
  const most = Number(definition['max_length'] ?? 6000)
  const fits = value.length >= least && value.length <= most
  return fits ? value : complain(`must have ${least} to ${most} characters`)
}

function readNumber(definition: Json, value: number, complain: Complain): number {
  const choices = listOf(definition['choices'])
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value)) {
    return complain('must be one of its choices')
  }
  const whole = definition['type'] === Type.Integer
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    return complain(whole ? 'must be a whole number' : 'must be a number')
  }
  const least = Number(definition['min_value'] ?? -(2 ** 53))
  const most = Number(definition['max_value'] ?? 2 ** 53)
  return value >= least && value <= most ? value : complain(`must be from ${least} to ${most}`)
}

function readAttachment(filling: Filling, value: unknown, complain: Complain): string {
  if (!isObject(value) || typeof value['data'] !== 'string') return complain('must be a file')
  const file = {
    key: '0',
    filename: textOf(value['filename'], 'file'),
    contentType: textOf(value['contentType'], 'application/octet-stream'),
    data: Buffer.from(value['data'], 'base64'),
  }
  const [stored] = storeFiles(filling.realm, filling.channel, [file], [], true)
  const id = String(stored?.['id'])
  filling.resolved.attachments[id] = stored
  return id
}
