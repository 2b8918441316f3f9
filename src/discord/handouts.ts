import { createHash } from 'node:crypto'
import {
  ComponentType,
  type APIFileComponent,
  type APIMediaGalleryComponent,
} from 'discord-api-types/v10'
import type { CopyId, EntryId } from '../lore/ids.ts'
import type { KnownEntry, KnownWorld } from '../lore/knownWorld.ts'
import { container, shorten, text, type Component } from './components.ts'
import { plain } from './loreText.ts'
import { pictureOf, type ReadPicture, type SentFile } from './pictures.ts'

/** A page that is put into the players' hands: a document as a file, a picture as it is. */
export interface Handout {
  readonly file: SentFile
  readonly title: string
  /** For those who cannot see a picture; null for a text. */
  readonly alt: string | null
}

/** Whether a reader gets anything into their hands with an entry. */
export const isHandout = (entry: KnownEntry, lore: KnownWorld): boolean =>
  entry.image !== null || (entry.kind === 'document' && textOf(entry, lore) !== '')

/**
 * What readers get with these entries, as they may know them: what they know nothing of is left out,
 * and so is a picture that cannot be read.
 */
export async function handoutsOf(
  entries: readonly EntryId[],
  lore: KnownWorld,
  campaign: string,
  readPicture: ReadPicture,
): Promise<readonly Handout[]> {
  const handouts: Handout[] = []
  for (const entry of entries.flatMap((id) => lore.get(id) ?? [])) {
    const place = handouts.length + 1
    const words = entry.kind === 'document' ? textOf(entry, lore) : ''
    const title = shorten(entry.name, 120)
    if (words !== '') {
      // A name of its own would be Discord's to change, and of no use in a list of files.
      const file = { name: `handout-${place}.md`, data: new TextEncoder().encode(words) }
      handouts.push({ file, title, alt: null })
    } else if (entry.image !== null) {
      const { name, file, alt } = pictureOf(entry.image, campaign)
      const data = await readPicture(campaign, file)
      if (data === null) continue
      handouts.push({
        file: { name: name.replace('picture', `handout-${place}`), data },
        title,
        alt,
      })
    }
  }
  return handouts
}

/** All words that a reader gets with a handout: its title, and its text or what describes it. */
export const wordsOf = (entry: KnownEntry, lore: KnownWorld): string =>
  [entry.name, textOf(entry, lore), entry.image?.alt ?? ''].join('\n')

/** A document's text for a file: its title, then its sections under their headings. */
function textOf(entry: KnownEntry, lore: KnownWorld): string {
  const sections = lore
    .sections(entry)
    .map(({ heading, text: words }) =>
      (heading === '' ? words : `## ${heading}\n\n${words}`).trim(),
    )
    .filter((words) => words !== '')
  return sections.length === 0 ? '' : `${[`# ${entry.name}`, ...sections].join('\n\n')}\n`
}

/** The message that shows them; it carries their mark. */
export const handoutMessage = (
  handouts: readonly Handout[],
  copy: CopyId,
): readonly Component[] => [
  {
    ...container(
      handouts.flatMap(({ file, title, alt }) => [
        text(`**${plain(title)}**`),
        alt === null ? fileOf(file.name) : pictureIn(file.name, alt),
      ]),
      null,
    ),
    id: handoutMark(copy),
  },
]

/**
 * The number of the frame around a copy's handouts, by which their message is found again: no button
 * belongs there. Discord gives it back as it was sent, and numbers from 1 what came without.
 * Source: https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 */
export const handoutMark = (copy: CopyId): number =>
  2 ** 30 + (createHash('sha256').update(copy).digest().readUInt32BE() % 2 ** 30)

const fileOf = (name: string): APIFileComponent => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
})

const pictureIn = (name: string, alt: string): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, ...(alt === '' ? {} : { description: alt }) }],
})
