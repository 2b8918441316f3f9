import type { BrowserContextOptions, Page } from 'playwright-core'
import { maquisReborn } from '../../src/playground/index.ts'
import { launchChromium } from './chromium.ts'

/** How to open the page. */
export interface Opening {
  /** A member's name. */
  readonly as?: string
  readonly width?: number
  readonly height?: number
  readonly light?: boolean
  /** The channel to stand in; the first one by default. */
  readonly channel?: string
  /** Gets whatever the page gets: the body of each answer and each event, as text. */
  readonly hear?: (text: string) => void
}

/** A browser in front of a local Discord. */
export interface Tabs {
  readonly open: (opening?: Opening) => Promise<Page>
  /** What any page asked of another machine, and what went wrong in one: nothing, if all is well. */
  readonly trouble: () => readonly string[]
  readonly close: () => Promise<void>
}

/** A member of the local Discord's guild. */
export function memberId(name: string): string {
  const member = maquisReborn.members.find((one) => one.name === name)
  if (member === undefined) throw new Error(`There is no ${name}.`)
  return member.id
}

/** Starts a browser; `url` is the local Discord's. */
export async function openTabs(url: string): Promise<Tabs> {
  const browser = await launchChromium()
  const trouble: string[] = []

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
      const asked = route.request().url()
      if (asked.startsWith(url) || asked.startsWith('data:')) return route.continue()
      trouble.push(`asked for ${asked}`)
      return route.abort()
    })
    const tab = await context.newPage()
    tab.setDefaultTimeout(60_000)
    tab.on('pageerror', (error) => trouble.push(error.message))
    tab.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text())
    })
    if (opening.hear !== undefined) record(tab, opening.hear)
    const channel = maquisReborn.channels.find((one) => one.name === opening.channel)
    await tab.goto(`${url}/${channel === undefined ? '' : `#${channel.id}`}`)
    await tab.getByRole('log').waitFor()
    return tab
  }

  return { open, trouble: () => trouble, close: () => browser.close() }
}

function record(tab: Page, hear: (text: string) => void): void {
  tab.on('response', async (response) => {
    // Of an answer that nobody waited for, as on leaving the page, there is nothing to hear.
    hear(await response.text().catch(() => ''))
  })
  tab.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => hear(String(payload)))
  })
}
