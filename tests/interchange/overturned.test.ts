import { expect, test } from 'vitest'
import { draftOf, entry, faultsOf } from './trialCampaign.ts'

const claims = (...given: readonly string[]) => ({
  'raid.md': entry(
    'incident',
    'Raid',
    `claims:\n${given.map((one, place) => `  - {claim: It was ${place}., ${one}}`).join('\n')}`,
  ),
})
const news = 'by: News, status: overturned'
const clerk = 'by: A clerk, status: claimed'
const spies = 'by: Spies, source: A report, status: confirmed, visibility: gm'

test('what overturned a claim is read as it is written', async () => {
  const draft = await draftOf(claims(`${news}, overturned-by: a report`, clerk, spies))
  expect(draft.entries[0]?.claims[0]).toMatchObject({ overturnedBy: 'a report' })
  expect(draft.entries[0]?.claims[1]).not.toHaveProperty('overturnedBy')
})

test('where some readers know only a part of what came later, it must be said', async () => {
  const missing =
    'raid.md:6:34 an overturned claim, and not everybody knows the same of what came after it — Say which of them overturned it, as "overturned-by: A clerk" or "overturned-by: Spies": only who knows that one is told.'
  expect(await faultsOf(claims(news, clerk, spies))).toEqual([missing])
  expect(
    await faultsOf(claims(news, `${clerk}, date: 2389`, 'by: Spies, status: claimed')),
  ).toEqual([missing])
  for (const whole of [[news], [news, spies], [news, clerk, clerk], [clerk, clerk, spies]])
    expect(await faultsOf(claims(...whole))).toEqual([])
})

test('it must be one later claim, of a claim that is overturned', async () => {
  const by = (name: string): string => `${news}, overturned-by: ${name}`
  expect(await faultsOf(claims(clerk, by('Spyes'), spies))).toEqual([
    expect.stringContaining(
      'no later claim has "Spyes" as its "by" or "source" — Did you mean "Spies"?',
    ),
  ])
  expect(await faultsOf(claims(clerk, by('A clerk'), spies))).toEqual([
    expect.stringContaining('no later claim has "A clerk"'),
  ])
  expect(await faultsOf(claims(by('Spies')))).toEqual([
    expect.stringContaining('Write what overturned it below it.'),
  ])
  expect(await faultsOf(claims(by('Spies'), spies, spies))).toEqual([
    expect.stringContaining('2 later claims have "Spies" as their "by" or "source"'),
  ])
  expect(await faultsOf(claims(`${clerk}, overturned-by: Spies`, spies))).toEqual([
    expect.stringContaining('"overturned-by" on a claim that is claimed'),
  ])
  expect(await faultsOf(claims(`${news}, overturned-by:`, spies))).toEqual([
    expect.stringContaining('a text without a visible character'),
  ])
})

test('what another fault left out makes no fault of its own', async () => {
  const broken = 'by: Spies, status: unsure'
  expect(await faultsOf(claims(`${news}, overturned-by: Spies`, broken))).toEqual([
    expect.stringContaining('unknown status "unsure"'),
  ])
})
