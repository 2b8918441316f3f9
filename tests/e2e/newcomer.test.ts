import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../store/temporaryStore.ts'
import { drive } from './driver.ts'
import { textOfMessage } from './parts.ts'
import { startProgram, type Running } from './process.ts'

describe('a newcomer’s npm start', () => {
  let temporary: TemporaryFolder
  let running: Running
  beforeEach(async () => {
    temporary = await temporaryFolder()
  })
  afterEach(async () => {
    running.signal('SIGKILL')
    await running.ended
    await temporary.remove()
  })

  const start = async (): Promise<string> => {
    running = startProgram({ DATABASE_URL: `file:${join(temporary.folder, 'gazetteer.db')}` })
    return running.ready()
  }

  test('brings up the page and the campaign; stopped and started, all is as it was', async () => {
    const url = await start()
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>')

    const driver = drive(url)
    const robin = await driver.as('Robin', 'bridge')
    const draft = await robin.command('briefing send', {
      incident: 'Attack on Ohmallera',
      channel: robin.channelId,
    })
    await robin.press(draft.message, 'Send')
    const at = await driver.goToNextMark()
    const news = await robin.in('federation-news')
    const before = await news.messages()
    expect(before).toHaveLength(1)
    running.signal('SIGTERM')
    expect(await running.ended).toBe(0)
    expect(running.errors()).toBe('')

    const again = drive(await start())
    expect((await again.state()).clock.now).toBeGreaterThanOrEqual(at)
    const after = await (await again.as('Robin', 'federation-news')).messages()
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    const ayla = await again.as('Ayla', 'bridge')
    const [briefing] = await ayla.messages()
    const read = await ayla.press(briefing, 'Acknowledge')
    expect(textOfMessage(read.message)).toContain('Read by 1')
    running.signal('SIGTERM')
    expect(await running.ended).toBe(0)
  })

  test('ends in order when Ctrl-C reaches it twice at once, as it does under npm', async () => {
    await start()
    running.signal('SIGINT')
    running.signal('SIGINT')
    expect(await running.ended).toBe(0)
    expect(running.errors()).toBe('')
  })
})
