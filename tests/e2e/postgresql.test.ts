import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databasesOn, type TemporaryDatabase } from '../postgresql/databases.ts'
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../postgresql/server.ts'
import { ids, openLocal, type OpenLocal } from '../playground/openLocal.ts'
import { drive } from './driver.ts'
import { textOfMessage } from './parts.ts'
import { startProgram, type Running } from './process.ts'

describe.skipIf(postgresqlPrograms === null)('the bot on PostgreSQL', () => {
  let server: PostgresqlServer
  let database: TemporaryDatabase
  let discord: OpenLocal
  let bot: Running
  const start = async (): Promise<void> => {
    bot = startProgram({
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      DISCORD_TOKEN: discord.local.token,
      DISCORD_API_URL: discord.local.apiUrl,
      TICK_SECONDS: '1',
    })
    await bot.ready()
  }
  beforeAll(async () => {
    server = await startPostgresql()
    database = await databasesOn(server)()
    discord = await openLocal()
    const settings = {
      DISCORD_TOKEN: discord.local.token,
      DISCORD_API_URL: discord.local.apiUrl,
    }
    const deployed = startProgram(settings, 'src/cli/deploy.ts', '--guild', ids.guild)
    if ((await deployed.ended) !== 0) throw new Error(deployed.errors())
    await start()
  }, 120_000)
  afterAll(async () => {
    await discord.close()
    await database.remove()
    await server.remove()
  })

  test('sets up a campaign, lives through the crash of its server, posts, and ends in order', async () => {
    const robin = await drive(discord.local.url).as('Robin', 'bridge')
    const read = async (): Promise<string> =>
      textOfMessage((await robin.command('lore', { entry: 'Maquis Reborn' })).message)
    await robin.command('campaign setup', { channel: ids.news, 'gm-role': ids.gm })
    expect(await read()).toContain('## Maquis Reborn')

    await server.crash()
    expect(await read()).toMatch(/database cannot be reached/)
    await server.start()
    expect(await read()).toContain('## Maquis Reborn')

    const { message } = await robin.command('bulletin post')
    await robin.press(message, 'Post it now')
    const news = await robin.in('federation-news')
    await expect.poll(async () => (await news.messages()).length).toBe(1)
    bot.signal('SIGKILL')
    await bot.ended
    await start()
    expect(await read()).toContain('## Maquis Reborn')
    expect(await news.messages()).toHaveLength(1)
    bot.signal('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(bot.errors()).toBe('')
  }, 120_000)
})
