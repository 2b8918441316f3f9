import fc from 'fast-check'
import { expect } from 'vitest'
import { fencesIn } from '../../src/discord/loreText.ts'

const mentions = '@everyone @here <@11> <@!11> <@&12> <#13> </lore:14> <id:home> <:smile:15>'
const disguises =
  '<a:wave:16> <t:17:R> \\<@11> \\\\<@11> `<@11>` \\@everyone {name} [[Orlan]] [[a|<@11>]]'
const links =
  '[kind](https://trap.example) [https://a.example](https://trap.example) [[x](y)](z) ]('
const marks = '``` ` || **b __u ~~ # ## -# > >>> - 1.'
const shapes = ['👩‍👩‍👧‍👦', '😀'.repeat(4000), '𒐫'.repeat(50), 'Z͑ͫa̴l̶g̷o̸', '\ud800', '```ansi\nx']
// Breaks of a line have words behind them: an empty heading would be the author's own.
const unseen = ['\u202e', '\u2066', '\u200b', '\u200f', '\u0000', '\nline', '\n\npart', '\t']
const corpus = [
  ...[mentions, disguises, links, marks].flatMap((words) => words.split(' ')),
  ...shapes,
  ...unseen,
]
const letters = fc.string({
  unit: fc.constantFrom('a', 'é', '界', '😀', '7', ' ', '.'),
  maxLength: 4,
})

/** Texts of at most `most` characters, as an entry's file may hold them, with something to see. */
export const hostile = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...corpus), letters), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => `n${parts.join('').slice(0, most - 2)}n`)

/** What Discord would read as a mention, a link with another target, or a turn of direction. */
const harmful = [
  /(?<!\\)(?:\\\\)*<(?:@[!&]?1\d>|#13>|\/lore:14>|:smile:15>|a:wave:16>|id:home>|t:17:R>)/,
  /(?<!\\)(?:\\\\)*@(?:everyone|here)/,
  /(?<!\\)(?:\\\\)*\]\(/,
  /[\u202a-\u202e\u2066-\u2069]/,
]

/** Fails where a text pings, hides a link's target or leaves a block open. */
export function expectHarmless(words: string): void {
  for (const harm of harmful) if (harm.test(words)) expect(words).not.toMatch(harm)
  if (fencesIn(words.replaceAll(/\\`/g, '')) % 2 !== 0) expect.fail(`an open block: ${words}`)
}
