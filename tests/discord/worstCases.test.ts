import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entryKinds } from '../../src/lore/entry.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { gm, player } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'

// Each reply at a table is held to Discord's limits: these tests need only ask for them.

const family = '👩‍👩‍👧‍👦'
const sign = '*'
const prose = (length: number): string =>
  'All work and no play. '.repeat(Math.ceil(length / 22)).slice(0, length)
const visibility = everyone

/** A world of entries that are too much in every way. */
function vastWorld(): readonly EntryDraft[] {
  const names = ['emoji', 'signs', 'aliases', 'hub', 'claims', 'sections', 'tags', 'letter']
  const entries = [
    draftEntry('emoji', {
      kind: 'faction',
      name: family.repeat(100),
      summary: family.repeat(200),
    }),
    draftEntry('signs', {
      name: sign.repeat(100),
      summary: sign.repeat(400),
      tags: [sign.repeat(90)],
      aliases: [{ name: `${sign.repeat(99)}_`, visibility }],
    }),
    draftEntry('aliases', {
      aliases: Array.from({ length: 300 }, (_, at) => ({
        name: `Alias ${at} ${'x'.repeat(80)}`,
        visibility,
      })),
    }),
    draftEntry('hub', { kind: 'faction', name: 'The Hub' }),
    draftEntry('claims', {
      kind: 'incident',
      name: 'Much is claimed',
      date: day('2388-02-22', 152_722),
      claims: Array.from({ length: 200 }, (_, at) => ({
        text: prose(500),
        by: prose(150),
        source: prose(150),
        date: null,
        status: at % 2 === 0 ? ('overturned' as const) : ('claimed' as const),
        visibility,
      })),
    }),
    draftEntry('sections', {
      kind: 'place',
      sections: Array.from({ length: 50 }, (_, at) => ({
        heading: `Section ${at}`,
        body: `\`\`\`\n${prose(3000)}`,
        visibility,
      })),
    }),
    draftEntry('tags', { tags: Array.from({ length: 40 }, (_, at) => `${at}${'t'.repeat(88)}`) }),
    draftEntry('letter', {
      kind: 'document',
      name: 'A long letter',
      date: day('2388-02-22', 152_722),
      sections: [{ heading: '', body: prose(60_000), visibility }],
      relations: [
        { type: 'published by', target: 'outlet', from: null, until: null, note: '', visibility },
      ],
    }),
    draftEntry('outlet', { kind: 'outlet', masthead: sign.repeat(100) }),
    draftEntry('bare', { name: 'Bare' }),
  ]
  const crowd = Array.from({ length: 5000 }, (_, at) =>
    draftEntry(`crowd/${at}`, {
      kind: entryKinds[at % entryKinds.length] ?? 'person',
      name: `Crowd ${at} ${sign.repeat(80)}`,
      summary: sign.repeat(400),
      date: at % 3 === 0 ? day('2388-02-22', 152_722 + at) : null,
      relations: [
        {
          type: 'member of',
          target: 'hub',
          from: null,
          until: null,
          note: sign.repeat(150),
          visibility,
        },
        {
          type: 'party',
          target: names[at % names.length] ?? 'hub',
          from: null,
          until: null,
          note: '',
          visibility,
        },
      ],
    }),
  )
  return [...entries, ...crowd]
}

let table: Table
beforeAll(async () => {
  const rule = {
    of: 'claims',
    attach: 'letter',
    headline: sign.repeat(150),
    dateline: '',
    body: prose(2500),
  }
  const rules = Array.from({ length: 12 }, (_, at) =>
    draftRule(`rule${at}`, { ...rule, name: `${sign.repeat(95)}${at}` }),
  )
  const settings = { name: sign.repeat(100), summary: sign.repeat(4000) }
  table = await openTable(draftCampaign(vastWorld(), rules, settings))
}, 120_000)
afterAll(() => table.close())

