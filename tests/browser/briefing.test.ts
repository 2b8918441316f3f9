import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type House } from '../e2e/house.ts'
import { ids } from '../playground/openLocal.ts'
import { builtPage } from './builtPage.ts'
import { chromiumPath } from './chromium.ts'
import { choose, fillOption, goTo, takeCommand, useCommand } from './gestures.ts'
import { seriousFaults } from './seriousFaults.ts'
import { openTabs, type Tabs } from './tabs.ts'

const incident = 'Hostage-taking on Deep Space 285'
const banner = 'STARFLEET EYES ONLY'
const note = 'The shuttle leaves at 04:10.'
const revealed = 'The Maquis Reborn had no part in it.'

describe.skipIf(chromiumPath === undefined)('a briefing for a role, on the page', () => {
  let house: House
  let tabs: Tabs
  let built: Awaited<ReturnType<typeof builtPage>>
  beforeAll(async () => {
    built = await builtPage()
    house = await openHouse(Date.UTC(2026, 10, 23, 12), { pageDir: built.folder })
    const robin = await house.driver().as('Robin')
    await robin.rest('PUT', `/guilds/${ids.guild}/members/${ids.jonas}/roles/${ids.starfleet}`)
    tabs = await openTabs(house.local().url)
  })
  afterAll(async () => {
    await tabs.close()
    await house.close()
    await built.remove()
  })

  const last = (page: Page) => page.getByRole('article').last()
  const says = (page: Page, words: string) => last(page).getByText(words).first().waitFor()
  const ask = async (page: Page, command: string) => {
    await takeCommand(page, command)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: /^Message/ }).waitFor()
  }
  const acknowledge = async (page: Page, count: string) => {
    await last(page).getByRole('button', { name: 'Acknowledge' }).click()
    await says(page, `Read by ${count} of 2`)
  }

  const draftBriefing = async (robin: Page) => {
    await takeCommand(robin, 'briefing send')
    await robin.keyboard.type('hostage')
    await robin.getByRole('option', { name: incident }).first().waitFor()
    await robin.keyboard.press('Enter')
    await fillOption(robin, 'channel', 'bridge', '#bridge')
    await fillOption(robin, 'where', 'private', 'in a private thread')
    await fillOption(robin, 'role', 'starf', '@Starfleet')
    await fillOption(robin, 'banner', banner)
    await fillOption(robin, 'note', note)
    await robin.keyboard.press('Enter')
  }

  const story = 'is sent, read by two, revealed and read again, and a third learns nothing of it'
  test(story, { timeout: 300_000 }, async () => {
    const [aylaHeard, samHeard]: [string[], string[]] = [[], []]
    const open = (as: string, heard: string[] = []) =>
      tabs.open({ as, channel: 'bridge', hear: (text) => heard.push(text) })
    const robin = await open('Robin')
    const ayla = await open('Ayla', aylaHeard)
    const jonas = await open('Jonas')
    const sam = await open('Sam', samHeard)
    /** Whatever Sam may do is done, and shows nothing. */
    const samLooks = async () => {
      for (const command of ['incident', 'lore']) {
        await useCommand(sam, command, 'hostage', incident)
        await last(sam).getByRole('heading', { name: incident }).waitFor()
      }
      for (const command of ['incident', 'news', 'timeline']) await ask(sam, command)
      await goTo(sam, 'federation-news')
      await goTo(sam, 'bridge')
      expect(await sam.getByRole('button', { name: /, thread/ }).count()).toBe(0)
      expect(await sam.getByText('Acknowledge').count()).toBe(0)
    }

    await draftBriefing(robin)
    await says(robin, 'in a private thread of')
    await samLooks()
    await last(robin).getByRole('button', { name: 'Send' }).click()
    await says(robin, 'shows who has read it')

    await goTo(ayla, incident)
    await says(ayla, note)
    await acknowledge(ayla, '1')
    await goTo(jonas, incident)
    await acknowledge(jonas, '2')
    expect(await seriousFaults(jonas)).toEqual([])
    await ask(robin, 'briefing status')
    await says(robin, '2 of 2 have read it')
    await samLooks()

    await ask(robin, 'briefing reveal')
    await choose(last(robin), /Reveal …/, /^Account: Starfleet Intelligence/)
    await robin.keyboard.press('Escape')
    await last(robin).getByRole('button', { name: 'Reveal, ask all to read again' }).click()
    await says(robin, 'is up to date')
    expect(await seriousFaults(robin)).toEqual([])
    await says(ayla, revealed)
    await says(ayla, 'Read by 0 of 2')
    await samLooks()
    await acknowledge(ayla, '1')
    await acknowledge(jonas, '2')
    await ask(robin, 'briefing status')
    await says(robin, '2 of 2 have read it')
    await samLooks()

    const thread = new URL(ayla.url()).hash.slice(1)
    const secrets = [banner, note, revealed, thread]
    const found = (texts: readonly string[]) =>
      secrets.filter((secret) => texts.some((text) => text.includes(secret)))
    await expect.poll(() => found(aylaHeard)).toEqual(secrets)
    expect(found(samHeard)).toEqual([])
    expect(tabs.trouble()).toEqual([])
  })
})
