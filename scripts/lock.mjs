// One process at a time prepares the clone. The lock is a file that names its holder.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Waits for the lock and takes it; the result gives it back. Also given back at exit.
 * @param {string} path
 * @param {(holder: number) => void} [onWait] Called once, when somebody else holds it.
 * @returns {Promise<() => void>}
 */
export async function takeLock(path, onWait = () => {}) {
  const mine = `${process.pid}`
  for (let told = false; ;) {
    try {
      writeFileSync(path, mine, { flag: 'wx' })
      break
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const holder = read(path)
    if (holder === '') {
      // Just created or just given back.
      await wait(20)
    } else if (!isRunning(Number(holder))) {
      removeDead(path, holder)
    } else {
      if (!told) onWait(Number(holder))
      told = true
      await wait(200)
    }
  }
  const giveBack = () => {
    process.off('exit', giveBack)
    if (read(path) === mine) rmSync(path, { force: true })
  }
  process.on('exit', giveBack)
  return giveBack
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Two may find the same dead holder: whoever moves the file away looks at what it moved.
 * @param {string} path
 * @param {string} holder
 */
function removeDead(path, holder) {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside) !== holder) linkSync(aside, path)
  } catch {
    // Somebody else was faster; the next round sees what is there now.
  }
  rmSync(aside, { force: true })
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)
