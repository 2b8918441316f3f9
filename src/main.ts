import { join } from 'node:path'
import { readConfig } from './config.ts'
import { readEnvironment } from './environment.ts'
import { createLog, type Log } from './log.ts'
import { createEndings, type Endings } from './wiring/endings.ts'
import { explainStart } from './wiring/explainStart.ts'
import type { LocalHost, LocalHostOptions } from './wiring/localHost.ts'
import { startProgram, type Program } from './wiring/program.ts'
import { projectFolder } from './wiring/projectFolder.ts'
import { onStopSignals } from './wiring/signals.ts'
import { compileWasmOnce, keepHeapSmall } from './wiring/memory.ts'
import { welcome, type Arrival } from './wiring/welcome.ts'

/** The local Discord that a newcomer finds. It is loaded only where it is needed. */
async function openLocal(options: LocalHostOptions): Promise<LocalHost> {
  const { startLocalDiscord, maquisReborn } = await import('./playground/index.ts')
  const pageDir = join(projectFolder(), 'dist', 'page')
  const local = await startLocalDiscord({ ...options, pageDir })
  const channel = (name: string): string =>
    maquisReborn.channels.find((one) => one.name === name)?.id ?? ''
  return {
    ...local,
    place: {
      guild: maquisReborn.guild.id,
      newsChannel: channel('federation-news'),
      logChannel: channel('gm-room'),
    },
  }
}

function arrivalOf({ bot, local }: Program): Arrival {
  if (local !== null) return { kind: 'local', page: local.url }
  if (bot === null) return { kind: 'poster' }
  const { user, guilds } = bot.gateway.client
  return { kind: 'discord', user: user.tag, servers: guilds.cache.size }
}

async function run(): Promise<void> {
  keepHeapSmall()
  compileWasmOnce()
  const config = readConfig(readEnvironment())
  const secrets = config.token === null ? [] : [config.token]
  log = createLog({ level: config.logLevel, output: process.stdout, secrets })
  endings = createEndings(log)
  const stop = (reason: string): void => {
    log.error('Gazetteer ends', { reason })
    void end(1)
  }
  const program = await startProgram({ config, log, endings, openLocal, stop })
  if (ending) return
  const arrival = arrivalOf(program)
  if (process.stdout.isTTY) process.stdout.write(welcome(arrival))
  else log.info('ready', arrival)
}

let log: Log = createLog({ level: 'info', output: process.stdout, secrets: [] })
let endings: Endings = createEndings(log)
let ending = false

async function end(code: number): Promise<void> {
  ending = true
  await endings.run()
  process.exit(code)
}

onStopSignals(
  () => void end(0),
  () => process.exit(1),
)
try {
  await run()
} catch (error) {
  // What was begun is being ended: the rest of the start may fail over it.
  if (!ending) {
    const plain = explainStart(error)
    if (plain === null) log.error('Gazetteer could not start', { error })
    else process.stderr.write(`${plain}\n`)
    await end(1)
  }
}
