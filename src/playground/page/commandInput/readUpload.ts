import type { Upload } from '../api/command.ts'

/** A file of the reader's as the API takes it. */
export async function readUpload(file: File): Promise<Upload> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return {
    filename: file.name,
    contentType: file.type || 'application/octet-stream',
    data: btoa(binary),
  }
}
