import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../scripts/countTests.mjs', import.meta.url))

test('a report is counted in one line, with a file that does not load as a failure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-count-'))
  const report = join(folder, 'report.json')
  const content = {
    numPassedTests: 12,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  writeFileSync(report, JSON.stringify(content))
  const run = spawnSync(process.execPath, [program, report], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(run.stdout).toBe('12 passed, 2 failed, 3 skipped\n')
})

test('no report is a failure', () => {
  const run = spawnSync(process.execPath, [program, join(tmpdir(), 'no-such-report.json')])
  expect(run.status).not.toBe(0)
})
