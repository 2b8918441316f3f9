import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { readCampaign, type CampaignReading } from '../../src/interchange/readCampaign.ts'
import type { CampaignDraft } from '../../src/lore/draft.ts'

/** Files by their path in the campaign's folder. */
export type TrialFiles = Readonly<Record<string, string | Uint8Array>>

const settings = `name: Trial
summary: A campaign for tests.
calendar: gregorian
date-format: '{year}{month:2}.{day:2}'
clock: {mode: mirror, years: 377}
`

/** Writes a campaign "trial" into a folder of its own, with good settings unless given. */
export async function withCampaign<T>(
  files: TrialFiles,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'lore-'))
  try {
    const folder = join(root, 'trial')
    for (const [path, content] of Object.entries({ 'campaign.yaml': settings, ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    return await act(folder)
  } finally {
    await rm(root, { recursive: true })
  }
}

export const readTrial = async (files: TrialFiles): Promise<CampaignReading> =>
  withCampaign(files, async (folder) => readCampaign(folder, { shownAs: '.' }))

/** All faults of the campaign, one to a line, as "path:line:column message — fix". */
export async function faultsOf(files: TrialFiles): Promise<readonly string[]> {
  const reading = await readTrial(files)
  return reading.ok
    ? []
    : reading.faults.map(
        ({ file, line, column, message, fix }) =>
          `${file.slice(2)}:${line}:${column} ${message} — ${fix}`,
      )
}

/** What the campaign says, for one that has no faults. */
export async function draftOf(files: TrialFiles): Promise<CampaignDraft> {
  const reading = await readTrial(files)
  expect(reading).toMatchObject({ ok: true })
  if (!reading.ok) throw new Error('unreachable: expected above')
  return reading.draft
}

/** An entry's file: fields beyond kind, name and summary, then the body. */
export const entry = (kind: string, name: string, more = '', body = 'Text.'): string =>
  `---\nkind: ${kind}\nname: ${name}\nsummary: A summary.\n${more}${more === '' ? '' : '\n'}---\n\n${body}\n`
