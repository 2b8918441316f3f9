import { webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import roster from '../../commands/index.ts'
import type { Config } from '../config.ts'
import { upcoming } from '../delivery/upcoming.ts'
import { deployCommands } from '../discord/deploy.ts'
import { openRest } from '../discord/restClient.ts'
import { rosterBodies } from '../discord/rosterBodies.ts'
import type { Log } from '../log.ts'
import { asId, type GuildId } from '../lore/ids.ts'
import { holdDatabase } from '../store/holdDatabase.ts'
import { isPostgresql, openStore } from '../store/openStore.ts'
import type { Store } from '../store/store.ts'
import { startBot, type Bot } from './bot.ts'
import { createCampaignLibrary } from './campaignLibrary.ts'
import type { Endings } from './endings.ts'
import { setUpLocalCampaign } from './localCampaign.ts'
import { localStateFile, type LocalHost, type LocalHostOptions } from './localHost.ts'
import { startPosting } from './postingProcess.ts'
import { projectFolder } from './projectFolder.ts'
import { readAhead } from './readAhead.ts'
import { syncLore } from './syncLore.ts'

export interface ProgramOptions {
  readonly config: Config
  readonly log: Log
  /** Gets an ending for each thing that is begun, also where the start fails. */
  readonly endings: Endings
  /** Opens the local Discord where there is no token. */
  readonly openLocal: (options: LocalHostOptions) => Promise<LocalHost>
  /** Ends the process: it cannot go on. */
  readonly stop: (reason: string) => void
}

/** What runs now. */
export interface Program {
  /** Null in a process that only posts. */
  readonly bot: Bot | null
  /** Null on the real Discord. */
  readonly local: LocalHost | null
}

/**
 * Starts everything: the store, the local Discord where there is no token, the bot. Throws a
 * StoreError, a UserError or a listening server's error for what the host can mend.
 */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, log, endings, stop } = options
  const store = await openStore({
    url: config.databaseUrl,
    random: (bytes) => webcrypto.getRandomValues(bytes),
  })
  endings.add(store.close)
  endings.add(holdDatabase(config.databaseUrl))
  const library = createCampaignLibrary(join(projectFolder(), 'lore'))
  const { tickSeconds, leaseSeconds } = config
  const worker = workerOn(config.databaseUrl)
  const common = {
    store,
    library,
    tickSeconds,
    leaseSeconds,
    worker,
    random: Math.random,
    log,
    stop,
  }
  if (config.role === 'poster' && config.token !== null) {
    const { token, apiUrl } = config
    endings.add(await startPosting({ ...common, token, apiUrl, now: Temporal.Now.instant }))
    return { bot: null, local: null }
  }
  let bot: Bot | null = null
  const local = config.token === null ? await openLocal(store, options, () => bot) : null
  const now = local === null ? Temporal.Now.instant : (): Temporal.Instant => instantOf(local)
  if (local !== null) await setUpLocalCampaign(store, library, local.place, now())
  await syncLore(store, library, now(), log)

  // One of the two is there: without a token, the local Discord was opened.
  const { token, apiUrl } = local ?? { token: config.token ?? '', apiUrl: config.apiUrl }
  bot = await startBot({ ...common, token, apiUrl, now })
  endings.add(bot.close)
  if (local !== null) {
    await deployCommands({
      rest: openRest(local),
      target: { kind: 'guild', guild: asId<GuildId>(local.place.guild) },
      commands: rosterBodies(roster),
      dryRun: false,
    })
  }
  const reading = readAhead(store, now(), log)
  endings.add(() => reading)
  return { bot, local }
}

/** The bot comes after the local Discord, which asks `botNow` for it. */
async function openLocal(
  store: Store,
  { config, endings, openLocal: open }: ProgramOptions,
  botNow: () => Bot | null,
): Promise<LocalHost> {
  const local = await open({
    port: config.localDiscordPort,
    stateFile: localStateFile(config.databaseUrl),
    nextMark: async () => {
      const next = await upcoming(store, instantOf(local))
      return next === null ? null : { at: next.at.epochMilliseconds, label: next.label }
    },
    clockMoved: async () => {
      await botNow()?.delivery.poke()
      await botNow()?.delivery.idle()
    },
  })
  endings.add(local.close)
  return local
}

// One process runs against one SQLite file, and takes its own claims back at once when it is started
// again. On PostgreSQL there may be others: what one of them left is taken when its lease ends.
const workerOn = (databaseUrl: string): string =>
  isPostgresql(databaseUrl) ? webcrypto.randomUUID() : 'bot'

const instantOf = (local: LocalHost): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(local.now())
