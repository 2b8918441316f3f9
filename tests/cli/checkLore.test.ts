import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkLore } from '../../src/cli/checkLore.ts'
import { entry, withCampaign, type TrialFiles } from '../interchange/trialCampaign.ts'

/** Runs the program beside a folder `lore` that holds the campaign "trial". */
async function run(
  args: readonly string[],
  files: TrialFiles,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return withCampaign(files, async (folder) => {
    const here = dirname(folder)
    await mkdir(join(here, 'lore'))
    await rename(folder, join(here, 'lore', 'trial'))
    let [out, err] = ['', '']
    const code = await checkLore(args, {
      folder: here,
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text) },
    })
    return { code, out, err }
  })
}

const good = { 'a.md': entry('place', 'A'), 'b.md': entry('place', 'B') }

test('good lore is counted', async () => {
  expect(await run([], good)).toEqual({
    code: 0,
    out: 'lore/trial: 2 entries, 0 bulletins, no faults\n',
    err: '',
  })
})

test('faults are told file by file, with their places', async () => {
  const bad = {
    'a.md': entry('plaice', 'A', 'colour: x'),
    'b.md': entry('place', 'B', '', '[[C]]'),
  }
  const { code, out } = await run(['lore/trial/'], bad)
  expect(code).toBe(1)
  expect(out.split('\n')).toEqual([
    expect.stringMatching(
      /^lore\/trial\/a\.md:2:7 {2}unknown kind "plaice" — Did you mean "place"/,
    ),
    expect.stringMatching(
      /^lore\/trial\/a\.md:5:1 {2}unknown field "colour" — Did you mean "color"/,
    ),
    '',
    expect.stringMatching(/^lore\/trial\/b\.md:7:1 {2}no entry is called "C" — /),
    '',
    'lore/trial: 3 faults in 2 files',
    '',
  ])
})

test('a folder of campaigns is all of them, one without settings too', async () => {
  await withCampaign(good, async (folder) => {
    const here = dirname(folder)
    await mkdir(join(here, 'started', 'people'), { recursive: true })
    let out = ''
    const terminal = { write: (text: string) => (out += text) }
    expect(await checkLore(['.'], { folder: here, out: terminal, err: terminal })).toBe(1)
    expect(out.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringContaining('./started/campaign.yaml:1:1  no campaign.yaml in the folder — '),
      './started: 1 fault in 1 file',
      './trial: 2 entries, 0 bulletins, no faults',
    ])
  })
})

test('a folder that is not there, and an unknown option, end with 1', async () => {
  expect(await run(['lore/trail'], good)).toMatchObject({
    code: 1,
    err: 'There is no folder lore/trail.\n',
  })
  expect((await run(['--quiet'], good)).code).toBe(1)
})

test('--help tells how to call it', async () => {
  const { code, out } = await run(['--help'], good)
  expect(code).toBe(0)
  expect(out).toContain('npm run lore:check')
})
