/** The picture formats that Discord shows, by their first bytes. Source: each format's own specification. */
const signatures = [
  { format: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { format: 'gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
] as const

/** How many bytes tell a format. */
export const signatureBytes = 12

/** The format of a picture that begins with `start`; null for anything else. */
export const imageFormat = (start: Uint8Array): (typeof signatures)[number]['format'] | null =>
  signatures.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte))
    ?.format ?? null
