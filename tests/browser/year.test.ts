import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type House } from '../e2e/house.ts'
import { builtPage } from './builtPage.ts'
import { chromiumPath } from './chromium.ts'
import { fillOption, goTo, takeCommand } from './gestures.ts'
import { seriousFaults } from './seriousFaults.ts'
import { openTabs, type Tabs } from './tabs.ts'

/** The year of the fourth anniversary: what GMs notice each month, and what the campaign brings. */
const year = [
  { day: '239201.15', headline: 'Notices of 239201.15' },
  { day: '239202.15', headline: 'Notices of 239202.15' },
  { day: '239202.22', headline: 'Fourth anniversary of Ohmallera: the names are read' },
  { day: '239203.15', headline: 'Notices of 239203.15' },
  { day: '239204.15', headline: 'Notices of 239204.15' },
  { day: '239205.15', headline: 'Notices of 239205.15' },
  { day: '239206.15', headline: 'Notices of 239206.15' },
  { day: '239207.15', headline: 'Notices of 239207.15' },
  { day: '239208.15', headline: 'Notices of 239208.15' },
  { day: '239209.15', headline: 'Notices of 239209.15' },
  { day: '239210.15', headline: 'Notices of 239210.15' },
  { day: '239211.03', headline: 'First anniversary of the seizure of Deep Space 10' },
  { day: '239211.15', headline: 'Notices of 239211.15' },
  { day: '239212.15', headline: 'Notices of 239212.15' },
]

describe.skipIf(chromiumPath === undefined)('a whole year of the campaign, on the page', () => {
  let house: House
  let tabs: Tabs
  let built: Awaited<ReturnType<typeof builtPage>>
  beforeAll(async () => {
    built = await builtPage()
    house = await openHouse(Date.UTC(2027, 11, 31, 12), { pageDir: built.folder })
    tabs = await openTabs(house.local().url)
  })
  afterAll(async () => {
    await tabs.close()
    await house.close()
    await built.remove()
  })

  const last = (page: Page) => page.getByRole('article').last()
  const clock = (page: Page) => page.getByRole('region', { name: 'Clock' })
  const goToDate = async (page: Page, date: string, shown: RegExp) => {
    await clock(page).getByLabel('Go to a date').fill(date)
    await clock(page).getByRole('button', { name: 'Go', exact: true }).click()
    await clock(page).getByText(shown).first().waitFor()
  }

  test('brings every bulletin in its place, in its order, once', { timeout: 300_000 }, async () => {
    const page = await tabs.open({ as: 'Robin', channel: 'gm-room' })
    await setClock(page)
    await scheduleNotices(page)

    await goTo(page, 'federation-news')
    await goToDate(page, '2028-01-01T00:00', /1 January 2028/)
    const news = () => page.getByRole('article').allInnerTexts()
    const expected = year.map(({ day, headline }) =>
      expect.stringMatching(new RegExp(`${headline}\\n[^]*\\n${day}\\n`)),
    )
    expect(await news()).toEqual([])
    for (const [at, { headline }] of year.entries()) {
      await page.getByRole('button', { name: /Go to the next bulletin/ }).click()
      await page.getByRole('heading', { name: headline }).waitFor()
      expect(await news()).toEqual(expected.slice(0, at + 1))
    }
    await page.getByText('late, not lost').waitFor()
    await goToDate(page, '2028-12-31T23:00', /31 December 2028/)
    await clock(page)
      .getByText(/15 January 2029/)
      .waitFor()
    expect(await news()).toEqual(expected)
    expect(await seriousFaults(page)).toEqual([])

    await takeCommand(page, 'news')
    await page.keyboard.press('Enter')
    await last(page).getByRole('button', { name: 'Archive …' }).click()
    const archive = await page.getByRole('option').allInnerTexts()
    const newest = year.toReversed().map(({ day, headline }) => `${headline}\n${day}`)
    expect(archive.slice(0, year.length)).toEqual(
      newest.map((words) => expect.stringContaining(words)),
    )
    await page.keyboard.press('Escape')

    await goTo(page, 'gm-room')
    await takeCommand(page, 'bulletin list')
    await page.keyboard.press('Enter')
    expect(await listed(page)).toEqual(
      year.toReversed().map(({ day }) => expect.stringContaining(day)),
    )
    expect(tabs.trouble()).toEqual([])
  })

  /** Plays the campaign's incidents as they come: the next year is 2392. */
  const setClock = async (page: Page) => {
    await takeCommand(page, 'campaign clock')
    await page.keyboard.type('mirror')
    await page
      .getByRole('option', { name: /^mirror/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await fillOption(page, 'years', '364')
    await page.keyboard.press('Enter')
    await last(page).getByRole('button', { name: 'Apply' }).click()
    await last(page).getByText('239112.31').waitFor()
  }

  /** Writes a bulletin of the GM's own for the middle of each month. */
  const scheduleNotices = async (page: Page) => {
    await takeCommand(page, 'bulletin schedule')
    await page.keyboard.type('239201.15')
    await fillOption(page, 'repeat', 'every month', 'every month')
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: /Headline/ }).fill('Notices of {today}')
    await form.getByRole('textbox', { name: /Story/ }).fill('Ships expected, and ships overdue.')
    await form.getByRole('button', { name: 'Submit' }).click()
    await last(page).getByRole('button', { name: 'Schedule' }).click()
    await last(page).getByText('Scheduled').waitFor()
  }

  /** What the list says was posted, newest first, over all of its pages. */
  const listed = async (page: Page): Promise<readonly string[]> => {
    const lines: string[] = []
    for (let shown = 1; ; shown += 1) {
      await last(page).getByText(`Page ${shown} of`).waitFor()
      const words = await last(page).innerText()
      lines.push(...words.split('\n').filter((line) => line.startsWith('✔ posted')))
      const more = last(page).getByRole('button', { name: 'Read on' })
      if ((await more.count()) === 0) return lines
      await more.click()
    }
  }
})
