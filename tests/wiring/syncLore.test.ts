import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { asId, type GuildId } from '../../src/lore/ids.ts'
import { audienceOf } from '../../src/lore/visibility.ts'
import { createCampaignLibrary, type CampaignLibrary } from '../../src/wiring/campaignLibrary.ts'
import { syncLore } from '../../src/wiring/syncLore.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'

const guild = asId<GuildId>('1')
const now = Temporal.Instant.from('2026-02-22T12:00:00Z')
const place = { zone: 'UTC', channel: null, logChannel: null, gmRole: null }
const log = createLog({ level: 'error', output: process.stdout, secrets: [] })

let folder: string
let opened: TemporaryStore
let reads: number
let library: CampaignLibrary

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gazetteer-lore-'))
  await mkdir(join(folder, 'border'))
  await writeFile(
    join(folder, 'border', 'campaign.yaml'),
    "name: Border\nsummary: A test.\ncalendar: gregorian\ndate-format: '{year}-{month:2}-{day:2}'\nclock:\n  mode: mirror\n  years: 377\n",
  )
  await write('kalre', 'A leader.')
  opened = await temporaryStore()
  reads = 0
  const real = createCampaignLibrary(folder)
  library = {
    ...real,
    read: (slug) => {
      reads += 1
      return real.read(slug)
    },
  }
  const draft = await library.read('border')
  await opened.store.guild(guild).authoring.importCampaign(draft, place, { user: null, at: now })
  reads = 0
})

afterEach(async () => {
  await opened.remove()
  await rm(folder, { recursive: true, force: true })
})

const write = (key: string, summary: string): Promise<void> =>
  writeFile(
    join(folder, 'border', `${key}.md`),
    `---\nkind: person\nname: ${key}\nsummary: ${summary}\n---\nText.\n`,
  )
const sync = (): Promise<void> => syncLore(opened.store, library, now, log)
const summaries = async (): Promise<readonly string[]> => {
  const lore = await opened.store.guild(guild).lore(audienceOf(guild), now)
  return (lore?.entries ?? []).map(({ summary }) => summary)
}

test('files that nobody touched since the last import are not read again', async () => {
  await sync()
  await sync()
  expect(reads).toBe(0)
})

test('a changed file, a new one and one that is gone are found', async () => {
  await write('kalre', 'A leader in hiding.')
  await write('dajhul', 'A gul.')
  await sync()
  expect(await summaries()).toEqual(['A gul.', 'A leader in hiding.'])
  await rm(join(folder, 'border', 'dajhul.md'))
  await sync()
  expect(await summaries()).toEqual(['A leader in hiding.'])
  expect(reads).toBe(2)
})

test('files with faults are looked at until they are mended, and leave the lore as it was', async () => {
  await writeFile(join(folder, 'border', 'kalre.md'), '---\nkind: nobody\n')
  await sync()
  await sync()
  expect(reads).toBe(2)
  expect(await summaries()).toEqual(['A leader.'])
  await expect(library.read('border')).rejects.toThrow(/has 1 fault and nothing was changed/)
})

test('lore that came from elsewhere gives way to the files at the next start', async () => {
  const { files: _files, ...draft } = await library.read('border')
  const entries = draft.entries.map((entry) => ({ ...entry, summary: 'Another.', hash: 'other' }))
  const { authoring } = opened.store.guild(guild)
  await authoring.importCampaign({ ...draft, entries }, place, { user: null, at: now })
  expect(await summaries()).toEqual(['Another.'])
  await sync()
  expect(await summaries()).toEqual(['A leader.'])
})
