import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath } from './chromium.ts'
import { seriousFaults } from './seriousFaults.ts'
import { setStage, type Stage } from './stage.ts'

describe.skipIf(chromiumPath === undefined)('commands and components in a browser', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage.close())

  /** Opens the page as somebody, types a command's name and takes it from the palette. */
  const takeCommand = async (as: string, channel: string, name: string) => {
    const page = await stage.open({ as, channel })
    await page.getByRole('textbox', { name: `Message ${channel}` }).focus()
    await page.keyboard.type(`/${name}`)
    await page.getByRole('option', { name: `/${name}` }).waitFor()
    await page.keyboard.press('Enter')
    return page
  }

  /** Opens the page as somebody and shows them the dossier of the Maquis Reborn. */
  const readDossier = async (as: string) => {
    const page = await takeCommand(as, 'bridge', 'lore')
    await page.keyboard.type('maq')
    await page.getByRole('option', { name: 'Maquis Reborn' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const dossier = page.getByRole('article').last()
    await dossier.getByRole('heading', { name: 'Maquis Reborn' }).waitFor()
    return { page, dossier }
  }

  test('a command is found, filled in with suggestions and sent by keyboard alone', async () => {
    const page = await stage.open({ as: 'Ayla', channel: 'bridge' })
    await page.getByRole('textbox', { name: /Message bridge/ }).focus()
    await page.keyboard.type('/')
    await page.getByRole('option', { name: /\/briefing send/ }).waitFor()
    await page.keyboard.type('lo')
    await page.keyboard.press('Tab')
    await page.keyboard.type('nik')
    await page.getByRole('option', { name: 'Nikael Kalre' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Tab')
    expect(await page.getByRole('combobox', { name: 'entry' }).inputValue()).toBe('Nikael Kalre')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Nikael Kalre' }).waitFor()
    await page.getByText('Ayla used').waitFor()
    await page.getByText('Only you can see this').waitFor()
    expect(await page.getByRole('textbox', { name: /Message bridge/ }).inputValue()).toBe('')
    expect(stage.trouble()).toEqual([])
  })

  test('a bare command is sent without its optional options', async () => {
    const page = await takeCommand('Ayla', 'bridge', 'lore')
    await page.getByRole('option', { name: 'Ohmallera' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Everything' }).waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('required options are asked for, and channels and roles are picked from lists', async () => {
    const page = await takeCommand('Robin', 'bridge', 'briefing send')
    await page.keyboard.press('Enter')
    expect(await page.getByText('This option is required.').count()).toBe(2)
    await page.keyboard.type('Ohmallera')
    await page.getByRole('combobox', { name: 'channel' }).focus()
    await page.keyboard.type('news')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Add option role/ }).click()
    await page.keyboard.type('maq')
    await page.getByRole('option', { name: '@Maquis' }).click()
    await page.keyboard.press('Enter')
    const answer = page.getByRole('article').filter({ hasText: 'Sent Ohmallera to' })
    await answer.getByRole('button', { name: 'federation-news' }).click()
    await page.getByRole('heading', { level: 1, name: 'federation-news' }).waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('a command that is mentioned opens where one writes', async () => {
    const page = await stage.open({ as: 'Robin', channel: 'gm-room' })
    await page.getByRole('log').getByRole('button', { name: '/lore' }).first().click()
    await page.keyboard.type('deep')
    await page.getByRole('option', { name: 'Deep Space 285' }).click()
    await page.getByRole('button', { name: 'Send /lore' }).click()
    await page.getByRole('heading', { name: 'Deep Space 285' }).waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('a command that does not exist is not sent as a message, unless one insists', async () => {
    const page = await stage.open({ as: 'Ayla', channel: 'welcome' })
    await page.getByRole('textbox', { name: 'Message welcome' }).fill('/shrug it off')
    await page.getByText('There is no command like that').waitFor()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('article').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByRole('article').getByText('/shrug it off').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('Escape closes the list first, then leaves the command', async () => {
    const page = await takeCommand('Ayla', 'bridge', 'lore')
    await page.keyboard.type('m')
    await page.getByRole('option', { name: 'Maquis Reborn' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name: 'Maquis Reborn' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: /Message bridge/ }).waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('a select changes the message, and an ephemeral message can be dismissed', async () => {
    const { page, dossier } = await readDossier('Jonas')
    await dossier.getByRole('button', { name: 'See also' }).click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ohmallera' }).waitFor()
    await dossier.getByRole('button', { name: 'Dismiss message' }).click()
    await page.getByRole('heading', { name: 'Ohmallera' }).waitFor({ state: 'detached' })
    expect(stage.trouble()).toEqual([])
  })

  test('a button’s answer is seen by others, an ephemeral message is not', async () => {
    const robin = await stage.open({ as: 'Robin', channel: 'bridge' })
    const { dossier } = await readDossier('Sam')
    await dossier.getByRole('button', { name: 'Share here' }).click()
    await robin.getByRole('article').getByText('Shared for all.').waitFor()
    expect(await robin.getByRole('heading', { name: 'Maquis Reborn' }).count()).toBe(0)
    expect(stage.trouble()).toEqual([])
  })

  test('a modal keeps the focus, names what is missing, and sends its fields', async () => {
    const { page, dossier } = await readDossier('Sam')
    await dossier.getByRole('button', { name: 'Write a note' }).click()
    const modal = page.getByRole('dialog', { name: 'A note' })
    await modal.waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.type('Hm')
    await modal.getByRole('button', { name: 'Submit' }).click()
    await modal.getByText('At least 3 characters; now 2.').waitFor()
    await page.keyboard.type('m')
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab')
      const where = 'document.activeElement.closest("dialog, body").tagName'
      expect(['DIALOG', 'BODY']).toContain(await page.evaluate(where))
    }
    await modal.getByRole('button', { name: /Kind/ }).click()
    await page.keyboard.press('Enter')
    await modal.getByRole('button', { name: 'Submit' }).click()
    await modal.waitFor({ state: 'detached' })
    await page.getByRole('article').getByText('Hmm: rumour').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('Escape leaves a modal, and the focus goes back to its button', async () => {
    const { page, dossier } = await readDossier('Sam')
    await dossier.getByRole('button', { name: 'Write a note' }).click()
    await page.getByRole('dialog', { name: 'A note' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Write a note')
    expect(stage.trouble()).toEqual([])
  })

  test('an answer that takes time is announced, and then replaced', async () => {
    const page = await takeCommand('Jonas', 'welcome', 'slow')
    await page.keyboard.press('Enter')
    await page.getByRole('article').getByText('Thought about it.').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('no answer within three seconds is said so, for commands and for buttons', async () => {
    const { page, dossier } = await readDossier('Jonas')
    await dossier.getByRole('button', { name: 'Fail' }).click()
    await page.getByRole('textbox', { name: 'Message bridge' }).fill('/silent')
    await page.getByRole('option', { name: '/silent' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('Sending the command').waitFor()
    await dossier.getByText('did not respond').waitFor()
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await page.getByText('You used').waitFor({ state: 'detached' })
    expect(stage.trouble()).toEqual([])
  })

  test('a message’s menu offers what the bot does with messages', async () => {
    const page = await stage.open({ as: 'Robin', channel: 'welcome' })
    await page.getByRole('textbox', { name: /Message welcome/ }).fill('Case one')
    await page.keyboard.press('Enter')
    const message = page.getByRole('article').filter({ hasText: 'Case one' })
    await message.hover()
    await message.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'File this' }).click()
    await page.getByRole('article').getByText('Filed: Case one').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('without its bot the page says so', async () => {
    const page = await stage.open({ as: 'Robin', channel: 'welcome' })
    await stage.stopBot()
    await page.getByText('Gazetteer is not running.').waitFor()
    expect(stage.trouble()).toEqual([])
  })
})
