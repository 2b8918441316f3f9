import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { asId, type ChannelId, type GuildId, type MessageId } from '../../src/lore/ids.ts'
import { content } from '../delivery/bulletins.ts'
import { gm, guildId, player } from './interactions.ts'
import { settleDue } from './settleDue.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

/** Prints stories, the last one latest: the last three in two channels, the others in one. */
async function print(headlines: readonly string[]): Promise<void> {
  const [rule] = await table.guild.bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const rows = headlines.flatMap((headline, index) =>
    (index < headlines.length - 3 ? ['2001'] : ['2001', '2002']).map((channel) => ({
      rule: rule.id,
      guild: asId<GuildId>(guildId),
      channel: asId<ChannelId>(channel),
      occurrence: headline,
      universeDay: dayNumber(152_722 + index),
      dueAt: table.now.add({ seconds: index }),
      missed: null,
    })),
  )
  // So soon that none comes late: those would go together.
  table.now = table.now.add({ minutes: 1 })
  const { ledger } = table.store
  await ledger.record(rows, [], table.now)
  const claim = { worker: 'w', now: table.now, leaseMs: 60_000, limit: rows.length }
  const claimed = await ledger.claim(claim)
  expect(claimed).toHaveLength(rows.length)
  for (const row of claimed) {
    const printed = { ...content, headline: row.occurrence }
    const sent = { kind: 'sent', message: asId<MessageId>('6001'), at: table.now } as const
    await ledger.settle(row.id, 'w', { ...sent, content: printed })
  }
}

describe('/news', () => {
  test('shows the newest story of the lore before anything was printed', async () => {
    const latest = await table.call(player, 'news')
    expect(latest.text).toMatch(/^## .*\n-# ✉ Document/)
  })

  test('opens a story by its headline or a part of it, and knows when there is none', async () => {
    const [story] = await table.type(player, 'news', 'issue', 'gorkon')
    const opened = await table.call(player, 'news', { issue: story?.value ?? '' })
    expect(opened.text).toContain(`## ${story?.name ?? ''}`)
    expect((await table.call(player, 'news', { issue: 'gorkon' })).text).toBe(opened.text)
    expect((await table.call(player, 'news', { issue: '*rumours*' })).text).toContain(
      String.raw`There is no story “\*rumours\*” in the archive.`,
    )
  })

  test('shows what was printed first, with the archive', async () => {
    table.now = Temporal.Instant.from('2027-02-22T18:00:00Z')
    const asked = await table.call(gm, 'bulletin post', { bulletin: 'ohmallera' })
    await table.press(gm, asked.button('Post it now'))
    expect((await table.call(player, 'news')).text).not.toContain(content.headline)
    await settleDue(table, 'sent')
    const latest = await table.call(player, 'news')
    expect(latest.text).toContain(`-# ${content.masthead}\n## ${content.headline}`)
    expect(latest.text).toContain('**OHMALLERA, BETAZED** — Bells were rung')
    expect(latest.text).toContain('### To My Beloved')
    const [id, values] = latest.choice('Archive …', content.headline)
    expect((await table.press(player, id, values)).text).toBe(latest.text)
    // The button under the post opens it for the reader alone.
    const opened = await table.press(player, `v1:news.open:${values[0] ?? ''}`)
    expect(opened.ephemeral).toBe(true)
    expect(opened.updates).toBe(false)
    expect(opened.text).toBe(latest.text)
    for (const page of ['9', '-1', 'x'])
      expect((await table.press(player, `v1:news.page:${values[0] ?? ''}:${page}`)).text).toBe(
        latest.text,
      )
  })

  test('lists each story once, and leads a page at a time to the oldest', async () => {
    await print(Array.from({ length: 27 }, (_, index) => `Story ${index + 1}`))
    const latest = await table.call(player, 'news')
    expect(latest.text).toContain('## Story 27')
    expect(latest.choices('Archive …')).toEqual(
      Array.from({ length: 25 }, (_, index) => `Story ${27 - index}`),
    )
    expect(latest.buttons).not.toContain('◀ Newer stories')
    const older = await table.press(player, latest.button('Older stories ▶'))
    expect(older.updates).toBe(true)
    expect(older.text).toBe(latest.text)
    const titles = older.choices('Archive …')
    expect(titles.slice(0, 2)).toEqual(['Story 2', 'Story 1'])
    // What lore keeps comes after them.
    expect(titles.length).toBeGreaterThan(2)
    const first = await table.press(player, ...older.choice('Archive …', 'Story 1'))
    expect(first.text).toContain('## Story 1\n')
    expect(first.choices('Archive …')).toEqual(titles)
    const back = await table.press(player, first.button('◀ Newer stories'))
    expect(back.choices('Archive …')).toEqual(latest.choices('Archive …'))
    const named = await table.call(player, 'news', { issue: 'story 5' })
    expect(named.text).toContain('## Story 5')
    expect(await table.type(player, 'news', 'issue', 'STORY 26')).toMatchObject([
      { name: 'Story 26' },
    ])
  })

  test('answers kindly to an issue that there is not', async () => {
    expect((await table.press(player, 'v1:news.open:zzz')).text).toContain('not in the archive')
    expect((await table.press(player, 'v1:news.page')).text).toContain('not in the archive')
    expect((await table.press(player, 'v1:news.pick', [''])).text).toContain('There is no story “”')
  })
})
