import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../scripts/countTests.mjs', import.meta.url))

test('a report ends with its counts, after a line for each failed test and file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-count-'))
  const report = join(folder, 'report.json')
  const name = (file: string): string => join(process.cwd(), 'tests', file)
  const failed = {
    status: 'failed',
    fullName: 'a day is told',
    failureMessages: ['Error: no\n at'],
  }
  const passed = { status: 'passed', fullName: 'a day is known', failureMessages: [] }
  const content = {
    numPassedTests: 12,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { name: name('a.test.ts'), status: 'passed', message: '', assertionResults: [passed] },
      {
        name: name('b.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [passed, failed],
      },
      { name: name('c.test.ts'), status: 'failed', message: 'no such file', assertionResults: [] },
    ],
  }
  writeFileSync(report, JSON.stringify(content))
  const run = spawnSync(process.execPath, [program, report], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(run.stdout.split('\n')).toEqual([
    'failed: tests/b.test.ts: a day is told: Error: no',
    'failed: tests/c.test.ts: no such file',
    '12 passed, 2 failed, 3 skipped',
    '',
  ])
})

test('no report is a failure', () => {
  const run = spawnSync(process.execPath, [program, join(tmpdir(), 'no-such-report.json')])
  expect(run.status).not.toBe(0)
})
