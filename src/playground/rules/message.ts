import { flagRule, listRule, textRule } from './rule.ts'
import { MessageFlags } from 'discord-api-types/v10'
import type { Json } from '../world/records.ts'
import type { Rule } from './rule.ts'
import { cites } from './cites.ts'
import { flagsOf } from '../messages/compose.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'

/** A message's body before it is carried out, and the message that it changes. */
export interface MessageSubject {
  readonly body: Json
  /** Flags of the message that is edited; 0 for a new one. */
  readonly currentFlags: number
  /** Names of files: those sent along and those that the message has. */
  readonly files: readonly string[]
  /** How many files are sent along. */
  readonly uploads: number
}

/** True if the message is, or becomes, one of Components V2. */
export function isV2({ body, currentFlags }: MessageSubject): boolean {
  return ((flagsOf(body) | currentFlags) & MessageFlags.IsComponentsV2) !== 0
}

/** What a message's own fields must be. */
export const messageFieldRules: readonly Rule[] = [
  textRule({ id: 'message.content', cites: cites.message, field: 'content', least: 0, most: 2000 }),
  listRule({ id: 'message.embeds', cites: cites.message, field: 'embeds', least: 0, most: 10 }),
  listRule({
    id: 'message.components',
    cites: cites.message,
    field: 'components',
    least: 0,
    most: 40,
  }),
  listRule({
    id: 'message.attachments',
    cites: cites.message,
    field: 'attachments',
    least: 0,
    most: 10,
  }),
  listRule({
    id: 'message.sticker_ids',
    cites: cites.message,
    field: 'sticker_ids',
    least: 0,
    most: 3,
  }),
  flagRule({ id: 'message.tts', cites: cites.message, field: 'tts' }),
  flagRule({ id: 'message.enforce_nonce', cites: cites.message, field: 'enforce_nonce' }),
  {
    id: 'message.nonce',
    cites: cites.message,
    check: ({ nonce }, report) => {
      if (nonce === undefined || nonce === null) return
      const fits = Number.isInteger(nonce) || (typeof nonce === 'string' && nonce.length <= 25)
      if (!fits) report(['nonce'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.')
    },
  },
  {
    id: 'message.flags',
    cites: cites.flags,
    check: ({ flags }, report) => {
      if (flags === undefined || flags === null || Number.isInteger(flags)) return
      report(['flags'], 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(flags)}" is not int.`)
    },
  },
  {
    id: 'message.allowed_mentions',
    cites: cites.allowedMentions,
    check: ({ allowed_mentions: allowed }, report) => {
      if (!isObject(allowed)) return
      const parse = Array.isArray(allowed['parse']) ? allowed['parse'] : []
      for (const kind of ['users', 'roles']) {
        const listed = allowed[kind]
        if (!Array.isArray(listed)) continue
        if (parse.includes(kind) && listed.length > 0) {
          const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
          report(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message)
        }
        if (listed.length > 100) {
          report(
            ['allowed_mentions', kind],
            'BASE_TYPE_MAX_LENGTH',
            'Must be 100 or fewer in length.',
          )
        }
      }
      const known = ['users', 'roles', 'everyone']
      for (const [at, kind] of parse.entries()) {
        if (known.includes(String(kind))) continue
        const message = `Value must be one of {${known.join(', ')}}.`
        report(['allowed_mentions', 'parse', at], 'BASE_TYPE_CHOICES', message)
      }
    },
  },
]

/** What a message must be as a whole. */
export const messageRules: readonly Rule<MessageSubject>[] = [
  {
    id: 'message.v2_legacy_fields',
    cites: cites.flags,
    check: (subject, report) => {
      if (!isV2(subject)) return
      for (const name of ['content', 'embeds', 'poll', 'sticker_ids']) {
        const value = subject.body[name]
        const empty = value === undefined || value === null || value === ''
        if (empty || (Array.isArray(value) && value.length === 0)) continue
        const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`
        report([name], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message)
      }
    },
  },
  {
    id: 'message.v2_stays',
    cites: cites.flags,
    check: ({ body, currentFlags }, report) => {
      const was = (currentFlags & MessageFlags.IsComponentsV2) !== 0
      const named = body['flags'] !== undefined && body['flags'] !== null
      if (!was || !named || (flagsOf(body) & MessageFlags.IsComponentsV2) !== 0) return
      const message = 'The IS_COMPONENTS_V2 flag cannot be removed from a message'
      report(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message)
    },
  },
  {
    id: 'message.file_count',
    cites: cites.uploads,
    check: ({ uploads }, report) => {
      if (uploads <= 10) return
      report(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.')
    },
  },
  {
    id: 'message.attachment_references',
    cites: cites.uploads,
    check: ({ body, files }, report) => {
      for (const name of attachmentNames([body['components'], body['embeds']])) {
        if (files.includes(name)) continue
        const message = `The referenced attachment "${name}" was not found`
        report(['components'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message)
      }
    },
  },
]

const prefix = 'attachment://'

/** The files that URLs anywhere inside a value refer to. */
function attachmentNames(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object') attachmentNames(inner, found)
    else if (typeof inner === 'string' && key.endsWith('url') && inner.startsWith(prefix)) {
      found.push(inner.slice(prefix.length))
    }
  }
  return found
}

/** True if there would be nothing to see (50006). */
export function isEmpty({ body, uploads }: MessageSubject): boolean {
  const content = body['content']
  const text = typeof content === 'string' && content.trim() !== ''
  const lists = ['embeds', 'components', 'sticker_ids'].some((name) => {
    const list = body[name]
    return Array.isArray(list) && list.length > 0
  })
  return (
    !text &&
    !lists &&
    uploads === 0 &&
    !isObject(body['poll']) &&
    listOf(body['attachments']).length === 0
  )
}
