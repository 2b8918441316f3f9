import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gm, player } from './interactions.ts'
import { draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import { openTable, place, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

describe('/lore without a name', () => {
  test('greets with the campaign, its day, what there is and what is new', async () => {
    const home = await table.call(player, 'lore')
    expect(home.ephemeral).toBe(true)
    expect(home.text).toContain('# Maquis Reborn')
    expect(home.text).toContain('Today is 240303.01')
    expect(home.text).toContain('⚑ **7** Factions')
    expect(home.text).toContain('### Latest\nlate 2392 — ')
    expect(home.choices('Browse by kind …')).toContain('Factions')
    expect(home.choices('Often asked for …')[0]).toBe('Maquis Reborn')
  })

  test('takes blanks for nothing typed', async () => {
    const home = await table.call(player, 'lore')
    for (const entry of ['', '   ', '\u200b'])
      expect((await table.call(player, 'lore', { entry })).text).toBe(home.text)
  })

  test('counts for a GM what only GMs see', async () => {
    expect((await table.call(gm, 'lore')).text).toContain('⚑ **8** Factions')
  })

  test('leads to the entries of a kind, and from there to one', async () => {
    const home = await table.call(player, 'lore')
    const places = await table.press(player, ...home.choice('Browse by kind …', 'Places'))
    expect(places.updates).toBe(true)
    expect(places.text).toMatch(/^## Places\n\*\*Astrofori One\*\*/)
    const betazed = await table.press(player, ...places.choice('Open …', 'Betazed'))
    expect(betazed.text).toMatch(/^## Betazed\n-# ⌂ Place/)
  })

  test('says kindly that a kind from nowhere is none', async () => {
    const answer = await table.press(player, 'v1:lore.kind', ['wizards'])
    expect(answer.text).toContain('There is no such kind of entry')
  })
})

describe('/lore with a name', () => {
  test('opens an entry by its id, its name, an alias, whatever the case', async () => {
    const [first] = await table.type(player, 'lore', 'entry', 'Deep Space 285 inc')
    for (const entry of [first?.value ?? '', 'deep space 285 INCIDENT', 'ds285 hostage crisis'])
      expect((await table.call(player, 'lore', { entry })).text).toContain(
        '## Hostage-taking on Deep Space 285\n-# ✶ Incident · early 2392',
      )
  })

  test('asks what was meant when it knows the name not quite', async () => {
    const answer = await table.call(player, 'lore', { entry: 'Ohmalera' })
    expect(answer.text).toBe('Nothing known by the name “Ohmalera”.')
    const [id, values] = answer.choice('Did you mean …?', 'Ohmallera')
    expect((await table.press(player, id, values)).text).toContain('## Ohmallera')
  })

  test('shows what was typed as it was typed', async () => {
    const answer = await table.call(player, 'lore', { entry: '**`@everyone` <@1> [a](b)' })
    expect(answer.text).toContain(String.raw`“\*\*\`\@everyone\` \<\@1> \[a\]\(b)”`)
    expect(answer.buttons).toEqual([])
  })

  test('turns pages, and shows the nearest to one that does not exist', async () => {
    const first = await table.call(player, 'lore', { entry: 'Maquis Reborn' })
    expect(first.text).toContain('-# Page 1 of ')
    expect(first.buttons).toEqual(['Read on ▶', 'Timeline', 'Share here'])
    const next = first.button('Read on ▶')
    const second = await table.press(player, next)
    expect(second.text).toContain('-# Page 2 of ')
    expect(second.buttons[0]).toBe('◀ Back')
    for (const page of ['99999', '-3', 'x', '', '1e9', 'NaN']) {
      const forged = next.replace(/[^:]*$/, page)
      expect((await table.press(player, forged)).text).toMatch(/-# Page \d of \d/)
    }
  })

  test('leads on to what the entry names and is tied to', async () => {
    const card = await table.call(player, 'lore', { entry: 'Nikael Kalre' })
    const related = card.choices('See also …')
    expect(related).toContain('Maquis Reborn')
    expect(new Set(related).size).toBe(related.length)
    expect(related).not.toContain('Nikael Kalre')
  })

  test('marks for GMs what players do not see, and nothing for players', async () => {
    const answers = [
      await table.call(gm, 'lore', { entry: 'Unnamed Syndicate' }),
      await table.call(gm, 'lore', { entry: 'Hostage-taking on Deep Space 285' }),
      await table.press(gm, 'v1:lore.kind', ['faction']),
    ]
    for (const { response } of answers) expect(JSON.stringify(response)).toContain('🔒')
    const same = [
      await table.call(player, 'lore', { entry: 'Hostage-taking on Deep Space 285' }),
      await table.press(player, 'v1:lore.kind', ['faction']),
    ]
    for (const { response } of same) expect(JSON.stringify(response)).not.toContain('🔒')
  })
})

describe('autocompletion of /lore', () => {
  test('offers what is likely when nothing is typed', async () => {
    const choices = await table.type(player, 'lore', 'entry', '')
    expect(choices).toHaveLength(25)
    expect(choices[0]?.name).toBe('Maquis Reborn')
  })

  test('ranks the exact name first', async () => {
    const choices = await table.type(player, 'lore', 'entry', 'starfleet')
    expect(choices.map(({ name }) => name).slice(0, 2)).toEqual([
      'Starfleet',
      'Starfleet Intelligence',
    ])
  })

  test('has nothing for nonsense', async () => {
    expect(await table.type(player, 'lore', 'entry', '%%%%%%%%')).toEqual([])
  })
})

describe('sharing', () => {
  test('shows the channel what anybody there may know, without controls', async () => {
    const incident = 'Hostage-taking on Deep Space 285'
    const card = await table.call(gm, 'lore', { entry: incident })
    const shared = await table.press(gm, card.button('Share here'))
    expect(shared.ephemeral).toBe(false)
    expect(shared.updates).toBe(false)
    expect(shared.text).toContain(`## ${incident}`)
    expect(shared.text).toContain('-# Shared by <@900>')
    expect(shared.text).not.toMatch(/🔒|hired guns|syndicate/i)
    expect(shared.buttons).toEqual([])
  })

  test('tells the channel where the rest of a long entry is', async () => {
    const card = await table.call(player, 'lore', { entry: 'Maquis Reborn' })
    const shared = await table.press(player, card.button('Share here'))
    expect(shared.text).toContain('There is more: look it up with `/lore`.')
  })

  test('refuses what not everyone may know', async () => {
    const card = await table.call(gm, 'lore', { entry: 'Unnamed Syndicate' })
    const refused = await table.press(gm, card.button('Share here'))
    expect(refused.ephemeral).toBe(true)
    expect(refused.text).toContain('Not everyone here may know this')
  })
})

test('before set-up, a player hears what a GM must do', async () => {
  const empty = await openTable(null)
  expect((await empty.call(player, 'lore')).text).toContain('`/campaign setup`')
  expect(await empty.type(player, 'lore', 'entry', 'a')).toEqual([])
  await empty.close()
})

test('an edit, another name of the campaign and another day are in the very next reply', async () => {
  const draft = draftCampaign([draftEntry('one', { name: 'One', summary: 'As it was.' })])
  const changing = await openTable(draft)
  const told = async (): Promise<string> => {
    const home = await changing.call(player, 'lore')
    return `${home.text} ${(await changing.call(player, 'lore', { entry: 'One' })).text}`
  }
  const importAgain = async (again: typeof draft): Promise<void> => {
    const author = { user: null, at: changing.now }
    await changing.guild.authoring.importCampaign(again, place, author)
  }
  expect(await told()).toMatch(/# Sample\n.*Today is 2404-03-01.*As it was\./s)
  await importAgain(draftCampaign([draftEntry('one', { name: 'One', summary: 'As it is.' })]))
  expect(await told()).toContain('As it is.')
  await importAgain({ ...draft, settings: { ...draft.settings, name: 'Another' } })
  expect(await told()).toMatch(/# Another\n.*As it was\./s)
  changing.now = changing.now.add({ hours: 24 })
  expect(await told()).toContain('Today is 2404-03-02')
  await changing.close()
})
