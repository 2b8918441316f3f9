import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../scripts/lock.mjs'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazetteer-lock-'))
  path = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a free lock is taken at once and given back', async () => {
  const giveBack = await takeLock(path)
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid}`)
  giveBack()
  expect(existsSync(path)).toBe(false)
})

test('a held lock is waited for, saying once who holds it', async () => {
  const events: string[] = []
  let second: Promise<void> | undefined
  const giveBack = await takeLock(path)
  await new Promise<void>((told) => {
    const waiting = async () => {
      const end = await takeLock(path, (holder) => {
        events.push(`waiting for ${holder}`)
        told()
      })
      events.push('taken')
      end()
    }
    second = waiting()
  })
  events.push('given back')
  giveBack()
  await second
  expect(events).toEqual([`waiting for ${process.pid}`, 'given back', 'taken'])
})

test('the lock of a process that died is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(path, `${pid}`)
  const told: number[] = []
  const giveBack = await takeLock(path, (holder) => told.push(holder))
  expect(told).toEqual([])
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid}`)
  giveBack()
})

test('a process that ends without giving it back leaves no lock', () => {
  const lock = new URL('../../scripts/lock.mjs', import.meta.url).href
  const program = `import { takeLock } from '${lock}'
    await takeLock(process.argv[1])
    process.exit(3)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program, path])
  expect(run.status).toBe(3)
  expect(existsSync(path)).toBe(false)
})
