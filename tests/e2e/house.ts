import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import {
  maquisReborn,
  noRates,
  startLocalDiscord,
  type LocalDiscord,
  type LocalDiscordOptions,
} from '../../src/playground/index.ts'
import { createEndings } from '../../src/wiring/endings.ts'
import { startProgram } from '../../src/wiring/program.ts'
import { ids } from '../playground/openLocal.ts'
import { attachReferee, type Referee } from '../playground/referee.ts'
import { temporaryFolder } from '../store/temporaryStore.ts'
import { drive, type Driver, type Person } from './driver.ts'

/** The whole program in this process, over real sockets, with a clock of its own. */
export interface House {
  /** Its database's file. */
  readonly path: string
  readonly local: () => LocalDiscord
  readonly driver: () => Driver
  /** Closes or opens a user's inbox to bots. */
  readonly openInbox: (user: string, dmsOpen: boolean) => Promise<void>
  /** Somebody who reads the bot's direct messages. */
  readonly inboxOf: (name: string) => Promise<Person>
  /** Ends the program as a signal does, and starts it again on the same files. */
  readonly restart: () => Promise<void>
  /** Throws what was not as it should be: warnings of the log, and what Discord's description forbids. */
  readonly close: () => Promise<void>
}

/** Starts it in an empty folder, when it is `startsAt` (ms since 1970). */
export async function openHouse(
  startsAt: number,
  options: LocalDiscordOptions = {},
): Promise<House> {
  const { folder, remove } = await temporaryFolder()
  const path = join(folder, 'gazetteer.db')
  const config = readConfig({
    DATABASE_URL: `file:${path}`,
    LOCAL_DISCORD_PORT: '0',
    TICK_SECONDS: '60',
    LOG_LEVEL: 'warn',
  })
  const begun = performance.now()
  const clock = { now: () => Math.floor(startsAt + performance.now() - begun) }
  const logged: string[] = []
  const referees: Referee[] = []

  const open = async () => {
    const output = { write: (line: string) => logged.push(line) }
    const log = createLog({ level: config.logLevel, output, secrets: [] })
    const endings = createEndings(log)
    let local: LocalDiscord | null = null
    await startProgram({
      config,
      log,
      endings,
      stop: (reason) => logged.push(reason),
      openLocal: async (host) => {
        local = await startLocalDiscord({ limits: { rates: noRates }, ...options, ...host, clock })
        referees.push(attachReferee(local))
        return {
          ...local,
          place: { guild: maquisReborn.guild.id, newsChannel: ids.news, logChannel: ids.gmRoom },
        }
      },
    })
    // The program has no token, so it opened one.
    if (local === null) throw new Error('no local Discord was opened')
    const opened: LocalDiscord = local
    return { local: opened, driver: drive(opened.url), end: endings.run }
  }

  let now = await open()
  return {
    path,
    local: () => now.local,
    driver: () => now.driver,
    openInbox: async (user, dmsOpen) => {
      const response = await fetch(`${now.local.url}/local/users/${user}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dmsOpen }),
      })
      if (!response.ok) throw new Error(await response.text())
    },
    inboxOf: async (name) => {
      const person = await now.driver.as(name)
      const body = { recipient_id: now.local.applicationId }
      const channel = await person.rest('POST', '/users/@me/channels', body)
      // Discord's channel object.
      return person.in((channel as { readonly id: string }).id)
    },
    restart: async () => {
      await now.end()
      now = await open()
    },
    close: async () => {
      await now.end()
      await remove()
      const trouble = [...logged, ...referees.flatMap(({ faults }) => faults)]
      if (trouble.length > 0) throw new Error(trouble.join('\n'))
    },
  }
}
