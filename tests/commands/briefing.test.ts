import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../discord/messageParts.ts'
import { pressOn } from './briefingPost.ts'
import { gm, player } from './interactions.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

const incident = 'Hostage-taking on Deep Space 285'

describe('/briefing send', () => {
  test('keeps a note as long as it was where it was cut within an emoji', async () => {
    const note = `n${'😀'.repeat(499)}\ud83d`
    const preview = await table.call(gm, 'briefing send', { incident: 'Attack on Ohmallera', note })
    // The table refuses a form whose value is longer than it may be.
    await table.press(gm, preview.button('Edit'))
    expect(preview.text).toContain(`n${'😀'.repeat(499)}\ufffd`)
  })

  test('suggests the usual banners, and keeps one of the GM’s own', async () => {
    const usual = await table.type(gm, 'briefing send', 'banner', 'secret')
    expect(usual.map(({ value }) => value)).toEqual(['SECRET', 'TOP SECRET'])
    const [own] = await table.type(gm, 'briefing send', 'banner', 'For the crew of the Sutherland')
    expect(own?.value).toBe('For the crew of the Sutherland')
  })

  test('shows the GM what its readers will see, and what is held back from them', async () => {
    const preview = await table.call(gm, 'briefing send', {
      incident,
      role: '7001',
      banner: 'CLASSIFIED: SENIOR STAFF',
      note: 'Trust **nobody**.',
    })
    expect(preview.ephemeral).toBe(true)
    expect(preview.buttons).toEqual(['Send', 'Edit', 'Cancel'])
    expect(preview.text).toContain('**Preview**, as <#2001> will see it.')
    expect(preview.text).toMatch(/-# Held back from them: 3 sections \(.*\), 3 accounts \(/)
    expect(preview.text).toContain('-# CLASSIFIED: SENIOR STAFF\n## Hostage-taking')
    expect(preview.text).toContain('Trust **nobody**.')
    expect(preview.text).toContain('-# early 2392 · Deep Space 285')
    expect(preview.text).toContain('### What is said\n1. The Maquis Reborn took')
    expect(preview.text).toContain('-# Read by 0 of 4 · for <@&7001>')
    const shown = preview.text.slice(preview.text.indexOf('-# CLASSIFIED'))
    expect(shown).not.toMatch(/syndicate|🔒/i)
    expect(table.posts).toEqual([])
  })

  test('posts it once, and pings nobody but the role', async () => {
    const preview = await table.call(gm, 'briefing send', { incident, role: '7001' })
    const sent = await table.press(gm, preview.button('Send'))
    expect(sent.updates).toBe(true)
    expect(sent.text).toContain('Sent to <#2001>.')
    expect(table.posts).toHaveLength(1)
    expect(table.posts[0]).toMatchObject({ channel: '2001', roles: ['7001'], users: [] })
    expect(textOf(table.posts[0]?.components ?? [])).not.toMatch(/syndicate|🔒|hired/i)
    expect((await table.press(gm, preview.button('Send'))).text).toContain(
      'sent or cancelled already',
    )
    expect(table.posts).toHaveLength(1)
  })

  test('takes other words before it is sent', async () => {
    const preview = await table.call(gm, 'briefing send', { incident })
    const form = await table.press(gm, preview.button('Edit'))
    expect(form.response).toMatchObject({ type: 9, data: { title: 'Edit the briefing' } })
    const id = preview.button('Edit').replace('briefing.edit', 'briefing.edited')
    const edited = await table.submit(gm, id, { banner: 'EYES ONLY', note: '  ' })
    expect(edited.text).toContain('-# EYES ONLY')
    const unnamed = await table.submit(gm, id, { banner: ' ', note: 'Listen.' })
    expect(unnamed.text).toContain('-# INCIDENT BRIEFING')
    expect(unnamed.text).toContain('Listen.')
  })

  test('forgets a draft that is cancelled', async () => {
    const preview = await table.call(gm, 'briefing send', { incident })
    expect((await table.press(gm, preview.button('Cancel'))).text).toBe(
      'Cancelled. Nothing was sent.',
    )
    for (const label of ['Send', 'Edit', 'Cancel'])
      expect((await table.press(gm, preview.button(label))).text).toContain(
        'sent or cancelled already',
      )
  })

  test('warns of a channel that is gone or closed to it', async () => {
    table.access = { kind: 'gone' }
    expect((await table.call(gm, 'briefing send', { incident })).text).toContain(
      'That channel is gone.',
    )
    table.access = { kind: 'here', form: 'text', lacks: ['Send Messages', 'Embed Links'] }
    expect((await table.call(gm, 'briefing send', { incident })).text).toContain(
      'I lack Send Messages, Embed Links there; sending will fail.',
    )
  })

  test('completes incidents, and asks what was meant', async () => {
    const names = (await table.type(gm, 'briefing send', 'incident', 'att')).map(({ name }) => name)
    expect(names.toSorted((a, b) => a.localeCompare(b)).slice(0, 2)).toEqual([
      'Attack on Astrofori One',
      'Attack on Ohmallera',
    ])
    const answer = await table.call(gm, 'briefing send', { incident: 'Atack on Ohmallera' })
    expect(answer.choices('Did you mean …?')).toContain('Attack on Ohmallera')
  })

  test('is for GMs: a player neither sends nor completes', async () => {
    expect((await table.call(player, 'briefing send', { incident })).text).toContain(
      'Only game masters',
    )
    expect(await table.type(player, 'briefing send', 'incident', '')).toEqual([])
  })

  test('is over for who is no GM any more', async () => {
    const preview = await table.call(gm, 'briefing send', { incident })
    const former = { ...gm, permissions: '0' }
    expect((await table.press(former, preview.button('Send'))).text).toContain('Only game masters')
    expect(table.posts).toEqual([])
  })
})

describe('/briefing status', () => {
  const send = async (named = incident): Promise<string> => {
    const preview = await table.call(gm, 'briefing send', { incident: named })
    await table.press(gm, preview.button('Send'))
    return pressOn(table.posts.at(-1), 'Acknowledge')
  }

  test('has nothing before the first', async () => {
    expect((await table.call(gm, 'briefing status')).text).toContain(
      'No briefing has been sent yet.',
    )
  })

  test('names who has read it', async () => {
    const acknowledge = await send()
    expect((await table.call(gm, 'briefing status')).text).toContain(
      'Nobody has acknowledged it yet.',
    )
    await table.press(player, acknowledge)
    const one = await table.call(gm, 'briefing status')
    expect(one.text).toContain('1 has read it\n<@901> <t:1772366400:R>')
    await table.press({ ...player, id: '902' }, acknowledge)
    expect((await table.call(gm, 'briefing status')).text).toContain('2 have read it')
  })

  test('shows the newest, and another when chosen', async () => {
    await send()
    table.now = table.now.add({ hours: 1 })
    await send('Attack on Ohmallera')
    const newest = await table.call(gm, 'briefing status')
    expect(newest.text).toContain('## Attack on Ohmallera in <#2001>')
    const other = await table.press(gm, ...newest.choice('Another briefing …', incident))
    expect(other.updates).toBe(true)
    expect(other.text).toContain(`## ${incident} in <#2001>`)
  })

  test('stays within a message however many have read it', async () => {
    const acknowledge = await send()
    const id = acknowledge.slice('v1:briefing.acknowledge:'.length)
    for (let reader = 0; reader < 200; reader++)
      await table.guild.briefings.acknowledge(
        id as Parameters<typeof table.guild.briefings.acknowledge>[0], // from a custom id
        `${10n ** 18n + BigInt(reader)}` as Parameters<typeof table.guild.briefings.acknowledge>[1],
        table.now,
      )
    expect((await table.call(gm, 'briefing status')).text).toContain('and 170 more')
  })
})
