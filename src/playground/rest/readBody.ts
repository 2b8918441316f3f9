import type { IncomingMessage } from 'node:http'
import type { FilePart } from './call.ts'
import { Refusal, refuse } from './refusal.ts'

/** A request's body as Discord reads it. */
export interface ReadBody {
  readonly json: unknown
  readonly files: readonly FilePart[]
}

/** Nothing was sent. */
export const emptyBody: ReadBody = { json: undefined, files: [] }

/** Collects a request's bytes; refuses (413) beyond `most`. */
export function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > most) reject(refuse(40005))
      else
        resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
    })
    request.on('error', reject)
  })
}

/**
 * Parses JSON, or multipart with `payload_json` and `files[n]`.
 * https://docs.discord.com/developers/reference#uploading-files
 */
export async function parseBody(bytes: Buffer, contentType: string): Promise<ReadBody> {
  if (bytes.length === 0) return emptyBody
  if (contentType.startsWith('multipart/form-data')) return parseForm(bytes, contentType)
  if (!contentType.startsWith('application/json')) {
    throw new Refusal(400, 50035, 'Invalid Form Body', {
      errors: {
        _errors: [
          {
            code: 'CONTENT_TYPE_INVALID',
            message:
              'Expected "Content-Type" header to be one of {application/json, multipart/form-data}.',
          },
        ],
      },
    })
  }
  return { json: parseJson(bytes.toString()), files: [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse(50109)
  }
}

async function parseForm(bytes: Buffer, contentType: string): Promise<ReadBody> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw refuse(50109)
    })
  const files: FilePart[] = []
  let json: unknown
  for (const [name, value] of form) {
    const key = /^files?\[(\d+)\]$/.exec(name)?.[1]
    if (name === 'payload_json' && typeof value === 'string') json = parseJson(value)
    if (key !== undefined && typeof value !== 'string') {
      const data = Buffer.from(await value.arrayBuffer())
      files.push({ key, filename: value.name, contentType: value.type, data })
    }
  }
  return { json, files }
}
