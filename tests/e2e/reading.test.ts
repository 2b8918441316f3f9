import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MessageFlags } from 'discord-api-types/v10'
import { openHouse, type House } from './house.ts'
import { textOfMessage } from './parts.ts'
import type { Person } from './driver.ts'

describe('a player in the local Discord', () => {
  let house: House
  let ayla: Person
  beforeAll(async () => {
    house = await openHouse(Date.UTC(2026, 10, 23, 12))
    ayla = await house.driver().as('Ayla')
  })
  afterAll(() => house.close())

  /** What a command answers, to its user alone. */
  async function read(command: string, options = {}): Promise<string> {
    const { status, message } = await ayla.command(command, options)
    expect(status).toBe('answered')
    expect(message?.flags).toBe(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
    return textOfMessage(message)
  }

  test('is offered the players’ commands and none of the GMs’', async () => {
    expect(await ayla.commands()).toEqual([
      'date',
      'faction',
      'help',
      'incident',
      'lore',
      'news',
      'timeline',
    ])
    for (const command of ['briefing status', 'bulletin list', 'campaign check']) {
      await expect(ayla.command(command)).rejects.toThrow('There is no command')
    }
  })

  test('types /lore, picks Maquis Reborn and reads it to its end', async () => {
    const [first] = await ayla.autocomplete('lore', 'entry', 'maq')
    expect(first?.name).toBe('Maquis Reborn')
    const { message } = await ayla.command('lore', { entry: first?.value })
    expect(textOfMessage(message)).toContain('the resurrection of the Maquis')
    const turned = await ayla.press(message, 'Read on ▶')
    expect(turned.message?.id).toBe(message?.id)
    expect(textOfMessage(turned.message)).toContain('Page 2 of 2')
  })

  test('goes from an entry to another, and to what happened when', async () => {
    const { message } = await ayla.command('lore', { entry: 'Maquis Reborn' })
    const other = await ayla.select(message, 'See also …', 'Nikael Kalre')
    expect(textOfMessage(other.message)).toContain('## Nikael Kalre')
    const timeline = await ayla.press(other.message, 'Timeline')
    expect(textOfMessage(timeline.message)).toContain('## Timeline: Nikael Kalre')
    expect(textOfMessage(timeline.message)).toContain('Attack on Ohmallera')
  })

  test('shares an entry with everyone in the channel', async () => {
    const bridge = await ayla.in('bridge')
    const { message } = await bridge.command('lore', { entry: 'Nikael Kalre' })
    const shared = await bridge.press(message, 'Share here')
    expect(shared.message?.flags).toBe(MessageFlags.IsComponentsV2)
    const jonas = await house.driver().as('Jonas', 'bridge')
    const seen = (await jonas.messages()).map(textOfMessage)
    expect(seen).toHaveLength(1)
    expect(seen[0]).toContain(`Shared by <@${ayla.userId}>`)
  })

  test('sees the emblem of a faction, and everyone with whom it is shared', async () => {
    const bridge = await ayla.in('bridge')
    const { message } = await bridge.command('faction', { name: 'Maquis Reborn' })
    const turned = await bridge.press(message, 'Read on ▶')
    const shared = await bridge.press(turned.message, 'Share here')
    const drawn = await readFile('lore/maquis-reborn/images/maquis-reborn.png')
    for (const seen of [message, turned.message, shared.message]) {
      expect(seen?.attachments).toHaveLength(1)
      const [emblem] = seen?.attachments ?? []
      expect(emblem).toMatchObject({ filename: 'picture.png', content_type: 'image/png' })
      expect(emblem?.description).toContain('sprout')
      const served = await fetch(emblem?.url ?? '')
      expect(Buffer.from(await served.arrayBuffer()).equals(drawn)).toBe(true)
      expect(JSON.stringify(seen?.components)).toContain(emblem?.url)
    }
    const next = await bridge.select(turned.message, 'See also …', 'Nikael Kalre')
    expect(next.message?.attachments).toEqual([])
  })

  test('browses from the home page by kind', async () => {
    const { message } = await ayla.command('lore')
    expect(textOfMessage(message)).toContain('Today is 240311.23')
    const ships = await ayla.select(message, 'Browse by kind …', 'Ships')
    expect(textOfMessage(ships.message)).toContain('USS Constitution-B')
  })

  test('is helped with a name that is nearly right', async () => {
    const { message } = await ayla.command('lore', { entry: 'Ohmalera' })
    const chosen = await ayla.select(message, 'Did you mean …?', 'Ohmallera')
    expect(textOfMessage(chosen.message)).toContain('## Ohmallera')
    expect(await read('lore', { entry: 'zzzz' })).toContain('zzzz')
  })

  test('opens a dossier, the incidents and one of them', async () => {
    expect(await read('faction', { name: 'Starfleet' })).toContain('## Starfleet')
    const incidents = await ayla.command('incident')
    expect(textOfMessage(incidents.message)).toMatch(/Astrofori One[^]*Attack on Ohmallera/)
    const opened = await ayla.select(incidents.message, 'Open …', 'Attack on Ohmallera')
    expect(textOfMessage(opened.message)).toContain('had been hijacked')
  })

  test('does not learn what only GMs may know', async () => {
    const robin = await house.driver().as('Robin')
    const name = 'Hostage-taking on Deep Space 285'
    const known = textOfMessage((await robin.command('incident', { name })).message)
    const seen = await read('incident', { name })
    for (const secret of ['🔒', 'Kav-Nhoo', 'syndicate', 'hired guns']) {
      expect(known).toContain(secret)
      expect(seen).not.toContain(secret)
    }
  })

  test('asks for a stretch of time, and learns how a date is written', async () => {
    const early = await read('timeline', { from: '2388', to: '238812.31' })
    expect(early).toContain('Attack on Ohmallera')
    expect(early).not.toContain('Deep Space')
    expect(await read('timeline', { from: 'yesteryear' })).toContain('“yesteryear” is not a date')
    const all = await ayla.command('timeline')
    const later = await ayla.press(all.message, 'Later ▶')
    expect(textOfMessage(later.message)).toContain('page 2 of 2')
  })

  test('sees both sides of the clock', async () => {
    const today = await read('date show')
    expect(today).toContain('## 240311.23')
    expect(today).toContain(`<t:${Date.UTC(2027, 1, 22) / 1000}:D>`)
    expect(today).toContain('ixteenth anniversary: Attack on Ohmallera')
  })

  test('reads the news of before, and picks from the archive', async () => {
    const [story] = await ayla.autocomplete('news', 'issue', 'letter')
    expect(story?.name).toContain("Nikael Kalre's letter")
    expect(await read('news', { issue: story?.value })).toContain('## Why we are printing')
    expect(await read('news')).toContain('## Gorkon crew saves embassy hostages')
  })

  test('finds help, and only a GM finds the GMs’ page', async () => {
    const help = await ayla.command('help')
    const dates = await ayla.select(help.message, 'Help with …', 'Dates')
    expect(textOfMessage(dates.message)).toContain('early 2392')
    expect(await read('help', { topic: 'gm' })).toContain('Getting started')
    const robin = await house.driver().as('Robin')
    const page = textOfMessage((await robin.command('help', { topic: 'gm' })).message)
    expect(page).toMatch(/<\/campaign setup:\d+>/)
  })
})
