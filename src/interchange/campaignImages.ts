import { realpath } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import type { ContentFault } from '../lore/draft.ts'
import { nearestNames } from '../lore/nearestNames.ts'
import { readBytes, type FolderItem } from './campaignFolder.ts'
import { imageFormat, signatureBytes } from './imageFormat.ts'

/** What is wrong with an image, and what to do about it. */
export type ImageFault = Pick<ContentFault, 'message' | 'fix'>

/** Discord takes attachments of 10 MiB from everybody; the post itself needs some of it. In bytes. */
const largestImage = 9 * 1024 * 1024

/**
 * A campaign's picture as it is now. `path` is below the campaign's folder, with forward slashes.
 * Throws when it cannot be read, is no picture or larger than Discord takes, and when it is a link
 * or lies behind one that leads out of the folder.
 */
export async function readImage(folder: string, path: string): Promise<Uint8Array> {
  try {
    return await readImageAt(folder, path)
  } catch (error) {
    // Lore names it in composed letters; some systems' archives keep accents apart.
    const apart = path.normalize('NFD')
    if (apart === path) throw error
    return readImageAt(folder, apart)
  }
}

async function readImageAt(folder: string, path: string): Promise<Uint8Array> {
  const [root, place] = await Promise.all([realpath(folder), realpath(dirname(join(folder, path)))])
  if (place !== root && !place.startsWith(root + sep)) {
    throw new Error('the picture is outside the campaign’s folder')
  }
  const file = await readBytes(place, basename(path), largestImage)
  if (file === null || file.size > largestImage || imageFormat(file.bytes) === null) {
    throw new Error('it is no picture, or too large a one')
  }
  return file.bytes
}

/** Looks at each of the named images; gives the faults by the image's name. */
export async function checkImages(
  folder: string,
  items: readonly FolderItem[],
  images: Iterable<string>,
): Promise<ReadonlyMap<string, ImageFault>> {
  const known = new Map(items.map((item) => [item.path.normalize('NFC'), item]))
  const faults = new Map<string, ImageFault>()
  for (const image of new Set(images)) {
    const fault = await checkImage(folder, image, known)
    if (fault !== null) faults.set(image, fault)
  }
  return faults
}

async function checkImage(
  folder: string,
  image: string,
  known: ReadonlyMap<string, FolderItem>,
): Promise<ImageFault | null> {
  const item = known.get(image)
  if (item === undefined) {
    const [nearest] = nearestNames(image, known.keys(), 1)
    const fix =
      nearest === undefined ? 'Put it there, or remove the field.' : `Did you mean "${nearest}"?`
    return { message: `there is no image "${image}" in the campaign's folder`, fix }
  }
  if (item.kind !== 'file') {
    return {
      message: `"${image}" is a link or device, not a file`,
      fix: 'Put the file itself here.',
    }
  }
  const file = await readBytes(folder, item.path, signatureBytes).catch(() => null)
  if (file === null)
    return { message: `"${image}" cannot be opened`, fix: 'Check who may read it.' }
  if (file.size > largestImage) {
    return {
      message: `"${image}" is larger than 9 MiB`,
      fix: 'Save it smaller: Discord refuses more.',
    }
  }
  if (imageFormat(file.bytes) !== null) return null
  return { message: `"${image}" is no PNG, JPEG, GIF or WebP`, fix: 'Save it as one of these.' }
}
