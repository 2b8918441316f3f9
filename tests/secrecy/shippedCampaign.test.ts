import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CampaignDraft } from '../../src/lore/draft.ts'
import { foldName } from '../../src/lore/foldName.ts'
import { asId } from '../../src/lore/ids.ts'
import { audienceOf } from '../../src/lore/visibility.ts'
import { gm, guildId, player, type Person } from '../commands/interactions.ts'
import { openTable, shippedCampaign, type Table } from '../commands/table.ts'
import { publicPart } from './publicPart.ts'
import { transcriptOf, walk, type Step, type WalkOptions } from './walk.ts'

const crew: Person = { ...player, id: '902', roles: ['7001'] }

let draft: CampaignDraft
/** The campaign as if its hidden part had never been written. */
let shown: CampaignDraft
let whole: Table
let stripped: Table
let steps: readonly Step[]
let options: WalkOptions

/** A table at which a GM has briefed the players. */
async function briefedTable(campaign: CampaignDraft): Promise<Table> {
  const table = await openTable(campaign)
  const incident = 'Hostage-taking on Deep Space 285'
  const preview = await table.call(gm, 'briefing send', { incident, note: 'Read this first.' })
  await table.press(gm, preview.button('Send'))
  return table
}

const namesOf = ({ entries }: CampaignDraft): readonly string[] =>
  entries
    .flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)])
    .map(foldName)

beforeAll(async () => {
  draft = await shippedCampaign()
  whole = await briefedTable(draft)
  const lore = await whole.guild.lore(audienceOf(asId(guildId)), whole.now)
  if (lore === null) throw new Error('no lore')
  shown = publicPart(draft, lore.today)
  stripped = await briefedTable(shown)
  const hidden = namesOf(draft).filter((name) => !namesOf(shown).includes(name))
  if (!hidden.includes('unnamed syndicate')) throw new Error('nothing is hidden')
  const beginnings = [
    ...hidden.flatMap((name) => Array.from(name, (_, end) => name.slice(0, end + 1))),
    ...namesOf(shown).flatMap((name) => [name.slice(0, 1), name.slice(0, 3)]),
  ]
  options = {
    typed: [...new Set(['', 'gm', ...beginnings])],
    submitted: ['', 'gm', '2391', 'early 2392', 'syndicat', ...hidden],
  }
  steps = await walk(whole, player, options)
}, 120_000)
afterAll(async () => {
  await whole.close()
  await stripped.close()
})

describe('a player', () => {
  test('is sent the same, to the byte, whether the hidden part was written or not', async () => {
    expect(transcriptOf(steps)).toEqual(transcriptOf(await walk(stripped, player, options)))
  }, 120_000)

  test('has seen every page of all that is not hidden, and no name that is', () => {
    const told = JSON.stringify(steps.map(({ response }) => response))
    for (const { name } of shown.entries) expect(told).toContain(name)
    for (const { name } of draft.entries) {
      if (!shown.entries.some((entry) => entry.name === name)) expect(told).not.toContain(name)
    }
    const lastSections = shown.entries.flatMap(({ sections }) => sections.at(-1)?.heading ?? [])
    for (const heading of lastSections) expect(told).toContain(heading)
  })
})

test('a GM’s walk differs, so that the comparison says something', async () => {
  const typed = ['syndicate']
  // A table of its own: whoever presses every button of a GM's reveals all that there is.
  const table = await briefedTable(draft)
  const told = await walk(table, gm, { typed, submitted: typed })
  expect(JSON.stringify(told)).toContain('Unnamed Syndicate')
  await table.close()
}, 120_000)

describe('a forged id', () => {
  const unknown = 'zzzzzzzzzzzzzzzzzzzzzzzz'

  test('of a hidden entry gets the answer of one that does not exist', async () => {
    const lore = await whole.guild.lore({ ...audienceOf(asId(guildId)), gm: true }, whole.now)
    const found = lore?.resolve('Unnamed Syndicate')
    if (found?.kind !== 'found') throw new Error('no syndicate')
    const answers = async (id: string): Promise<readonly string[]> => {
      const given = [
        await whole.press(player, 'v1:lore.open', [id]),
        await whole.press(player, `v1:lore.open:${id}`),
        await whole.press(player, `v1:lore.page:${id}:1`),
        await whole.press(player, `v1:lore.share:${id}`),
        await whole.press(player, `v1:timeline.about:${id}`),
        await whole.press(player, `v1:lore.page@157000:${id}:1`),
        await whole.press(player, `v1:lore.share@999999999:${id}`),
        await whole.press(player, `v1:timeline.about@999999999:${id}`),
        await whole.press(player, `v1:timeline.page:0:${id}::`),
        await whole.press(player, 'v1:news.pick', [id]),
        await whole.press(player, `v1:news.open:${id}`),
        await whole.press(player, `v1:briefing.acknowledge:${id}`),
        await whole.call(player, 'lore', { entry: id }),
        await whole.call(player, 'faction', { name: id }),
        await whole.call(player, 'incident', { name: id }),
        await whole.call(player, 'timeline', { about: id }),
        await whole.call(player, 'news', { issue: id }),
      ]
      return given.map(({ response }) => JSON.stringify(response).replaceAll(id, 'ID'))
    }
    expect(await answers(found.entry.id)).toEqual(await answers(unknown))
  })

  test('of a GM’s button does nothing for a player', async () => {
    const draft = await whole.call(gm, 'briefing send', { incident: 'Attack on Ohmallera' })
    const before = whole.posts.length
    for (const label of ['Send', 'Edit', 'Cancel']) {
      const answer = await whole.press(crew, draft.button(label))
      expect(answer.text).toContain('Only game masters can do this')
      expect(answer.ephemeral).toBe(true)
    }
    expect(whole.posts).toHaveLength(before)
  })
})

test('what was revealed to others changes nothing for a player, to the byte', async () => {
  const table = await briefedTable(draft)
  const offer = await table.call(gm, 'briefing reveal', { role: '7001' })
  const account = offer.choice('Reveal …', 'Account: Starfleet Intelligence')
  const preview = await table.press(gm, ...account)
  await table.press(gm, preview.button('Reveal'))
  const told = await table.call(crew, 'incident', { name: 'Hostage-taking on Deep Space 285' })
  expect(told.text).toContain('had no part in it')
  expect(transcriptOf(await walk(table, player, options))).toEqual(transcriptOf(steps))
  await table.close()
}, 120_000)
