import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type House } from '../e2e/house.ts'
import { builtPage } from './builtPage.ts'
import { chromiumPath } from './chromium.ts'
import { actAs, goTo, useCommand } from './gestures.ts'
import { seriousFaults } from './seriousFaults.ts'
import { openTabs, type Tabs } from './tabs.ts'

describe.skipIf(chromiumPath === undefined)('a newcomer at the page, with the real bot', () => {
  let house: House
  let tabs: Tabs
  let built: Awaited<ReturnType<typeof builtPage>>
  beforeAll(async () => {
    built = await builtPage()
    house = await openHouse(Date.UTC(2026, 10, 23, 12), { pageDir: built.folder })
    tabs = await openTabs(house.local().url)
  })
  afterAll(async () => {
    await tabs.close()
    await house.close()
    await built.remove()
  })

  test('reads, briefs, acknowledges and sees the news remember Ohmallera', async () => {
    const page = await tabs.open({ as: 'Ayla' })
    await useCommand(page, 'lore', 'maq', 'Maquis Reborn')
    const dossier = page.getByRole('article').last()
    await dossier.getByRole('heading', { name: 'Maquis Reborn' }).waitFor()
    await dossier.getByText('the resurrection of the Maquis').waitFor()
    const emblem = dossier.getByRole('img', { name: /sprout with two leaves/ })
    await expect
      .poll(() => emblem.evaluate((image) => 'naturalWidth' in image && image.naturalWidth))
      .toBe(256)
    expect(await seriousFaults(page)).toEqual([])

    await actAs(page, 'Robin')
    await goTo(page, 'bridge')
    await useCommand(page, 'briefing send', 'attack on oh', 'Attack on Ohmallera')
    const preview = page.getByRole('article').last()
    await preview.getByText('Preview').waitFor()
    await preview.getByRole('button', { name: 'Edit' }).click()
    const form = page.getByRole('dialog', { name: 'Edit the briefing' })
    await form.getByRole('textbox', { name: /The line above it/ }).fill('CLASSIFIED: SENIOR STAFF')
    await form.getByRole('button', { name: 'Submit' }).click()
    await preview.getByText('CLASSIFIED: SENIOR STAFF').waitFor()
    await preview.getByRole('button', { name: 'Send' }).click()
    await page.getByText('shows who has read it').waitFor()

    await actAs(page, 'Ayla')
    await goTo(page, 'federation-news')
    const briefing = page.getByRole('article').last()
    await briefing.getByRole('button', { name: 'Acknowledge' }).click()
    await briefing.getByText('Read by 1').waitFor()

    await page.getByRole('button', { name: /Go to the next bulletin/ }).click()
    const bulletin = page.getByRole('article').last()
    await bulletin.getByRole('heading', { name: /Sixteenth anniversary of Ohmallera/ }).waitFor()
    await bulletin.getByText('240402.22').waitFor()
    await bulletin.getByText('late, not lost').waitFor()
    await bulletin.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('page 1 of 2').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(tabs.trouble()).toEqual([])
  })
})
