// `npm run pictures`: draws the pictures in docs/images anew, from the real bot in a real browser.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openHouse } from '../e2e/house.ts'
import { builtPage } from './builtPage.ts'
import { goTo } from './gestures.ts'
import { openTabs } from './tabs.ts'

const folder = join(import.meta.dirname, '../../docs/images')
await mkdir(folder, { recursive: true })
const built = await builtPage()
const house = await openHouse(Date.UTC(2026, 10, 23, 12), { pageDir: built.folder })
const tabs = await openTabs(house.local().url)

const page = await tabs.open({ as: 'Robin', width: 1280, height: 800 })
await page.getByRole('button', { name: /Go to the next bulletin/ }).click()
await goTo(page, 'federation-news')
await page.getByText('late, not lost').waitFor()
await page.screenshot({ path: join(folder, 'page.png') })

await tabs.close()
await house.close()
await built.remove()
