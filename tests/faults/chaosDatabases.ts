import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../src/store/openStore.ts'
import type { Store } from '../../src/store/store.ts'
import { startPostgresql } from '../postgresql/server.ts'
import { seededRandom } from '../store/sampleDrafts.ts'

/** What can go wrong with a database; resolves when it is over. */
export interface Trouble {
  readonly name: string
  readonly happen: (ms: number, pids: readonly number[]) => Promise<void>
}

/** A database that goes wrong. */
export interface ChaosDatabase {
  readonly name: string
  readonly url: string
  /** How many bots work on it at once. */
  readonly workers: number
  readonly store: Store
  readonly troubles: readonly Trouble[]
  /** Lets time pass for the rows that wait for their next attempt: up to five minutes each. */
  readonly hurry: () => Promise<void>
  readonly remove: () => Promise<void>
}

const dueAtOnce = `UPDATE "Delivery" SET "nextAt" = "dueAt" WHERE "state" = 'due' AND "attempts" > 0 AND "nextAt" IS NOT NULL`

/** A file that another process locks, on a disk that fills up. */
export async function chaosSqlite(): Promise<ChaosDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-chaos-'))
  const mounted = mountSmallDisk(folder)
  const path = join(folder, 'gazetteer.db')
  const url = `file:${path}`
  const store = await openStore({ url, random: seededRandom(1) })
  return {
    name: 'SQLite',
    url,
    workers: 1,
    store,
    troubles: [
      { name: 'locked', happen: (ms) => lock(path, ms) },
      mounted
        ? { name: 'disk full', happen: (ms) => fill(folder, ms) }
        : { name: 'no file may grow', happen: stunt },
    ],
    hurry: async () => {
      const other = new Database(path)
      other.exec(dueAtOnce)
      other.close()
    },
    remove: async () => {
      await store.close()
      if (mounted) spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A server that loses its power, with three bots at it. */
export async function chaosPostgresql(): Promise<ChaosDatabase> {
  const server = await startPostgresql()
  await server.ask('CREATE DATABASE chaos')
  const url = server.url('chaos')
  const store = await openStore({ url, random: seededRandom(1) })
  return {
    name: 'PostgreSQL',
    url,
    workers: 3,
    store,
    troubles: [
      {
        name: 'stopped at once',
        happen: async (ms) => {
          await server.crash()
          await sleep(ms)
          await server.start()
        },
      },
    ],
    hurry: async () => void (await server.ask(dueAtOnce, 'chaos')),
    remove: async () => {
      await store.close()
      await server.remove()
    },
  }
}

/** Whether the machine let us have a disk of our own in that folder: that takes root, and more in a container. */
function mountSmallDisk(folder: string): boolean {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'none', folder])
  return status === 0
}

async function fill(folder: string, ms: number): Promise<void> {
  const ballast = join(folder, 'ballast')
  const { bavail, bsize } = statfsSync(folder)
  // Most of it at one go; a bot may take some of the rest in the meantime.
  spawnSync('fallocate', ['-l', String(bavail * bsize - 1_000_000), ballast])
  const file = openSync(ballast, 'a')
  const block = Buffer.alloc(bsize)
  try {
    for (;;) writeSync(file, block)
  } catch {
    closeSync(file) // there is no room left
  }
  await sleep(ms)
  rmSync(ballast)
}

/** What a full disk does, by the limit that a process may have on the size of its files. */
async function stunt(ms: number, pids: readonly number[]): Promise<void> {
  const limit = (size: string): void => {
    for (const pid of pids) spawnSync('prlimit', [`--pid=${pid}`, `--fsize=${size}:unlimited`])
  }
  limit('4096')
  await sleep(ms)
  limit('unlimited')
}

async function lock(path: string, ms: number): Promise<void> {
  const other = new Database(path, { timeout: 0 })
  try {
    for (;;) {
      try {
        other.exec('BEGIN EXCLUSIVE')
        break
      } catch {
        await sleep(5) // a bot writes at this moment
      }
    }
    await sleep(ms)
    other.exec('ROLLBACK')
  } finally {
    other.close()
  }
}
