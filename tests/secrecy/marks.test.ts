import { afterAll, beforeAll, expect, test } from 'vitest'
import { relationTypes } from '../../src/lore/relationTypes.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { answerOf } from '../commands/answer.ts'
import { gm, player } from '../commands/interactions.ts'
import { textOf } from '../discord/messageParts.ts'
import { day, draftEntry } from '../store/sampleDrafts.ts'
import { briefings, days, slots } from './hiddenMatter.ts'
import { walk } from './walk.ts'
import { openWorldTable, type WorldTable } from './worldTable.ts'

/** What begins a heading, a quote or a list where it begins a line. */
const marks = ['#', '##', '###', '-#', '>', '>>>', '-', '*', '1.', '23.']
/** A line that the name begins, unescaped: no line of ours begins with its word. */
const broken = (mark: string): RegExp =>
  new RegExp(String.raw`^\s*${mark.replaceAll(/[.*]/g, '\\$&')}\s+Zorn`, 'm')

let worlds: WorldTable
beforeAll(async () => {
  worlds = await openWorldTable()
})
afterAll(() => worlds.table.close())

const entriesOf = (mark: string) =>
  Array.from(slots, ([key, kind], place) => {
    const word = `${mark} Zorn ${key}`
    const part = { visibility: everyone }
    return draftEntry(key, {
      kind,
      name: word,
      aliases: [{ ...part, name: `${word} too` }],
      tags: [word],
      summary: word,
      masthead: word,
      date: day('2388-03-05', 152_733),
      attributes: [{ ...part, label: word, value: word }],
      relations: Object.keys(relationTypes).map((type, at) => ({
        ...part,
        type: type as keyof typeof relationTypes, // one of its keys
        target: [...slots.keys()][(place + at + 1) % slots.size] ?? key,
        from: null,
        until: null,
        note: word,
      })),
      claims: (['claimed', 'overturned'] as const).map((status) => ({
        ...part,
        text: word,
        by: word,
        source: word,
        date: null,
        status,
      })),
      sections: [{ ...part, heading: word, body: `Of [[${word}]].` }],
    })
  })

test.for(marks)('a name that begins with %s is a name, wherever it stands', async (mark) => {
  await worlds.play({ entries: entriesOf(mark), today: days[0], briefed: briefings })
  const tried = { typed: ['zorn'], submitted: [`${mark} zorn raid`, `${mark} Zorn nothing`] }
  const steps = await walk(worlds.table, player, tried)
  const told = steps.map(({ response }) => textOf(answerOf(response).components))
  const posts = worlds.table.posts.length
  for (const given of [
    { incident: worlds.idOf('raid'), banner: `${mark} Zorn`, handout: worlds.idOf('letter') },
    { title: `${mark} Zorn`, banner: `${mark} Zorn`, note: 'Listen.' },
  ]) {
    const preview = await worlds.table.call(gm, 'briefing send', given)
    told.push(preview.text, (await worlds.table.press(gm, preview.button('Send'))).text)
  }
  told.push(...worlds.table.posts.slice(posts).map(({ components }) => textOf(components)))
  for (const rendering of await worlds.bulletins())
    if (rendering.kind === 'ready') told.push(JSON.stringify(rendering.content))
  expect(told.join('\n').split('Zorn').length).toBeGreaterThan(500)
  for (const words of told) expect(words).not.toMatch(broken(mark))
})
