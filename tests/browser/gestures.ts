import type { Locator, Page } from 'playwright-core'

/** Chooses at "Acting as". */
export async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Acting as/ }).click()
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: new RegExp(`Acting as ${name}`) }).waitFor()
}

/** Opens a channel or a thread from the list at the side. */
export async function goTo(page: Page, channel: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${channel}, `) }).click()
  await page.getByRole('heading', { level: 1, name: channel }).waitFor()
}

/** Types a command and takes it: its first option has the focus then. */
export async function takeCommand(page: Page, command: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).focus()
  await page.keyboard.type(`/${command}`)
  await page
    .getByRole('option', { name: `/${command}` })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}

/** Types into the option that has the focus, and takes what is offered. */
async function take(page: Page, typed: string, offered: string): Promise<void> {
  await page.keyboard.type(typed)
  await page
    .getByRole('option', { name: new RegExp(`^${offered}`) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}

/** Types a command and takes it, then types into its first option, takes what is offered and sends. */
export async function useCommand(
  page: Page,
  command: string,
  typed: string,
  offered: string,
): Promise<void> {
  await takeCommand(page, command)
  await take(page, typed, offered)
  await page.keyboard.press('Enter')
}

/** Adds an option to the command that is being typed; with `offered`, takes that from its list. */
export async function fillOption(
  page: Page,
  option: string,
  typed: string,
  offered?: string,
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Add option ${option}:`) }).click()
  if (offered === undefined) await page.keyboard.type(typed)
  else await take(page, typed, offered)
}

/** Chooses in a message's menu. */
export async function choose(message: Locator, menu: RegExp, choice: RegExp): Promise<void> {
  await message.getByRole('button', { name: menu }).click()
  await message.page().getByRole('option', { name: choice }).click()
}
