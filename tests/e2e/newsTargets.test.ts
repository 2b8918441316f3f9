import { MessageFlags, type APIMessage } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ids } from '../playground/openLocal.ts'
import type { Person } from './driver.ts'
import { openHouse, type House } from './house.ts'
import { textOfMessage } from './parts.ts'

let house: House
let robin: Person
beforeEach(async () => {
  house = await openHouse(Date.UTC(2026, 10, 23, 12))
  robin = await house.driver().as('Robin')
})
afterEach(() => house.close())

const messagesIn = (channel: string): readonly APIMessage[] =>
  [...(house.local().world.logs.get(channel)?.byId.values() ?? [])].map(
    // The local Discord keeps messages in Discord's form.
    ({ json }) => json as unknown as APIMessage,
  )
const tell = async (options: Readonly<Record<string, unknown>>): Promise<string> =>
  textOfMessage((await robin.command('campaign news', options)).message)

test('a GM lets the news go to a forum, and elsewhere in the outlet’s own name', async () => {
  expect(await tell({ channel: ids.archive })).toContain('Each bulletin opens a post of its own.')
  const named = await tell({ channel: ids.bridge, outlet: 'FNS', persona: true })
  expect(named).toContain('in the outlet’s own name')
  expect(named).toContain('✔ I have every permission I need there.')
  const listed = await tell({})
  expect(listed).toContain(`**<#${ids.news}>** (announcement channel) gets all bulletins`)
  expect(listed).toContain(`**<#${ids.archive}>** (forum) gets all bulletins`)

  await house.driver().goToNextMark()
  const [published] = messagesIn(ids.news)
  expect(Number(published?.flags) & MessageFlags.Crossposted).not.toBe(0)
  const [persona] = messagesIn(ids.bridge)
  expect(persona?.author.username).toBe('Federation News Service')
  expect(persona?.webhook_id).toBeDefined()
  const posts = [...house.local().world.channels.values()].filter(
    ({ parentId }) => parentId === ids.archive,
  )
  expect(posts.map(({ name }) => name)).toEqual([
    'Sixteenth anniversary of Ohmallera: the names are read',
  ])
  expect(textOfMessage(messagesIn(posts[0]?.id ?? '')[0])).toContain('late, not lost')

  await house.restart()
  await house.driver().moveClock({ advanceMs: 3_600_000 })
  expect([ids.news, ids.bridge, posts[0]?.id ?? ''].map((id) => messagesIn(id).length)).toEqual([
    1, 1, 1,
  ])
})
