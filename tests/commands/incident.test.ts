import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gm, player, type Person } from './interactions.ts'
import { pressOn } from './briefingPost.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeAll(async () => {
  table = await openTable(await shippedCampaign())
})
afterAll(() => table.close())

const incident = 'Hostage-taking on Deep Space 285'

describe('/incident', () => {
  test('lists incidents, newest in-universe first', async () => {
    const list = await table.call(player, 'incident')
    expect(list.choices('Open …')).toEqual([
      'Attack on Astrofori One',
      "Publication of Kalre's Letter",
      'Hostage-taking on Deep Space 285',
      'Seizure of Deep Space 10',
      'Attack on Ohmallera',
      'Destruction of the Maquis',
    ])
    expect(list.text).toMatch(/^## Incidents\n\*\*Attack on Astrofori One\*\* · late 2392\n/)
  })

  test('offers what is called so and is none, to whoever may know of it', async () => {
    const answer = await table.call(player, 'incident', { name: 'maquis reborn' })
    expect(answer.text).toBe('**Maquis Reborn** is a faction, not an incident.')
    const card = await table.press(player, answer.button('Open it'))
    expect(card.text).toContain('## Maquis Reborn')
    const hidden = await table.call(player, 'incident', { name: 'Unnamed Syndicate' })
    expect(hidden.text).toContain('Nothing known by the name “Unnamed Syndicate”.')
    expect((await table.call(gm, 'incident', { name: 'Unnamed Syndicate' })).text).toContain(
      'is a faction, not an incident.',
    )
    const near = await table.call(player, 'incident', { name: 'Maqius Rebron' })
    expect(near.choices('Did you mean …?')).toContain('Maquis Reborn')
  })

  test('takes blanks for nothing typed', async () => {
    for (const name of ['', '  ', '\u200b \u2003'])
      expect((await table.call(player, 'incident', { name })).text).toMatch(/^## Incidents/)
  })

  test('tells where, who, and what is said in its order', async () => {
    const card = await table.call(player, 'incident', { name: incident })
    expect(card.text).toContain('### What is said\n1. The Maquis Reborn took the hostages')
    expect(card.text).toContain('-# claimed · The official attribution · FNS, early 2392')
    expect(card.text).toContain('**Place** Deep Space 285')
    expect(card.text).toContain('**Parties** USS Constitution-B (her officers held')
    expect(card.text).not.toContain('2. ')
  })

  test('shows a GM all accounts, and which of them players do not see', async () => {
    let page = await table.call(gm, 'incident', { name: incident })
    let told = page.text
    while (page.buttons.includes('Read on ▶')) {
      page = await table.press(gm, page.button('Read on ▶'))
      told += page.text
    }
    expect(told).toContain('1. ~~The Maquis Reborn')
    expect(told).toContain('2. 🔒 ~~Of the whole team')
    expect(told).toContain('3. 🔒 The Maquis Reborn had no part in it.')
    expect(told).toContain('🔒 Unnamed Syndicate (behind it')
  })

  test('completes incidents only, and opens nothing else by name', async () => {
    expect((await table.type(player, 'incident', 'name', '')).map(({ name }) => name)).toHaveLength(
      6,
    )
    const answer = await table.call(player, 'incident', { name: 'Starfleet' })
    expect(answer.text).toBe('**Starfleet** is a faction, not an incident.')
  })

  test('shows the nearest page to a forged one', async () => {
    for (const page of ['99', '-1', 'x', ''])
      expect((await table.press(player, `v1:incident.page:${page}`)).text).toContain('## Incidents')
  })
})

describe('an open briefing', () => {
  const crew: Person = { ...player, id: '903', roles: ['7001'] }
  let acknowledge: string

  beforeAll(async () => {
    const preview = await table.call(gm, 'briefing send', { incident, role: '7001' })
    await table.press(gm, preview.button('Send'))
    acknowledge = pressOn(table.posts.at(-1), 'Acknowledge')
  })

  test('stands above the list for whom it is for', async () => {
    expect((await table.call(crew, 'incident')).text).toMatch(
      /^### Briefings you have not acknowledged\n- Hostage-taking on Deep Space 285 in <#2001>/,
    )
    expect((await table.call(player, 'incident')).text).toMatch(/^## Incidents/)
  })

  test('is acknowledged once by each, and counts', async () => {
    const first = await table.press(crew, acknowledge)
    expect(first.updates).toBe(true)
    expect(first.text).toContain('-# Read by 1 of 4 · for <@&7001>')
    const again = await table.press(crew, acknowledge)
    expect(again.ephemeral).toBe(true)
    expect(again.text).toContain('You have acknowledged this already')
    expect((await table.call(crew, 'incident')).text).toMatch(/^## Incidents/)
  })

  test('is not for others', async () => {
    expect((await table.press(player, acknowledge)).text).toContain('This briefing is for others.')
  })

  test('shows its audience nothing more when a GM acknowledges', async () => {
    const told = await table.press(gm, acknowledge)
    expect(told.updates).toBe(true)
    expect(told.text).not.toMatch(/🔒|2\. |syndicate/i)
  })

  test('that does not exist is not open', async () => {
    const answer = await table.press(crew, 'v1:briefing.acknowledge:zzzzzzzzzzzzzzzzzzzzzzzz')
    expect(answer.text).toContain('That briefing is not open any more.')
  })
})
