import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntryDraft } from '../../src/lore/draft.ts'
import { relationTypes } from '../../src/lore/relationTypes.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { answerOf } from '../commands/answer.ts'
import { gm, player } from '../commands/interactions.ts'
import { textOf } from '../discord/messageParts.ts'
import { day, draftEntry } from '../store/sampleDrafts.ts'
import { days, slots } from './hiddenMatter.ts'
import { expectHarmless, hostile } from './hostileText.ts'
import { walk } from './walk.ts'
import { openWorldTable, type WorldTable } from './worldTable.ts'

const runs = Math.ceil(Number(process.env['SECRECY_PAIRS'] ?? 200) / 10)

let worlds: WorldTable
beforeAll(async () => {
  worlds = await openWorldTable()
})
afterAll(() => worlds.table.close())

// A name that cannot be seen is refused by the importer: this one can.
const name = hostile(90).map((words) => `N${words.replaceAll(/\s+/g, ' ').trim()}`)
const visibility = everyone

const entry = (key: string): fc.Arbitrary<EntryDraft> =>
  fc
    .record({
      name,
      alias: name,
      tag: hostile(40),
      summary: hostile(400),
      label: hostile(45),
      value: hostile(300),
      note: hostile(150),
      claim: hostile(500),
      heading: hostile(100).map((words) => words.replaceAll(/\s+/g, ' ')),
      body: hostile(6000),
      masthead: hostile(100),
      target: fc.constantFrom(...slots.keys()),
      type: fc.constantFrom(...Object.keys(relationTypes)),
    })
    .map((words) =>
      draftEntry(key, {
        kind: slots.get(key) ?? 'concept',
        name: words.name,
        aliases: [{ name: words.alias, visibility }],
        tags: [words.tag],
        summary: words.summary,
        date: day('2388-03-05', 152_733),
        attributes: [{ label: words.label, value: words.value, visibility }],
        relations: [
          {
            type: words.type as keyof typeof relationTypes, // one of its keys
            target: words.target,
            from: null,
            until: null,
            note: words.note,
            visibility,
          },
        ],
        claims: [
          {
            text: words.claim,
            by: words.name,
            source: words.note,
            date: null,
            status: 'overturned',
            visibility,
          },
        ],
        sections: [
          { heading: '', body: words.body, visibility },
          { heading: words.heading, body: words.claim, visibility },
        ],
        masthead: words.masthead,
      }),
    )

const campaign = fc.tuple(...Array.from(slots.keys(), entry))

describe('lore that means harm', () => {
  // The table holds each answer to Discord's limits: no page is broken by it.
  test(
    'pings nobody, hides no link’s target and breaks no page',
    { timeout: 600_000 },
    async () => {
      let read = 0
      await fc.assert(
        fc.asyncProperty(campaign, name, async (entries, typed) => {
          await worlds.play({ entries, today: days[0], briefed: ['raid', 'siege'] })
          const tried = { typed: [typed.slice(0, 20)], submitted: [typed.slice(0, 40)] }
          const steps = await walk(worlds.table, player, tried)
          for (const { response } of steps) expectHarmless(textOf(answerOf(response).components))
          const posts = worlds.table.posts.length
          const incident = worlds.idOf('raid')
          const preview = await worlds.table.call(gm, 'briefing send', { incident, note: typed })
          expectHarmless(preview.text)
          await worlds.table.press(gm, preview.button('Send'))
          const posted = worlds.table.posts.slice(posts)
          expectHarmless(posted.map(({ components }) => textOf(components)).join('\n'))
          read += steps.length + posted.length
        }),
        { numRuns: runs, endOnFailure: true },
      )
      expect(read).toBeGreaterThan(runs * 50)
    },
  )
})
