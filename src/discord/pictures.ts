import {
  ComponentType,
  type APIComponentInContainer,
  type APISectionComponent,
  type APITextDisplayComponent,
} from 'discord-api-types/v10'
import type { Image } from '../lore/entry.ts'
import type { Component } from './components.ts'
import type { Picture, Reply } from './reply.ts'

/** A file that is sent along with a message. */
export interface SentFile {
  readonly name: string
  readonly data: Uint8Array
}

/** A picture's bytes, from a campaign's slug and a path below its folder; null without them. */
export type ReadPicture = (campaign: string, file: string) => Promise<Uint8Array | null>

const endings = ['png', 'jpg', 'jpeg', 'gif', 'webp']

/** The picture of an entry. Its name is the same for every entry, whatever the file is called. */
export function pictureOf({ file, alt }: Pick<Image, 'file' | 'alt'>, campaign: string): Picture {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  return { name: `picture.${endings.includes(ending) ? ending : 'png'}`, campaign, file, alt }
}

/** A reply with the files that it needs. */
export interface Loaded {
  readonly reply: Reply
  readonly files: readonly SentFile[]
}

/** Reads what a reply shows. A picture that cannot be had is left out of it. */
export async function loadPicture(reply: Reply, read: ReadPicture): Promise<Loaded> {
  if (reply.kind === 'modal' || reply.picture === null) return { reply, files: [] }
  const { name, campaign, file } = reply.picture
  const data = await read(campaign, file)
  if (data !== null) return { reply, files: [{ name, data }] }
  const components = reply.components.flatMap(withoutPicture)
  return { reply: { ...reply, components, picture: null }, files: [] }
}

const textsOf = ({ components }: APISectionComponent): readonly APITextDisplayComponent[] =>
  components

/** The component with the texts of an illustrated section in the section's place. */
function withoutPicture(component: Component): readonly Component[] {
  if (component.type === ComponentType.Section) return textsOf(component)
  if (component.type !== ComponentType.Container) return [component]
  const components = component.components.flatMap((child): readonly APIComponentInContainer[] =>
    child.type === ComponentType.Section ? textsOf(child) : [child],
  )
  return [{ ...component, components }]
}
