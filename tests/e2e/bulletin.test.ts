import type { APIMessage } from 'discord-api-types/v10'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ids } from '../playground/openLocal.ts'
import type { Person } from './driver.ts'
import { openHouse, type House } from './house.ts'
import { textOfMessage } from './parts.ts'

/** Discord's answer to a bot that has used up its 50 requests of a second, and more. */
const limitedFor = (seconds: number) => ({
  status: 429,
  headers: {
    'retry-after': String(seconds),
    'x-ratelimit-global': 'true',
    'x-ratelimit-scope': 'global',
  },
  body: { message: 'You are being rate limited.', retry_after: seconds, global: true },
})

test('a bulletin that has to wait lets no player wait', async () => {
  let limited = 0
  const house = await openHouse(Date.UTC(2026, 10, 23, 12), {
    intercept: ({ method, path }) => {
      if (method !== 'POST' || !/^\/channels\/\d+\/messages$/.test(path)) return undefined
      limited++
      return { outcome: limitedFor(30) }
    },
  })
  try {
    const moved = house.driver().goToNextMark()
    await expect.poll(() => limited).toBeGreaterThan(0)
    const ayla = await house.driver().as('Ayla', 'federation-news')
    const answer = await ayla.command('lore', { entry: 'Ohmallera' })
    expect(answer.status).toBe('answered')
    const robin = await house.driver().as('Robin', 'federation-news')
    expect(await robin.messages()).toEqual([])
    await moved
  } finally {
    await house.close()
  }
})

describe('a bulletin in the local Discord', () => {
  let house: House
  let robin: Person
  beforeEach(async () => {
    house = await openHouse(Date.UTC(2026, 10, 23, 12))
    robin = await house.driver().as('Robin')
  })
  afterEach(() => house.close())

  const messagesIn = async (channel: string): Promise<readonly APIMessage[]> =>
    (await house.driver().as('Robin', channel)).messages()
  const news = (): Promise<readonly APIMessage[]> => messagesIn('federation-news')
  const list = async (): Promise<string> =>
    textOfMessage((await robin.command('bulletin list')).message)
  const due = Date.UTC(2027, 1, 22, 12)

  test('remembers Ohmallera on 240402.22 with Kalre’s letter, once, also after a restart', async () => {
    const at = await house.driver().goToNextMark()
    expect(at).toBeGreaterThanOrEqual(due)
    expect(at).toBeLessThan(due + 60_000)
    const [bulletin, ...more] = await news()
    expect(more).toEqual([])
    const text = textOfMessage(bulletin)
    expect(text).toContain('FEDERATION NEWS SERVICE')
    expect(text).toContain('240402')
    expect(text).toContain('To My Beloved: Heart of Ohmallera')
    expect(text).toContain('Nikael')

    await house.restart()
    await house.driver().moveClock({ advanceMs: 60_000 })
    expect((await news()).map(({ id }) => id)).toEqual([bulletin?.id])
    const ayla = await house.driver().as('Ayla', 'federation-news')
    const archive = await ayla.press(bulletin, 'Archive')
    expect(textOfMessage(archive.message)).toContain('Sixteenth anniversary of Ohmallera')
    const latest = await ayla.command('news')
    expect(textOfMessage(latest.message)).toContain('Sixteenth anniversary of Ohmallera')
    const letter = await ayla.press(latest.message, 'Read on ▶')
    expect(textOfMessage(letter.message)).toContain('late, not lost')
  })

  test('comes again in the years after, and not when the clock goes back', async () => {
    await house.driver().goToNextMark()
    await house.driver().moveClock({ to: Date.UTC(2027, 0, 1) })
    await house.driver().moveClock({ to: due + 3_600_000 })
    expect(await news()).toHaveLength(1)
    await house.driver().goToNextMark()
    await house.driver().goToNextMark()
    const texts = (await news()).map(textOfMessage)
    expect(texts.map((text) => /^## (.*)$/m.exec(text)?.[1])).toEqual([
      'Sixteenth anniversary of Ohmallera: the names are read',
      'Thirteenth anniversary of the seizure of Deep Space 10',
      expect.stringContaining('eventeenth anniversary of Ohmallera'),
    ])
  })

  test('is seen before it is out, and posted early is not posted again on its day', async () => {
    const preview = textOfMessage((await robin.command('bulletin preview')).message)
    expect(preview).toContain('**Ohmallera remembered**')
    expect(preview).toContain(`240402.22 · <t:${due / 1000}:F>`)
    expect(await news()).toEqual([])

    const { message } = await robin.command('bulletin post')
    const done = await robin.press(message, 'Post it now')
    expect(textOfMessage(done.message)).toContain(`goes to <#${ids.news}> now`)
    await expect.poll(async () => (await news()).length).toBe(1)
    const again = await robin.press(message, 'Post it now').catch((error: unknown) => error)
    expect(JSON.stringify(again)).not.toContain('goes to')
    expect(await list()).toContain('✔ posted · Ohmallera remembered')
    expect(await list()).toMatch(/\*\*Ohmallera remembered\*\*\n-# 240502\.22/)
    expect((await house.driver().state()).clock.nextMark?.label).toContain('Deep Space 10')
    await house.driver().moveClock({ to: due + 3_600_000 })
    expect(await news()).toHaveLength(1)
  })

  test('is held while the bot may not write, said to the GMs, and posted when they resume it', async () => {
    const path = `/channels/${ids.news}/permissions/${house.local().applicationId}`
    const deny = String(PermissionFlagsBits.SendMessages)
    await robin.rest('PUT', path, { type: 1, allow: '0', deny })
    const check = async (): Promise<string> =>
      textOfMessage((await robin.command('campaign check')).message)
    await expect.poll(check).toContain(`I lack **Send Messages** in <#${ids.news}>`)

    await house.driver().goToNextMark()
    expect(await news()).toEqual([])
    expect(textOfMessage((await messagesIn('gm-room')).at(-1))).toContain('Send Messages')
    const { message } = await robin.command('bulletin list')
    expect(textOfMessage(message)).toContain('could not be posted')
    expect(await check()).toContain('bulletin could not be posted')

    await robin.rest('DELETE', path)
    await expect.poll(check).not.toContain('I lack')
    const button = textOfMessage(message)
      .split('\n')
      .find((line) => line.startsWith('Try again'))
    await robin.press(message, button ?? '')
    await expect.poll(async () => (await news()).length).toBe(1)
    expect(await list()).toContain('✔ posted')
    await house.driver().moveClock({ advanceMs: 3_600_000 })
    expect(await news()).toHaveLength(1)
  })
})
