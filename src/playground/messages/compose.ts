import { MessageFlags } from 'discord-api-types/v10'
import type { ChannelRecord, Json } from '../world/records.ts'
import type { MessageJson, StoredMessage } from '../world/messageLog.ts'
import { keptAttachments, storeFiles } from './attachments.ts'
import { listOf, renderEmbeds } from './embeds.ts'
import type { FilePart } from '../rest/call.ts'
import type { Realm } from '../realm.ts'
import { readMentions } from './mentions.ts'
import { refuse } from '../rest/refusal.ts'
import { renderComponents } from './components.ts'
import { textOf } from '../text.ts'
import { timestamp } from '../realm.ts'

/** What a new message is made of. The body has passed the rules. */
export interface Draft {
  readonly channel: ChannelRecord
  readonly author: MessageJson['author']
  readonly body: Json
  readonly files: readonly FilePart[]
  /** Where it is not simply the next one. */
  readonly id?: string
  /** Discord's message type; 0 for an ordinary one. */
  readonly type?: number
  /** Flags beside those that the body may set. */
  readonly flags?: number
  readonly ephemeralTo?: string | null
  readonly applicationId: string | null
  /** More fields for the message. */
  readonly extra?: Json
}

const settable =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2

/** Makes a message. It is not in any log yet. */
export function composeMessage(realm: Realm, draft: Draft): StoredMessage {
  const { body, channel } = draft
  const ephemeralTo = draft.ephemeralTo ?? null
  const content = typeof body['content'] === 'string' ? body['content'].trim() : ''
  const wanted = listOf(body['attachments'])
  const attachments = storeFiles(realm, channel, draft.files, wanted, ephemeralTo !== null)
  const parts = renderParts(realm, body, attachments)
  const json: MessageJson = {
    id: draft.id ?? realm.nextId(),
    channel_id: channel.id,
    type: draft.type ?? 0,
    author: draft.author,
    content,
    ...readMentions(realm, channel, { authorId: draft.author.id, content, ...parts }, body),
    attachments,
    ...parts,
    timestamp: timestamp(realm),
    edited_timestamp: null,
    flags: (flagsOf(body) & settable) | (draft.flags ?? 0),
    pinned: false,
    tts: body['tts'] === true,
    ...draft.extra,
  }
  return { json, ephemeralTo, applicationId: draft.applicationId, nonce: null }
}

/**
 * Makes the edited form of a message: what the body does not name stays as it is. Refuses (50006)
 * to leave nothing to see.
 */
export function composeEdit(
  realm: Realm,
  channel: ChannelRecord,
  message: StoredMessage,
  body: Json,
  files: readonly FilePart[],
): StoredMessage {
  const { json } = message
  const wanted = listOf(body['attachments'])
  const added = storeFiles(realm, channel, files, wanted, message.ephemeralTo !== null)
  const attachments = [...keptAttachments(json.attachments, body), ...added]
  const content = 'content' in body ? textOf(body['content']).trim() : json.content
  const fresh = renderParts(realm, body, attachments)
  const embeds = 'embeds' in body ? fresh.embeds : json.embeds
  const components = 'components' in body ? fresh.components : json.components
  const kept = json.flags & ~(MessageFlags.Loading | MessageFlags.SuppressEmbeds)
  const asked = flagsOf(body) & settable
  const nothingLeft = [content, embeds, components, attachments].every(({ length }) => length === 0)
  if (nothingLeft) throw refuse(50006)
  const suppress = 'flags' in body ? 0 : json.flags & MessageFlags.SuppressEmbeds
  return {
    ...message,
    json: {
      ...json,
      content,
      attachments,
      embeds,
      components,
      ...readMentions(realm, channel, { authorId: json.author.id, content, components }, body),
      flags: kept | asked | suppress,
      edited_timestamp: timestamp(realm),
    },
  }
}

/** The flags that a body asks for. */
export function flagsOf(body: Json): number {
  return typeof body['flags'] === 'number' ? body['flags'] : 0
}

function renderParts(
  realm: Realm,
  body: Json,
  attachments: readonly Json[],
): { embeds: Json[]; components: Json[] } {
  const attached = (url: string): Json | undefined => {
    const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null
    return name === null ? undefined : attachments.find((each) => each['filename'] === name)
  }
  const findMedia = (url: string): Json => {
    const found = attached(url)
    const real = found === undefined ? url : String(found['url'])
    return {
      id: realm.nextId(),
      url: real,
      proxy_url: real,
      width: found?.['width'] ?? null,
      height: found?.['height'] ?? null,
      content_type: found?.['content_type'] ?? null,
      ...(found === undefined ? {} : { attachment_id: found['id'] }),
    }
  }
  const findUrl = (url: string): string => textOf(attached(url)?.['url'] ?? url)
  return {
    embeds: renderEmbeds(listOf(body['embeds']), findUrl),
    components: renderComponents(listOf(body['components']), findMedia),
  }
}
