import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { GatewayCloseCodes, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids, openLocal, type OpenLocal } from '../playground/openLocal.ts'
import { temporaryFolder, type TemporaryFolder } from '../store/temporaryStore.ts'
import { drive, type Driver } from './driver.ts'
import { textOfMessage } from './parts.ts'
import { startProgram, type Running, type Settings } from './process.ts'

describe('a host’s own server, with a token and no campaign yet', () => {
  let temporary: TemporaryFolder
  let discord: OpenLocal
  let driver: Driver
  let bot: Running
  let settings: Settings
  /** Whether posts of the bot are never answered. */
  let stuck = false
  const start = async (): Promise<void> => {
    bot = startProgram(settings)
    await bot.ready()
  }
  beforeAll(async () => {
    temporary = await temporaryFolder()
    discord = await openLocal({
      intercept: ({ method, path }) =>
        stuck && method === 'POST' && path.endsWith('/messages') ? { outcome: 'hang' } : undefined,
    })
    driver = drive(discord.local.url)
    settings = {
      NODE_ENV: 'production',
      DATABASE_URL: `file:${join(temporary.folder, 'gazetteer.db')}`,
      DISCORD_TOKEN: discord.local.token,
      DISCORD_API_URL: discord.local.apiUrl,
      TICK_SECONDS: '1',
    }
    const deployed = startProgram(settings, 'src/cli/deploy.ts', '--guild', ids.guild)
    if ((await deployed.ended) !== 0) throw new Error(deployed.errors())
    await start()
  })
  afterAll(async () => {
    bot.signal('SIGTERM')
    await bot.ended
    await discord.close()
    await temporary.remove()
  })

  test('goes from the set-up to a played campaign, and on after a restart', async () => {
    const ayla = await driver.as('Ayla', 'bridge')
    const robin = await driver.as('Robin', 'bridge')
    expect(await ayla.commands()).toContain('lore')

    // Before it is set up, every player command says kindly what a GM must do.
    const asked = { faction: { name: 'x' }, 'date show': {}, lore: {}, incident: {}, news: {} }
    for (const [command, options] of Object.entries({ ...asked, timeline: {}, help: {} })) {
      const text = textOfMessage((await ayla.command(command, options)).message)
      expect(`/${command}: ${text}`).toMatch(/\/campaign setup/)
      expect(text).not.toContain('Something went wrong')
    }
    expect(await ayla.autocomplete('lore', 'entry', 'maq')).toEqual([])
    const early = await robin.command('bulletin list')
    expect(textOfMessage(early.message)).toMatch(/\/campaign setup/)

    const zones = await robin.autocomplete('campaign setup', 'zone', 'lisb')
    const ready = await robin.command('campaign setup', {
      zone: zones[0]?.value,
      'gm-role': ids.gm,
    })
    expect(textOfMessage(ready.message)).toContain('## Maquis Reborn is ready')
    expect(textOfMessage(ready.message)).toContain('Europe/Lisbon')
    expect(textOfMessage(ready.message)).toContain('✔ I have every permission I need there.')
    const read = await ayla.command('lore', { entry: 'Maquis Reborn' })
    expect(textOfMessage(read.message)).toContain('## Maquis Reborn')

    // A second set-up changes what it is told to, and nothing else.
    const again = await robin.command('campaign setup', { channel: ids.news })
    expect(textOfMessage(again.message)).toContain(`News and briefings: <#${ids.news}>`)
    expect(textOfMessage(again.message)).toMatch(/Europe\/Lisbon[^]*Lore: \d+ as before/)

    const everyone = ids.guild
    const lock = `/channels/${ids.news}/permissions/${everyone}`
    const deny = String(PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.SendMessages)
    await robin.rest('PUT', lock, { type: 0, allow: '0', deny })
    const check = async (): Promise<string> =>
      textOfMessage((await robin.command('campaign check')).message)
    await expect.poll(check).toContain(`I lack **Send Messages** in <#${ids.news}>`)
    expect(await check()).toContain('I lack **Embed Links**')
    await robin.rest('DELETE', lock)
    await expect.poll(check).toContain('✔ Everything I need is there.')

    // A draft on the screen outlives the bot; so does what was posted.
    const { message: draft } = await robin.command('briefing send', {
      incident: 'Attack on Ohmallera',
      channel: ids.bridge,
    })
    bot.signal('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(bot.errors()).toBe('')
    await start()
    await robin.press(draft, 'Send')
    const briefing = (await ayla.messages()).find(
      ({ flags = 0 }) => !(flags & MessageFlags.Ephemeral),
    )
    const acknowledged = await ayla.press(briefing, 'Acknowledge')
    expect(textOfMessage(acknowledged.message)).toContain('Read by 1')
    const { message: post } = await robin.command('bulletin post')
    await robin.press(post, 'Post it now')
    const news = await robin.in('federation-news')
    await expect.poll(async () => (await news.messages()).length).toBe(1)
    expect(discord.referee.faults).toEqual([])
  })

  test('ends where its token is made void while it runs, and says so', async () => {
    discord.local.gateway.drop(GatewayCloseCodes.AuthenticationFailed)
    expect(await bot.ended).toBe(1)
    expect(bot.output()).toContain('Discord does not accept the token')
    await start()
  })

  test('ends at once when somebody insists while it waits for a post', async () => {
    const robin = await driver.as('Robin', 'bridge')
    await robin.command('campaign setup')
    const { message } = await robin.command('bulletin post', { bulletin: 'Deep Space 10' })
    stuck = true
    await robin.press(message, 'Post it now')
    await expect
      .poll(async () => textOfMessage((await robin.command('bulletin list')).message))
      .toContain('being posted')
    bot.signal('SIGINT')
    await setTimeout(1200)
    const insisted = performance.now()
    bot.signal('SIGINT')
    expect(await bot.ended).toBe(1)
    expect(performance.now() - insisted).toBeLessThan(5000)
    stuck = false
    await start()
  })
})
