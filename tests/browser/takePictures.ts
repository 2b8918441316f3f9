// `npm run pictures`: draws the pictures in docs/images anew, from the real bot in a real browser.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openHouse } from '../e2e/house.ts'
import { builtPage } from './builtPage.ts'
import { actAs, useCommand } from './gestures.ts'
import { openTabs } from './tabs.ts'

const folder = join(import.meta.dirname, '../../docs/images')
await mkdir(folder, { recursive: true })
const built = await builtPage()
const house = await openHouse(Date.UTC(2026, 10, 23, 12), { pageDir: built.folder })
const tabs = await openTabs(house.local().url)

const page = await tabs.open({ as: 'Robin', channel: 'bridge', width: 1280, height: 860 })
await useCommand(page, 'briefing send', 'attack on oh', 'Attack on Ohmallera')
await page.getByRole('button', { name: 'Send', exact: true }).click()
await page.getByText('shows who has read it').waitFor()
await actAs(page, 'Ayla')
await useCommand(page, 'lore', 'kal', 'Nikael Kalre')
await page.getByRole('article').last().getByRole('button', { name: 'Share here' }).waitFor()
await page.screenshot({ path: join(folder, 'page.png') })

await tabs.close()
await house.close()
await built.remove()
