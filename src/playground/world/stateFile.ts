import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { isSnapshot, takeSnapshot } from './snapshot.ts'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Realm } from '../realm.ts'
import type { Snapshot } from './snapshot.ts'

/** What was kept, with a way to the uploaded files' bytes. */
export interface KeptState {
  readonly snapshot: Snapshot
  readonly readData: (id: string) => Buffer | null
}

/** Where the address of this run's server stands in for the next one's. */
const hereMark = 'local-discord://here'

/**
 * Reads what an earlier run kept; null where there is nothing. A file that cannot be understood is
 * set aside under another name, and `tell` gets one line about it.
 */
export function readState(
  path: string,
  url: string,
  tell: (line: string) => void,
): KeptState | null {
  if (!existsSync(path)) return null
  try {
    const text = readFileSync(path, 'utf8').replaceAll(hereMark, url)
    const value: unknown = JSON.parse(text)
    if (!isSnapshot(value)) throw new Error('it is not a kept local Discord')
    return { snapshot: value, readData: (id) => readData(path, id) }
  } catch (error) {
    const aside = `${path}.broken`
    renameSync(path, aside)
    const reason = error instanceof Error ? error.message : String(error)
    tell(`${path} cannot be read (${reason}). It is now ${aside}; a new local Discord begins.`)
    return null
  }
}

function filesOf(path: string): string {
  return `${path}.files`
}

function readData(path: string, id: string): Buffer | null {
  const file = join(filesOf(path), id)
  return /^\d+$/.test(id) && existsSync(file) ? readFileSync(file) : null
}

/** Writes the state soon after something changed. */
export interface StateKeeper {
  /** Writes what is not yet written, and stops. */
  readonly close: () => Promise<void>
}

const pauseMs = 400

/** Keeps a realm in a file; `tell` gets a line when that fails, and the next change tries again. */
export function keepState(realm: Realm, path: string, tell: (line: string) => void): StateKeeper {
  mkdirSync(filesOf(path), { recursive: true })
  let timer: ReturnType<typeof setTimeout> | null = null
  let writing = Promise.resolve()
  const write = (): Promise<void> => {
    timer = null
    writing = writing
      .then(() => writeState(realm, path))
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error)
        tell(`${path} cannot be written: ${reason}`)
      })
    return writing
  }
  const unsubscribe = realm.bus.subscribe(({ type }) => {
    const passing =
      type.startsWith('interaction-') || type === 'typing' || type === 'presence-changed'
    if (!passing) timer ??= setTimeout(() => void write(), pauseMs)
  })
  return {
    close: async () => {
      unsubscribe()
      if (timer !== null) clearTimeout(timer)
      await (timer === null ? writing : write())
    },
  }
}

/** The new file is complete on the disk before it takes the old one's place. */
async function writeState(realm: Realm, path: string): Promise<void> {
  const snapshot = takeSnapshot(realm)
  await writeFiles(realm, path, new Set(snapshot.files.map(({ id }) => id)))
  const text = JSON.stringify(snapshot).replaceAll(realm.url, hereMark)
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.new`
  const file = await open(fresh, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
}

async function writeFiles(realm: Realm, path: string, ids: ReadonlySet<string>): Promise<void> {
  const folder = filesOf(path)
  const present = new Set(readdirSync(folder))
  for (const id of ids) {
    const data = realm.world.files.get(id)?.data
    if (!present.has(id) && data !== undefined) await writeFile(join(folder, id), data)
  }
  for (const name of present) if (!ids.has(name)) await rm(join(folder, name), { force: true })
}
