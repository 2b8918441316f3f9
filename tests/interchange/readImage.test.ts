import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readImage } from '../../src/interchange/campaignImages.ts'
import { temporaryFolder } from '../store/temporaryStore.ts'

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  const place = await temporaryFolder()
  remove = place.remove
  folder = join(place.folder, 'campaign')
  await mkdir(join(folder, 'images'), { recursive: true })
  await writeFile(join(folder, 'images/it.png'), png)
  await writeFile(join(place.folder, 'secret.png'), png)
})
afterEach(() => remove())

test('a picture is read as it is', async () => {
  expect(Buffer.from(await readImage(folder, 'images/it.png'))).toEqual(png)
})

test('a picture is found whichever way the system writes its accents', async () => {
  await writeFile(join(folder, 'images', 'Dé.png'.normalize('NFD')), png)
  expect(Buffer.from(await readImage(folder, 'images/Dé.png'.normalize('NFC')))).toEqual(png)
})

test.each([
  ['../secret.png', 'outside'],
  ['images/../../secret.png', 'outside'],
  ['linked/secret.png', 'outside'],
  ['linked.png', 'ELOOP'],
])('%s, outside the campaign’s folder, is not read', async (path, why) => {
  await symlink('../secret.png', join(folder, 'linked.png'))
  await symlink('..', join(folder, 'linked'))
  await expect(readImage(folder, path)).rejects.toThrow(why)
})

test.each([
  ['is missing', null, 'ENOENT'],
  ['is no picture any more', Buffer.from('just words in a file'), 'no picture'],
  ['has grown too large', Buffer.concat([png, Buffer.alloc(9 * 1024 * 1024)]), 'too large'],
])('one that %s is an error', async (_, bytes, why) => {
  if (bytes !== null) await writeFile(join(folder, 'images/other.png'), bytes)
  await expect(readImage(folder, 'images/other.png')).rejects.toThrow(why)
})
