import { describe, expect, test } from 'vitest'
import { startLocalDiscord } from '../../src/playground/index.ts'
import { builtPage } from './builtPage.ts'
import { chromiumPath, launchChromium } from './chromium.ts'

describe.skipIf(chromiumPath === undefined)('when the local Discord stops', () => {
  test('the page says so, and goes on by itself when it is back', async () => {
    const built = await builtPage()
    const browser = await launchChromium()
    const first = await startLocalDiscord({ port: 0, pageDir: built.folder })
    const page = await browser.newPage()
    await page.goto(first.url)
    // No bot has logged in: that is another thing to say.
    await page.getByText('Gazetteer is not running.').waitFor()
    await first.close()
    const lost = page.getByText('The local Discord does not answer.')
    await lost.waitFor()

    const port = Number(new URL(first.url).port)
    const second = await startLocalDiscord({ port, pageDir: built.folder })
    await lost.waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: /Message welcome/ }).fill('Still here')
    await page.keyboard.press('Enter')
    await page.getByRole('article').getByText('Still here').waitFor()
    expect(await lost.count()).toBe(0)

    await browser.close()
    await second.close()
    await built.remove()
  })
})
