import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importLore } from '../../src/cli/importLore.ts'
import { asId, type GuildId } from '../../src/lore/ids.ts'
import { createCampaignLibrary } from '../../src/wiring/campaignLibrary.ts'
import { temporaryFolder, temporaryStore } from '../store/temporaryStore.ts'

const guild = asId<GuildId>('100000000000000001')
const now = Temporal.Instant.from('2027-02-22T12:00:00Z')
const place = { zone: 'UTC', channel: null, logChannel: null, gmRole: null }

let folder: string
let opened: Awaited<ReturnType<typeof temporaryStore>>
let removeFolder: () => Promise<void>
let lines: string[]

beforeEach(async () => {
  const made = await temporaryFolder()
  folder = made.folder
  removeFolder = made.remove
  await mkdir(join(folder, 'demo'))
  await writeFile(
    join(folder, 'demo', 'campaign.yaml'),
    'name: Demo\nsummary: A demo.\ncalendar: gregorian\ndate-format: "{year}{month:2}.{day:2}"\nclock:\n  mode: mirror\n  years: 377\n',
  )
  for (const name of ['one', 'two']) await writeFile(fileOf(name), entry(name))
  opened = await temporaryStore()
  lines = []
})
afterEach(async () => {
  await opened.remove()
  await removeFolder()
})

const fileOf = (name: string): string => join(folder, 'demo', `${name}.md`)
const entry = (name: string): string =>
  `---\nkind: place\nname: ${name}\nsummary: Here.\n---\nText.\n`
const run = (dryRun: boolean, only: GuildId | null = null): Promise<void> =>
  importLore(opened.store, createCampaignLibrary(folder), {
    guild: only,
    dryRun,
    now,
    out: { write: (text) => lines.push(text) },
    err: { write: () => true },
  })
const setUp = async (): Promise<void> => {
  const draft = await createCampaignLibrary(folder).read('demo')
  await opened.store.guild(guild).authoring.importCampaign(draft, place, { user: null, at: now })
}

it('tells in a dry run what an import then does, and writes nothing before', async () => {
  await setUp()
  await appendFile(fileOf('one'), 'More.\n')
  await rm(fileOf('two'))
  await writeFile(fileOf('three'), entry('three'))
  await run(true)
  await run(true)
  await run(false)
  await run(false)
  expect(lines).toEqual([
    `${guild}, Demo: would be 1 created, 1 changed, 1 archived; 0 unchanged\n`,
    `${guild}, Demo: would be 1 created, 1 changed, 1 archived; 0 unchanged\n`,
    `${guild}, Demo: 1 created, 1 changed, 1 archived; 0 unchanged\n`,
    `${guild}, Demo: 0 created, 0 changed, 0 archived; 2 unchanged\n`,
  ])
})

it('changes nothing when a file has a fault, and says where', async () => {
  await setUp()
  await writeFile(fileOf('one'), entry('one').replace('place', 'palace'))
  await writeFile(fileOf('three'), entry('three'))
  await expect(run(false)).rejects.toThrow(/1 faults? and nothing was changed.*demo\/one\.md:2/)
  await writeFile(fileOf('one'), entry('one'))
  await run(true)
  expect(lines).toEqual([
    `${guild}, Demo: would be 1 created, 0 changed, 0 archived; 2 unchanged\n`,
  ])
})

it('says how to begin where no campaign was set up', async () => {
  await expect(run(false)).rejects.toThrow('/campaign setup')
  await expect(run(false, guild)).rejects.toThrow(`Server ${guild} has no campaign`)
})
