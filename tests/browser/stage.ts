import { startLocalDiscord, type LocalDiscord } from '../../src/playground/index.ts'
import { builtPage } from './builtPage.ts'
import { startScriptedBot } from './scriptedBot.ts'
import { memberId, openTabs, type Tabs } from './tabs.ts'

const memorial = { at: Date.UTC(2027, 1, 22, 18), label: 'Ohmallera, sixteenth anniversary' }
/** Where the stage's clock stands before anybody moves it. */
export const stageTime = Date.UTC(2026, 10, 23, 12)

/** A local Discord with its page, a bot and a browser. */
export interface Stage extends Tabs {
  readonly discord: LocalDiscord
  readonly memberId: (name: string) => string
  readonly stopBot: () => Promise<void>
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
  const tabs = await openTabs(discord.url)
  return {
    ...tabs,
    discord,
    memberId,
    stopBot,
    close: async () => {
      await tabs.close()
      await stopBot()
      await discord.close()
      await page.remove()
    },
  }
}
