import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Discord's own API description, which is not part of the product. */
const path = join(import.meta.dirname, '../../../shared/discord/openapi.json')

/** False in a plain clone: what needs it is skipped, visibly. */
export const openapiIsHere: boolean = existsSync(path)

/** A JSON schema, or a part of the description. */
export type Schema = Record<string, unknown>

/** The description as it was published. Throws where it is missing. */
export function readOpenapi(): Schema {
  // It is Discord's file: an object at its root.
  return JSON.parse(readFileSync(path, 'utf8')) as Schema
}

/**
 * Makes the description strict: unknown fields are faults, integers may be written as strings (and ids as
 * integers), and
 * of several forms one that fits is enough. What it misses, but Discord takes or gives, is added:
 * see `unlisted`.
 */
export function makeStrict(description: Schema): Schema {
  // Only objects are put in, so an object comes out.
  return tighten(description, description) as Schema
}

/** Fields to add where a schema has the marking field. */
const unlisted: readonly [mark: string, fields: readonly string[]][] = [
  // The documentation of commands names it.
  ['default_member_permissions', ['nsfw']],
  // discord.js sends them with every message, whatever the route.
  ['allowed_mentions', ['tts', 'nonce', 'enforce_nonce']],
  // discord.js names the type also where the message decides it.
  ['auto_archive_duration', ['type']],
  // Starting a forum's post gives its first message back.
  ['total_message_sent', ['message']],
  // Of a reply: whether a missing message is a fault.
  ['message_id', ['fail_if_not_exists']],
]

function tighten(value: unknown, root: Schema): unknown {
  if (Array.isArray(value)) return value.map((each) => tighten(each, root))
  if (!isSchema(value)) return value
  const merged = mergeAll(value, root)
  const copy = Object.fromEntries(
    Object.entries(merged).map(([key, inner]) => [
      key === 'oneOf' ? 'anyOf' : key,
      tighten(inner, root),
    ]),
  )
  const { type, properties } = merged
  if (isSchema(properties) && isSchema(copy['properties'])) {
    if (type === 'object' && copy['additionalProperties'] === undefined) {
      copy['additionalProperties'] = false
    }
    for (const [mark, names] of unlisted) {
      for (const name of mark in properties ? names : []) copy['properties'][name] ??= {}
    }
  }
  const types = [type].flat()
  if (types.includes('integer')) copy['type'] = [...types, 'string']
  if (merged['format'] === 'snowflake') copy['type'] = ['string', 'integer']
  return copy
}

/** Puts the parts of an `allOf` of objects into one; leaves any other schema as it is. */
function mergeAll(schema: Schema, root: Schema): Schema {
  if (!Array.isArray(schema['allOf'])) return schema
  const parts = schema['allOf'].map((part) => resolve(part, root))
  if (!parts.every((part) => 'properties' in part)) return schema
  const properties = parts.map((part) => part['properties'] ?? {})
  const required = parts.flatMap((part) => part['required'] ?? [])
  return { type: 'object', properties: Object.assign({}, ...properties), required }
}

function resolve(part: unknown, root: Schema): Schema {
  if (!isSchema(part)) return {}
  const reference = part['$ref']
  if (typeof reference !== 'string') return part
  const found = reference
    .split('/')
    .slice(1)
    .reduce<unknown>((place, key) => (isSchema(place) ? place[key] : undefined), root)
  return isSchema(found) ? found : {}
}

/** True for a JSON object. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
