import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { content } from '../delivery/bulletins.ts'
import { gm, player } from './interactions.ts'
import { settleDue } from './settleDue.ts'
import { openTable, shippedCampaign, type Table } from './table.ts'

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
})
afterEach(() => table.close())

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

  test('answers kindly to an issue that there is not', async () => {
    expect((await table.press(player, 'v1:news.open:zzz')).text).toContain('not in the archive')
    expect((await table.press(player, 'v1:news.page')).text).toContain('not in the archive')
    expect((await table.press(player, 'v1:news.pick', [''])).text).toContain('There is no story “”')
  })
})
