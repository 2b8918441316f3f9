/** FNV-1a's numbers for 64 bits. Source: https://datatracker.ietf.org/doc/html/rfc9923 */
const prime = 0x100000001b3n
const offset = 0xcbf29ce484222325n

/**
 * 13 letters and digits that tell one text from another which nobody made to look like it. Not for
 * secrets: whoever wants two texts alike can find them.
 */
export function fingerprint(text: string): string {
  let hash = offset
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * prime)
  return hash.toString(36).padStart(13, '0')
}