describe('however much is written, each reply is one that Discord takes', () => {
  const named = [
    'aliases',
    'The Hub',
    'Much is claimed',
    'sections',
    'tags',
    'A long letter',
    'Bare',
  ]
  test.each([...named, sign.repeat(100), family.repeat(100)])(
    '/lore %s, every page',
    async (entry) => {
      let page = await table.call(player, 'lore', { entry })
      expect(page.text).toMatch(/^## /)
      const last = page.text.match(/Page 1 of (\d+)/)?.[1] ?? '1'
      for (let number = 2; number <= Number(last); number++)
        page = await table.press(player, page.button('Read on ▶'))
      expect(page.buttons).not.toContain('Read on ▶')
      const shared = await table.press(player, page.button('Share here'))
      expect(shared.text).toContain('Shared by')
      expect((await table.press(player, page.button('Timeline'))).text).toContain('## Timeline')
    },
  )

  test('lists, homes and what may be meant', async () => {
    const first = await table.call(player, 'lore')
    expect(first.text).toContain('Today is')
    for (const kind of entryKinds)
      for (const page of ['0', '3', '62'])
        expect((await table.press(player, `v1:lore.kind:${kind}:${page}`)).text).toContain('page ')
    expect((await table.call(gm, 'incident')).text).toContain('## Incidents')
    expect((await table.call(player, 'timeline')).text).toContain('## Timeline')
    expect((await table.call(player, 'news')).text).toContain('##')
    expect((await table.call(player, 'date show')).text).toContain('##')
    expect(
      (await table.call(player, 'lore', { entry: 'Crowd' })).choices('Did you mean …?'),
    ).toHaveLength(5)
    for (const [command, option] of [
      ['lore', 'entry'],
      ['timeline', 'about'],
      ['faction', 'name'],
      ['news', 'issue'],
    ] as const)
      for (const typed of ['', 'c', 'crowd 1', family, '*'])
        expect((await table.type(player, command, option, typed)).length).toBeLessThanOrEqual(25)
  })

  test('pages of the past, with the line that says so', async () => {
    const past = { 'as-of': '2400' }
    for (const entry of named) {
      let page = await table.call(player, 'lore', { entry, ...past })
      expect(page.text).toContain('As it was known on')
      if (page.buttons.includes('Read on ▶'))
        page = await table.press(player, page.button('Read on ▶'))
      await table.press(player, page.button('Share here'))
      await table.press(player, page.button('Timeline'))
    }
    for (const kind of entryKinds) await table.press(player, `v1:lore.kind@160000:${kind}:3`)
    for (const command of ['lore', 'incident', 'timeline']) await table.call(player, command, past)
  })

  test('briefings and bulletins, with their previews', async () => {
    const preview = await table.call(gm, 'briefing send', {
      incident: 'Much is claimed',
      banner: sign.repeat(100),
      note: sign.repeat(1000),
    })
    expect((await table.press(gm, preview.button('Send'))).text).toContain('Sent')
    expect((await table.call(gm, 'briefing status')).text).toContain('Nobody')
    expect((await table.call(player, 'incident')).text).toContain('### Briefings')
    const bulletin = await table.call(gm, 'bulletin post')
    expect((await table.press(gm, bulletin.button('Post it now'))).text).toContain('now')
    expect((await table.call(gm, 'bulletin list')).text).toContain('## Coming up')
    expect((await table.call(gm, 'bulletin preview', { bulletin: '?' })).text).toContain(
      'There is no bulletin',
    )
  })
})

const anyText = (most: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.constantFrom('```', '*', '\n\n', ' ', '](', family),
      ),
    )
    .map((parts) => parts.join('').slice(0, most))
// A name is checked to be visible when it is read.
const anyName = anyText(99).map((words) => `N${words}`)

const anyEntry = fc.record({
  kind: fc.constantFrom(...entryKinds),
  name: anyName,
  summary: anyText(400),
  tags: fc.array(anyText(90), { maxLength: 10 }),
  aliases: fc.array(fc.record({ name: anyName, visibility: fc.constant(visibility) }), {
    maxLength: 10,
  }),
  attributes: fc.array(
    fc.record({ label: anyName, value: anyText(300), visibility: fc.constant(visibility) }),
    { maxLength: 10 },
  ),
  image: fc.option(
    fc.record({
      file: fc.constantFrom('images/it.png', 'a picture.WEBP', 'noending'),
      alt: anyName,
      visibility: fc.constant(visibility),
    }),
  ),
  sections: fc.array(
    fc.record({ heading: anyText(100), body: anyText(6000), visibility: fc.constant(visibility) }),
    { maxLength: 6 },
  ),
})

test('any entry can be shown, listed, shared and told on a timeline', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntry, fc.boolean(), async (content, dated) => {
      const written = await openTable(
        draftCampaign([
          draftEntry('one', { ...content, date: dated ? day('2388-02-22', 152_722) : null }),
        ]),
      )
      try {
        const list = await written.press(player, 'v1:lore.kind', [content.kind])
        const [option] = await written.type(player, 'lore', 'entry', '')
        let card = await written.call(player, 'lore', { entry: option?.value ?? '' })
        while (card.buttons.includes('Read on ▶'))
          card = await written.press(player, card.button('Read on ▶'))
        await written.press(player, card.button('Share here'))
        await written.press(player, card.button('Timeline'))
        await written.call(gm, 'lore')
        expect(list.choices('Open …')).toHaveLength(1)
      } finally {
        await written.close()
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)
