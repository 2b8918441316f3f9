import type { Page } from 'playwright-core'

/** Chooses at "Acting as". */
export async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Acting as/ }).click()
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: new RegExp(`Acting as ${name}`) }).waitFor()
}

/** Opens a channel from the list at the side. */
export async function goTo(page: Page, channel: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${channel}, `) }).click()
  await page.getByRole('heading', { level: 1, name: channel }).waitFor()
}

/** Types a command and takes it, then types into its first option, takes what is offered and sends. */
export async function useCommand(
  page: Page,
  command: string,
  typed: string,
  offered: string,
): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).focus()
  await page.keyboard.type(`/${command}`)
  await page
    .getByRole('option', { name: `/${command}` })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type(typed)
  await page
    .getByRole('option', { name: new RegExp(`^${offered}`) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
}
