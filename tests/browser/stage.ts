import type { BrowserContextOptions, Page } from 'playwright-core'
import { maquisReborn, startLocalDiscord, type LocalDiscord } from '../../src/playground/index.ts'
import { builtPage } from './builtPage.ts'
import { launchChromium } from './chromium.ts'
import { startScriptedBot } from './scriptedBot.ts'

const memorial = { at: Date.UTC(2027, 1, 22, 18), label: 'Ohmallera, sixteenth anniversary' }
/** Where the stage's clock stands before anybody moves it. */
const stageTime = Date.UTC(2026, 10, 23, 12)

/** How to open the page. */
export interface Opening {
  /** A member's name. */
  readonly as?: string
  readonly width?: number
  readonly height?: number
  readonly light?: boolean
  /** The channel to stand in; the first one by default. */
  readonly channel?: string
}

/** A local Discord with its page, a bot and a browser. */
export interface Stage {
  readonly discord: LocalDiscord
  readonly open: (opening?: Opening) => Promise<Page>
  /** What any page asked of another machine, and what went wrong in one: nothing, if all is well. */
  readonly trouble: () => readonly string[]
  readonly memberId: (name: string) => string
  readonly stopBot: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Sets everything up; `close` takes it all down. */
export async function setStage(): Promise<Stage> {
  const page = await builtPage()
  const discord = await startLocalDiscord({
    port: 0,
    pageDir: page.folder,
    clock: { now: () => stageTime },
    nextMark: () => Promise.resolve(memorial),
  })
  const stopBot = await startScriptedBot(discord)
  const browser = await launchChromium()
  const trouble: string[] = []

  const memberId = (name: string) => {
    const member = maquisReborn.members.find((one) => one.name === name)
    if (member === undefined) throw new Error(`There is no ${name}.`)
    return member.id
  }

  const open = async (opening: Opening = {}) => {
    const options: BrowserContextOptions = {
      viewport: { width: opening.width ?? 1400, height: opening.height ?? 900 },
      colorScheme: opening.light === true ? 'light' : 'dark',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/Lisbon',
    }
    const context = await browser.newContext(options)
    if (opening.as !== undefined) {
      const id = JSON.stringify(memberId(opening.as))
      await context.addInitScript(
        `sessionStorage.getItem('local-discord.as') ?? sessionStorage.setItem('local-discord.as', ${id})`,
      )
    }
    await context.route('**/*', (route) => {
      const url = route.request().url()
      if (url.startsWith(discord.url) || url.startsWith('data:')) return route.continue()
      trouble.push(`asked for ${url}`)
      return route.abort()
    })
    const tab = await context.newPage()
    tab.setDefaultTimeout(8000)
    tab.on('pageerror', (error) => trouble.push(error.message))
    tab.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text())
    })
    const channel = maquisReborn.channels.find((one) => one.name === opening.channel)
    await tab.goto(`${discord.url}/${channel === undefined ? '' : `#${channel.id}`}`)
    await tab.getByRole('log').waitFor()
    return tab
  }

  return {
    discord,
    open,
    trouble: () => trouble,
    memberId,
    stopBot,
    close: async () => {
      await browser.close()
      await stopBot()
      await discord.close()
      await page.remove()
    },
  }
}
