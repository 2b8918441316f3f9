import fc from 'fast-check'
import { InteractionResponseType } from 'discord-api-types/v10'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { everyone } from '../../src/lore/visibility.ts'
import { answerOf, type Answer } from '../commands/answer.ts'
import { gm, type Given } from '../commands/interactions.ts'
import { openTable, place, shippedCampaign, type Table } from '../commands/table.ts'
import { textOf } from '../discord/messageParts.ts'
import { author, draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import { expectHarmless, hostile } from './hostileText.ts'
import { take } from './walk.ts'

const runs = Math.ceil(Number(process.env['SECRECY_PAIRS'] ?? 200) / 20)
const patience = 60_000 + 2000 * runs

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

const postedSince = (posts: number): string =>
  table.posts
    .slice(posts)
    .map(({ components }) => textOf(components))
    .join('\n')

/** Submits the form that an answer is, with these words in every field as far as it takes them. */
async function fillIn({ response }: Answer, words: string): Promise<Answer> {
  if (response.type !== InteractionResponseType.Modal) throw new Error('no form')
  const fields = response.data.components.flatMap(
    (label): readonly (readonly [string, string])[] => {
      const input = 'component' in label ? label.component : null
      if (input === null || !('max_length' in input)) return []
      return [[input.custom_id, words.slice(0, input.max_length ?? 4000)]]
    },
  )
  expect(fields.length).toBeGreaterThan(0)
  const id = response.data.custom_id
  const given = Object.fromEntries(fields)
  return answerOf(await take(table, gm, { kind: 'submit', id, fields: given }))
}

describe('what a GM types', () => {
  test(
    'into a briefing pings nobody, hides no link and breaks no message',
    { timeout: patience },
    async () => {
      await fc.assert(
        fc.asyncProperty(hostile(90), hostile(1000), async (line, note) => {
          const posts = table.posts.length
          for (const given of [
            { title: line, banner: line, note },
            { incident: 'Attack on Ohmallera', banner: line, note },
          ] satisfies Given[]) {
            const preview = await table.call(gm, 'briefing send', given)
            expectHarmless(preview.text)
            const edited = await fillIn(await table.press(gm, preview.button('Edit')), note)
            expectHarmless(edited.text)
            expectHarmless((await table.press(gm, edited.button('Send'))).text)
          }
          expect(table.posts.length).toBeGreaterThan(posts)
          expectHarmless(postedSince(posts))
          expectHarmless((await table.call(gm, 'briefing status')).text)
          expectHarmless((await table.call(gm, 'briefing close')).text)
        }),
        { numRuns: runs, endOnFailure: true },
      )
    },
  )

  test(
    'into a bulletin pings nobody, hides no link and breaks no message',
    { timeout: patience },
    async () => {
      await fc.assert(
        fc.asyncProperty(hostile(2000), async (words) => {
          // What has braces is no template, and is refused in words that hold it.
          const reworded = await fillIn(await table.call(gm, 'bulletin edit'), words)
          expectHarmless(reworded.text)
          for (const path of ['bulletin preview', 'bulletin post', 'bulletin list'])
            expectHarmless((await table.call(gm, path)).text)
          const scheduled = await fillIn(await table.call(gm, 'bulletin schedule'), words)
          expectHarmless(scheduled.text)
          expect(scheduled.text).not.toBe('')
        }),
        { numRuns: runs, endOnFailure: true },
      )
    },
  )
})

test('what is hidden is as harmless to the GM who reveals it', { timeout: patience }, async () => {
  const visibility = { ...everyone, level: 'hidden' as const }
  let run = 0
  await fc.assert(
    fc.asyncProperty(hostile(90), hostile(400), async (line, words) => {
      // What was revealed stays so through an import, for a part that still says the same.
      const entry = draftEntry(`plot-${++run}`, {
        name: `N${line.replaceAll(/\s+/g, ' ').trim()}`,
        aliases: [{ name: line, visibility }],
        attributes: [{ label: line.slice(0, 45), value: words, visibility }],
        claims: [
          { text: words, by: line, source: line, date: null, status: 'claimed', visibility },
        ],
        sections: [{ heading: line.replaceAll(/\s+/g, ' '), body: words, visibility }],
      })
      const campaign = draftCampaign([entry])
      await table.guild.authoring.importCampaign(campaign, place, author())
      const [choice] = await table.type(gm, 'reveal part', 'entry', '')
      const offer = await table.call(gm, 'reveal part', { entry: choice?.value ?? '' })
      expect(offer.text).not.toBe('')
      expectHarmless(offer.text)
      const all = offer.buttons.find((label) => label.startsWith('All ')) ?? ''
      const preview = await table.press(gm, offer.button(all))
      expectHarmless(preview.text)
      expectHarmless((await table.press(gm, preview.button('As they will see it'))).text)
      expectHarmless((await table.press(gm, preview.button('Reveal'))).text)
      expectHarmless((await table.call(gm, 'reveal list')).text)
      expectHarmless((await table.call(gm, 'reveal undo')).text)
    }),
    { numRuns: runs, endOnFailure: true },
  )
})
