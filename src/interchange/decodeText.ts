import { isUtf8 } from 'node:buffer'

/** A file's bytes as text, or why they are none, with the bytes before the fault as text. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly before: string; readonly message: string; readonly fix: string }

const saveAs = 'Save the file as UTF-8 (in most editors: Save As, Encoding).'

/** Reads UTF-8, without its byte order mark. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { ok: false, before: '', message: 'a file in UTF-16', fix: saveAs }
  }
  if (!isUtf8(bytes)) {
    const before = validPart(bytes)
    return { ok: false, before, message: 'bytes that are not UTF-8', fix: saveAs }
  }
  const text = new TextDecoder().decode(bytes)
  const nul = text.indexOf('\0')
  if (nul === -1) return { ok: true, text }
  return { ok: false, before: text.slice(0, nul), message: 'a nul byte', fix: 'Delete it.' }
}

/** The text before the first byte that is not UTF-8. */
function validPart(bytes: Uint8Array): string {
  let low = 0
  let high = bytes.length
  // A cut inside a character is no fault of the file: such a beginning is decoded as a stream.
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (begins(bytes.subarray(0, middle)) === null) high = middle - 1
    else low = middle
  }
  return begins(bytes.subarray(0, low)) ?? ''
}

function begins(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}
