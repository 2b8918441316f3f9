import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readCampaign } from '../interchange/readCampaign.ts'
import type { ContentFault } from '../lore/draft.ts'
import { progressBar, type ProgressStream } from './progressBar.ts'

/** Where a program of the command line stands and what it writes to. */
export interface Terminal {
  /** The current folder. */
  readonly folder: string
  readonly out: ProgressStream
  readonly err: ProgressStream
}

const help = `Checks written lore and tells every fault with its place and what to do about it.

  npm run lore:check                     every campaign below lore/
  npm run lore:check -- FOLDER…          these campaigns, or all in these folders

Ends with 0 when all is well, with 1 when there are faults.
`

/** Checks the campaigns in the folders named, or every one below `lore/`. Gives the exit code. */
export async function checkLore(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const { out, err } = terminal
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    out.write(help)
    return 0
  }
  const stray = args.find((arg) => arg.startsWith('-'))
  if (stray !== undefined) {
    err.write(`Unknown option ${stray}.\n\n${help}`)
    return 1
  }
  const folders = args.length === 0 ? ['lore'] : args.map((arg) => arg.replace(/[/\\]+$/, ''))
  let code: 0 | 1 = 0
  for (const folder of folders) {
    if (!isFolder(resolve(terminal.folder, folder))) {
      err.write(`There is no folder ${folder}.\n`)
      code = 1
      continue
    }
    for (const campaign of await campaignsIn(folder, terminal.folder)) {
      if (!(await checkCampaign(campaign, terminal))) code = 1
    }
  }
  return code
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Whether the campaign is without faults. */
async function checkCampaign(
  folder: string,
  { folder: here, out, err }: Terminal,
): Promise<boolean> {
  const bar = progressBar(err, `Reading ${folder}`)
  const place = resolve(here, folder)
  const reading = await readCampaign(place, { shownAs: folder, progress: bar.show })
  bar.clear()
  if (reading.ok) {
    const { entries, rules } = reading.draft
    const counts = `${count(entries.length, 'entry', 'entries')}, ${count(rules.length, 'bulletin')}`
    out.write(`${folder}: ${counts}, no faults\n`)
    return true
  }
  const { faults } = reading
  out.write(faultLines(faults))
  const files = new Set(faults.map(({ file }) => file)).size
  out.write(`${folder}: ${count(faults.length, 'fault')} in ${count(files, 'file')}\n`)
  return false
}

/** One line for each fault, an empty one after each file. */
const faultLines = (faults: readonly ContentFault[]): string =>
  faults
    .map(({ file, line, column, message, fix }, index) => {
      const gap = faults[index + 1]?.file === file ? '' : '\n'
      return `${file}:${line}:${column}  ${message} — ${fix}\n${gap}`
    })
    .join('')

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** The folder itself, or the folders in it when it is one of campaigns, as `lore`. */
async function campaignsIn(folder: string, here: string): Promise<readonly string[]> {
  const place = resolve(here, folder)
  if (existsSync(join(place, 'campaign.yaml'))) return [folder]
  const below = (await readdir(place, { withFileTypes: true }))
    .filter((item) => item.isDirectory() && !item.name.startsWith('.'))
    .map(({ name }) => name)
  // One that lacks its settings is checked beside the others, and told so.
  return below.some((name) => existsSync(join(place, name, 'campaign.yaml')))
    ? below.sort().map((name) => `${folder}/${name}`)
    : [folder]
}
