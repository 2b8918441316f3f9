import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seededRandom } from './statistics.ts'

const syllables =
  'ka ri mo ten dal shu ver ana lor pe gon ith sa bre cor nu el fa dri om zan tor vi lek hur'.split(
    ' ',
  )
const words =
  'the harbour was quiet when patrol came through with orders nobody wanted to read aloud and old captain kept a list of names that grew shorter every winter while traders counted crates of grain against promises made by people who had never seen the border burn'.split(
    ' ',
  )
const kinds = [
  ['person', 'people', 0.4],
  ['place', 'places', 0.2],
  ['ship', 'ships', 0.12],
  ['incident', 'incidents', 0.12],
  ['faction', 'factions', 0.06],
  ['document', 'documents', 0.06],
  ['concept', 'concepts', 0.04],
] as const

const campaign = `name: The Long Border
summary: A generated campaign of many entries.
calendar: gregorian
date-format: '{year}{month:2}.{day:2}'
clock:
  mode: mirror
  years: 377
`

/**
 * Writes a campaign of `count` entries into `folder`, the same one in each run: names of two or
 * three words, three sections of prose with links, two or three ties, an alias for every third, and
 * something hidden in every tenth.
 */
export async function generateLore(folder: string, count: number): Promise<void> {
  const random = seededRandom(7)
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const name = (): string => {
    const parts = Array.from({ length: 2 + Math.floor(random() * 2) }, () =>
      Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join(''),
    )
    return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ')
  }
  const unique = new Set<string>()
  while (unique.size < count * 1.4) unique.add(name())
  const names = [...unique]
  const named = names.slice(0, count)
  const spare = names.slice(count)
  const sentence = (length: number): string => {
    const text = Array.from({ length }, () => pick(words)).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const paragraph = (): string =>
    [sentence(14), `${sentence(8).slice(0, -1)} [[${pick(named)}]].`, sentence(20)].join(' ')

  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'campaign.yaml'), campaign)
  await Promise.all(kinds.map(([, place]) => mkdir(join(folder, place), { recursive: true })))
  let files: Promise<void>[] = []
  for (const [number, title] of named.entries()) {
    let left = random()
    const [kind, place] = kinds.find(([, , share]) => (left -= share) < 0) ?? kinds[0]
    const ties = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(named))
    const alias = number % 3 === 0 ? spare.pop() : undefined
    const lines = [
      '---',
      `kind: ${kind}`,
      `name: ${title}`,
      `summary: ${sentence(16)}`,
      ...(alias === undefined ? [] : ['aliases:', `  - ${alias}`]),
      ...(kind === 'incident'
        ? [`date: ${2350 + Math.floor(random() * 50)}-0${1 + (number % 9)}-11`]
        : []),
      'attributes:',
      `  First seen: ${sentence(5)}`,
      'relations:',
      ...[...new Set(ties)]
        .filter((tie) => tie !== title)
        .flatMap((tie) => ['  - type: related to', `    to: ${tie}`]),
      '---',
      '',
      paragraph(),
      '',
      '## What is known',
      '',
      `${paragraph()}\n\n${paragraph()}`,
      '',
      '## In a scene',
      '',
      `- ${sentence(12)}\n- ${sentence(15)}`,
      ...(number % 10 === 0 ? ['', ':::hidden', '## Behind it', '', paragraph(), ':::'] : []),
      '',
    ]
    files.push(writeFile(join(folder, place, `${number}.md`), lines.join('\n')))
    if (files.length === 200) {
      await Promise.all(files)
      files = []
    }
  }
  await Promise.all(files)
}
