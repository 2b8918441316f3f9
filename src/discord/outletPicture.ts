import type { Byline } from '../bulletins/content.ts'
import { pictureOf, type ReadPicture } from './pictures.ts'
import type { Picture } from './reply.ts'
import type { WrittenMessage } from './voice.ts'

/** An outlet's picture as a reply shows it; null where it has none. */
export const outletPicture = (outlet: Byline | undefined, campaign: string): Picture | null =>
  outlet === undefined || outlet.picture === null ? null : pictureOf(outlet.picture, campaign)

/** An outlet's picture as a file to send along; null where it has none, or none can be had. */
export async function pictureFile(
  outlet: Byline | undefined,
  campaign: string,
  read: ReadPicture,
): Promise<WrittenMessage['picture']> {
  const picture = outletPicture(outlet, campaign)
  if (picture === null) return null
  const { name, file, alt } = picture
  const data = await read(campaign, file)
  return data === null ? null : { name, data, alt }
}

/** The same as Discord takes a webhook's picture. */
export function dataAddress(picture: WrittenMessage['picture']): string | null {
  if (picture === null) return null
  const ending = picture.name.slice(picture.name.lastIndexOf('.') + 1)
  const format = ending === 'jpg' ? 'jpeg' : ending
  return `data:image/${format};base64,${Buffer.from(picture.data).toString('base64')}`
}
