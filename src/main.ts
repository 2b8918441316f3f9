import { webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import roster from '../commands/index.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { upcoming } from './delivery/upcoming.ts'
import { rosterBodies } from './discord/rosterBodies.ts'
import { deployCommands } from './discord/deploy.ts'
import { openRest } from './discord/restClient.ts'
import { readEnvironment } from './environment.ts'
import { UserError } from './errors.ts'
import { createLog, type Log } from './log.ts'
import { asId } from './lore/ids.ts'
import type { LocalDiscord } from './playground/index.ts'
import { openStore } from './store/openStore.ts'
import { StoreError } from './store/storeErrors.ts'
import { startBot, type Bot } from './wiring/bot.ts'
import { createCampaignLibrary } from './wiring/campaignLibrary.ts'
import { setUpLocalCampaign } from './wiring/localCampaign.ts'
import { projectFolder } from './wiring/projectFolder.ts'
import { syncLore } from './wiring/syncLore.ts'

const root = projectFolder()

/** Something that has to be ended, in the reverse of the order in which it was begun. */
type Ending = () => Promise<void>
const endings: Ending[] = []

async function run(config: Config, log: Log, stop: (reason: string) => void): Promise<void> {
  const store = await openStore({
    url: config.databaseUrl,
    random: (bytes) => webcrypto.getRandomValues(bytes),
  })
  endings.push(store.close)
  const library = createCampaignLibrary(join(root, 'lore'))

  let bot: Bot | null = null
  const local = config.token === null ? await openLocalDiscord(config.localDiscordPort) : null
  const now = (): Temporal.Instant =>
    local === null ? Temporal.Now.instant() : Temporal.Instant.fromEpochMilliseconds(local.now())
  if (local !== null) await setUpLocalCampaign(store, library, local.place, now())
  await syncLore(store, library, now(), log)

  const token = config.token ?? local?.token
  if (token === undefined) throw new Error('neither a token nor a local Discord')
  const apiUrl = local?.apiUrl ?? config.apiUrl
  bot = await startBot({
    token,
    apiUrl,
    store,
    library,
    tickSeconds: config.tickSeconds,
    now,
    random: Math.random,
    log,
    stop,
  })
  endings.push(bot.close)
  if (local === null) {
    log.info('ready', { user: bot.gateway.client.user.tag })
    return
  }
  await deployCommands({
    rest: openRest({ token, apiUrl }),
    target: { kind: 'guild', guild: asId(local.place.guild) },
    commands: rosterBodies(roster),
    dryRun: false,
  })
  log.info('ready', { page: local.url })

  /** The local Discord with this campaign's place in it; its clock drives the bot's. */
  async function openLocalDiscord(port: number): Promise<LocalDiscord & { readonly place: Place }> {
    const { startLocalDiscord, maquisReborn } = await import('./playground/index.ts')
    const opened = await startLocalDiscord({
      port,
      pageDir: join(root, 'dist', 'page'),
      stateFile: join(root, 'data', 'local-discord.json'),
      nextMark: async () => {
        const next = await upcoming(store, now())
        return next === null ? null : { at: next.at.epochMilliseconds, label: next.label }
      },
      clockMoved: async () => {
        await bot?.delivery.poke()
        await bot?.delivery.idle()
      },
    })
    endings.push(opened.close)
    const channel = (name: string): string =>
      maquisReborn.channels.find((one) => one.name === name)?.id ?? ''
    return {
      ...opened,
      place: {
        guild: maquisReborn.guild.id,
        newsChannel: channel('federation-news'),
        logChannel: channel('gm-room'),
      },
    }
  }
}

type Place = Parameters<typeof setUpLocalCampaign>[2]

let ending: Promise<void> | null = null

/** Ends everything, once; a second signal ends the process at once. */
async function end(log: Log, code: number): Promise<void> {
  if (ending !== null) process.exit(1)
  ending = (async () => {
    for (const one of endings.toReversed()) {
      await one().catch((error: unknown) => log.error('something did not end well', { error }))
    }
  })()
  await ending
  process.exit(code)
}

/** A start that fails for a reason that the host can mend says so in plain lines, without a stack. */
function explainStart(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StoreError || error instanceof UserError) {
    return error.message
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The local Discord’s port is taken: is Gazetteer running already? Set LOCAL_DISCORD_PORT to another.'
  }
  return null
}

async function main(): Promise<void> {
  let log = createLog({ level: 'info', output: process.stdout, secrets: [] })
  try {
    const config = readConfig(readEnvironment())
    const secrets = config.token === null ? [] : [config.token]
    log = createLog({ level: config.logLevel, output: process.stdout, secrets })
    const stop = (reason: string): void => {
      log.error('Gazetteer ends', { reason })
      void end(log, 1)
    }
    process.on('SIGINT', () => void end(log, 0))
    process.on('SIGTERM', () => void end(log, 0))
    await run(config, log, stop)
  } catch (error) {
    const plain = explainStart(error)
    if (plain === null) log.error('Gazetteer could not start', { error })
    else process.stderr.write(`${plain}\n`)
    await end(log, 1)
  }
}

await main()
