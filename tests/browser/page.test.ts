import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath } from './chromium.ts'
import { setStage, type Stage } from './stage.ts'
import { maquisReborn } from '../../src/playground/index.ts'
import { seriousFaults } from './seriousFaults.ts'

const channelId = (name: string) =>
  maquisReborn.channels.find((channel) => channel.name === name)?.id ?? ''

describe.skipIf(chromiumPath === undefined)('the page in a browser', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage.close())

  test('shows the server, its channels and whom one acts as', async () => {
    const page = await stage.open()
    await page.getByText('The Maquis Reborn').waitFor()
    const channels = page.getByRole('navigation', { name: 'Channels' })
    await channels.getByRole('button', { name: 'federation-news, announcement channel' }).waitFor()
    await channels.getByRole('button', { name: 'archive, forum' }).waitFor()
    await page.getByRole('button', { name: /Acting as Robin Game master/ }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'welcome' }).waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('a player sees less than a GM, and the switch remembers who acts in this tab', async () => {
    const page = await stage.open({ as: 'Robin' })
    await page.getByRole('button', { name: /gm-room/ }).waitFor()
    await page.getByRole('button', { name: /Acting as/ }).click()
    await page.getByRole('menuitemradio', { name: /Ayla/ }).click()
    await page.getByRole('button', { name: /Acting as Ayla Player/ }).waitFor()
    expect(await page.getByRole('button', { name: /gm-room/ }).count()).toBe(0)
    await page.reload()
    await page.getByRole('button', { name: /Acting as Ayla Player/ }).waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('a message reaches everybody, and marks the channel where it is not read', async () => {
    const [robin, ayla] = await Promise.all([
      stage.open({ as: 'Robin', channel: 'bridge' }),
      stage.open({ as: 'Ayla', channel: 'welcome' }),
    ])
    await robin.getByRole('textbox', { name: 'Message bridge' }).fill('All hands **on deck**')
    await robin.keyboard.press('Enter')
    await robin.getByRole('article').getByText('on deck').waitFor()
    await ayla.getByRole('button', { name: 'bridge, text channel, new messages' }).click()
    await ayla.getByRole('article').getByText('on deck').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('what happened while one was away is marked, until it is read', async () => {
    await stage.discord.interact({
      kind: 'command',
      as: stage.memberId('Robin'),
      channel: channelId('federation-news'),
      command: 'briefing',
      options: [
        {
          name: 'send',
          options: [
            { name: 'about', value: 'x' },
            { name: 'channel', value: channelId('bridge') },
          ],
        },
      ],
    })
    const page = await stage.open({ as: 'Jonas', channel: 'welcome' })
    await page
      .getByRole('button', { name: 'federation-news, announcement channel, new messages' })
      .click()
    await page
      .getByRole('button', { name: 'federation-news, announcement channel', exact: true })
      .waitFor()
    await page.reload()
    await page
      .getByRole('button', { name: 'federation-news, announcement channel', exact: true })
      .waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('one’s own message can be edited, answered and deleted', async () => {
    const page = await stage.open({ as: 'Jonas', channel: 'bridge' })
    await page.getByRole('textbox', { name: 'Message bridge' }).fill('Firts')
    await page.keyboard.press('Enter')
    const message = page.getByRole('article').filter({ hasText: 'Firts' })
    await message.hover()
    await message.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Edit message' }).fill('First')
    await page.keyboard.press('Enter')
    const edited = page.getByRole('article').filter({ hasText: 'First' })
    await edited.getByText('(edited)').waitFor()

    await edited.hover()
    await edited.getByRole('button', { name: 'Reply' }).click()
    await page.getByText('Replying to').waitFor()
    await page.keyboard.type('Second')
    await page.keyboard.press('Enter')
    await page.getByRole('article').filter({ hasText: 'Jonas: First' }).waitFor()

    await edited.first().hover()
    await edited.first().getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByText('(edited)').waitFor({ state: 'detached' })
    expect(stage.trouble()).toEqual([])
  })

  test('a forum takes a post, which becomes a thread to write in', async () => {
    const page = await stage.open({ as: 'Robin' })
    await page.getByRole('button', { name: 'archive, forum' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Haren Det')
    await page.getByRole('textbox', { name: 'Text' }).fill('Who was he?')
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('heading', { level: 1, name: 'Haren Det' }).waitFor()
    await page.getByText('Who was he?').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('the clock goes to the next bulletin, further by steps, and back', async () => {
    const page = await stage.open({ as: 'Robin' })
    const clock = page.getByRole('region', { name: 'Clock' })
    await clock
      .getByText('Monday 23 November 2026')
      .or(clock.getByText('Monday, 23 November 2026'))
      .waitFor()
    await clock.getByRole('button', { name: /Go to the next bulletin Ohmallera/ }).click()
    await clock
      .getByText(/22 February 2027/)
      .first()
      .waitFor()
    await clock.getByText('Moved: 2 months', { exact: false }).waitFor()
    await clock.getByRole('button', { name: '+ 1 day' }).click()
    await clock.getByText(/23 February 2027/).waitFor()
    await clock.getByRole('button', { name: 'Back to the real date' }).click()
    await clock.getByText('This is the real date.').waitFor()
    expect(stage.trouble()).toEqual([])
  })

  test('on a phone both sides fold away, and nothing scrolls sideways', async () => {
    const page = await stage.open({ as: 'Ayla', width: 400, height: 800 })
    expect(await page.getByRole('button', { name: /Acting as/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Channels' }).click()
    await page.getByRole('button', { name: 'bridge, text channel' }).click()
    await page.getByRole('heading', { level: 1, name: 'bridge' }).waitFor()
    await page.getByRole('button', { name: 'Clock and members' }).click()
    await page.getByRole('button', { name: /Go to the next bulletin/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Go to the next bulletin/ }).waitFor({ state: 'hidden' })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400)
    expect(stage.trouble()).toEqual([])
  })

  test('follows the system’s light or dark, and remembers the reader’s own choice', async () => {
    const theme = 'document.documentElement.dataset.theme'
    const page = await stage.open({ light: true })
    expect(await page.evaluate(theme)).toBe('light')
    await page.getByRole('button', { name: 'Switch to dark' }).click()
    expect(await page.evaluate(theme)).toBe('dark')
    await page.reload()
    await page.getByRole('button', { name: 'Switch to light' }).waitFor()
    expect(await page.evaluate(theme)).toBe('dark')
    expect(stage.trouble()).toEqual([])
  })

  test.each([
    { width: 1400, light: false },
    { width: 1400, light: true },
    { width: 400, light: false },
    { width: 400, light: true },
  ])('axe finds nothing serious at %o', async (opening) => {
    const page = await stage.open({ as: 'Robin', channel: 'bridge', ...opening })
    await page.getByRole('textbox', { name: 'Message bridge' }).fill('# Hello\n`code` ||spoiler||')
    await page.keyboard.press('Enter')
    await page.getByRole('article').getByText('code').last().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(stage.trouble()).toEqual([])
  })
})
