import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { assertMessageBudget } from '../../src/discord/budget.ts'
import { bulletinMark, bulletinMessages } from '../../src/discord/bulletinMessage.ts'
import { asId, type DeliveryId } from '../../src/lore/ids.ts'
import { content } from '../delivery/bulletins.ts'

const delivery = asId<DeliveryId>('abcdefghijklmnopqrstuvwx')
const shown = (parts: Partial<typeof content>, late: Temporal.Instant | null = null) =>
  JSON.stringify(bulletinMessages({ ...content, ...parts }, delivery, late, null).first)

describe('a bulletin’s message', () => {
  test('shows masthead, headline, dateline, story, stardate and document in this order', () => {
    const words = shown({})
    const order = [
      content.masthead,
      content.headline,
      `**${content.dateline}** — Bells`,
      '"-# 240402',
      'To My Beloved',
      'They ask me why.',
      bulletinMark(delivery),
    ]
    const places = order.map((part) => words.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('says when it comes late', () => {
    const due = Temporal.Instant.from('2027-02-22T12:00:00Z')
    expect(shown({}, due)).toContain('Published late: it was due <t:1803297600:f>')
    expect(shown({})).not.toContain('late')
  })

  test('prints a letter of usual length whole, and a long one up to a paragraph’s end', () => {
    const paragraph = `${'Dear heart, the year has turned. '.repeat(10).trim()}\n\n`
    const letter = (times: number) => ({
      attached: { title: 'Letter', text: paragraph.repeat(times) },
    })
    expect(shown(letter(10))).not.toContain('goes on')
    const long = shown(letter(20))
    expect(long).toContain(String.raw`has turned.\n\n-# … The letter goes on.`)
  })

  test('neither mentions nor hides where a link leads', () => {
    const words = shown({ story: '<@123> [kind words](https://example.com/trap)' })
    expect(words).not.toContain('"<@123>')
    expect(words).toContain('kind words (https://example.com/trap)')
  })

  test('stays within what Discord takes, whatever is written', () => {
    const text = fc.string({ maxLength: 6000, unit: 'grapheme' })
    const attached = fc.option(fc.record({ title: fc.string({ maxLength: 200 }), text }))
    fc.assert(
      fc.property(text, attached, fc.string({ maxLength: 5000 }), (story, attached, headline) => {
        const whole = { ...content, story, attached, headline }
        const { first, rest } = bulletinMessages(whole, delivery, null, null)
        for (const one of [first, ...rest]) expect(() => assertMessageBudget(one)).not.toThrow()
      }),
      { numRuns: 50 },
    )
  })
})
