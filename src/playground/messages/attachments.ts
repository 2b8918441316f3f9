import type { ChannelRecord, Json } from '../world/records.ts'
import type { FilePart } from '../rest/call.ts'
import type { Realm } from '../realm.ts'
import { listOf } from './embeds.ts'
import { readImageSize } from './imageSize.ts'

/** Stores uploaded files and makes Discord's attachment objects for them. */
export function storeFiles(
  realm: Realm,
  channel: ChannelRecord,
  files: readonly FilePart[],
  wanted: readonly Json[],
  ephemeral: boolean,
): Json[] {
  return files.map((file) => {
    const about = wanted.find((each) => String(each['id']) === file.key)
    return storeFile(realm, channel, file, about ?? {}, ephemeral)
  })
}

function storeFile(
  realm: Realm,
  channel: ChannelRecord,
  file: FilePart,
  about: Json,
  ephemeral: boolean,
): Json {
  const id = realm.nextId()
  const filename = safeName(
    typeof about['filename'] === 'string' ? about['filename'] : file.filename,
  )
  const contentType = file.contentType || 'application/octet-stream'
  realm.world.files.set(id, { id, filename, contentType, data: file.data })
  const url = `${realm.url}/attachments/${channel.id}/${id}/${encodeURIComponent(filename)}`
  const size = readImageSize(file.data)
  return {
    id,
    filename,
    size: file.data.length,
    url,
    proxy_url: url,
    content_type: contentType,
    ...(typeof about['description'] === 'string' ? { description: about['description'] } : {}),
    ...(typeof about['title'] === 'string' ? { title: about['title'] } : {}),
    ...size,
    ...(ephemeral ? { ephemeral: true } : {}),
  }
}

/** Discord replaces what could be a path or a trick in a file's name. */
function safeName(name: string): string {
  const clean = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '')
  return clean === '' ? 'file' : clean.slice(0, 255)
}

/** The attachments that an edit leaves: all where it does not name them, else those it lists. */
export function keptAttachments(current: readonly Json[], body: Json): Json[] {
  if (!Array.isArray(body['attachments'])) return [...current]
  const ids = new Set(listOf(body['attachments']).map((each) => String(each['id'])))
  return current.filter((attachment) => ids.has(String(attachment['id'])))
}
