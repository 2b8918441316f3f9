import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A file below a campaign's folder, or what stands in a file's place; forward slashes. */
export interface FolderItem {
  readonly path: string
  readonly kind: 'file' | 'link' | 'special' | 'closed folder'
}

/**
 * Everything below a folder, in the order of the paths, except what begins with a dot. Links are
 * listed and never followed. Throws when the folder itself can't be listed.
 */
export async function listFolder(folder: string): Promise<readonly FolderItem[]> {
  const items: FolderItem[] = []
  const folders = ['']
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    const here = below
    const listed = await readdir(join(folder, here), { withFileTypes: true }).catch((error) => {
      if (here === '') throw error
      items.push({ path: here, kind: 'closed folder' })
      return []
    })
    for (const item of listed) {
      if (item.name.startsWith('.')) continue
      const path = here === '' ? item.name : `${here}/${item.name}`
      if (item.isDirectory()) folders.push(path)
      else items.push({ path, kind: kindOf(item) })
    }
  }
  return items.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function kindOf(item: Dirent): FolderItem['kind'] {
  if (item.isSymbolicLink()) return 'link'
  return item.isFile() ? 'file' : 'special'
}

/** A file's first bytes, up to `most`, and its size; null when it is no plain file any more. */
export async function readBytes(
  folder: string,
  path: string,
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly size: number } | null> {
  // Windows knows no such flag, and lets only administrators make links.
  const file = await open(join(folder, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return null
    const bytes = new Uint8Array(Math.min(stat.size, most))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return { bytes: bytes.subarray(0, filled), size: stat.size }
  } finally {
    await file.close()
  }
}
