/** Width and height in pixels of a PNG or GIF, from its header; null for anything else. */
export function readImageSize(data: Buffer): { width: number; height: number } | null {
  const isPng = data.length >= 24 && data.readUInt32BE(0) === 0x89504e47
  if (isPng) return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
  const isGif = data.length >= 10 && data.toString('latin1', 0, 4) === 'GIF8'
  return isGif ? { width: data.readUInt16LE(6), height: data.readUInt16LE(8) } : null
}
