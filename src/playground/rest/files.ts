import type { Realm } from '../realm.ts'
import type { ServerResponse } from 'node:http'

/** What a browser may show in place; anything else is offered as a download. */
const shown = /^(image\/(png|jpeg|gif|webp)|text\/plain)\b/

/** Serves an uploaded file: `/attachments/CHANNEL/ID/NAME`. */
export function serveFile(realm: Realm, response: ServerResponse, path: string): void {
  const file = realm.world.files.get(path.split('/')[3] ?? '')
  if (file === undefined) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.data.length,
    'content-disposition': shown.test(file.contentType) ? 'inline' : 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
  })
  response.end(file.data)
}
