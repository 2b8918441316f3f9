import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'

/** The library with which Debian's `faketime` sets a process's clock; null where it is missing. */
export const fakeTimeLibrary: string | null =
  readdirIfThere('/usr/lib')
    .map((name) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path)) ?? null

function readdirIfThere(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/** A clock that a whole process goes by, and that can be set while it runs. */
export interface FakeClock {
  /** ms since 1970; it goes on by itself. */
  readonly now: () => number
  readonly set: (instant: string) => void
  /** What the process gets; its timers go by the real time. */
  readonly environment: Readonly<Record<string, string>>
  readonly remove: () => void
}

export function fakeClock(instant: string): FakeClock {
  if (fakeTimeLibrary === null) throw new Error('faketime is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-time-'))
  const file = join(folder, 'offset')
  let offset = 0
  const set = (to: string): void => {
    offset = Temporal.Instant.from(to).epochMilliseconds - Date.now()
    // Read at each question for the time: never half of it.
    writeFileSync(
      `${file}.new`,
      `${offset < 0 ? '-' : '+'}${(Math.abs(offset) / 1000).toFixed(3)}\n`,
    )
    renameSync(`${file}.new`, file)
  }
  set(instant)
  return {
    now: () => Date.now() + offset,
    set,
    environment: {
      LD_PRELOAD: fakeTimeLibrary,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
