// Prints a line for each failed test of a vitest JSON report, then the counts:
// `N passed, N failed, N skipped`. Fails when there is no such report.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} Test */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Test[] }} File */

const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
/** @type {File[]} */
const files = report.testResults
// A file that could not be loaded has failed without a single test to count.
const broken = files.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
)
const skipped = report.numPendingTests + report.numTodoTests

/** @param {string | undefined} text */
const firstLine = (text) => (text ?? '').split('\n', 1)[0] ?? ''
const lines = files.flatMap((file) => {
  const where = relative(process.cwd(), file.name)
  if (broken.includes(file)) return [`failed: ${where}: ${firstLine(file.message)}`]
  return file.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `failed: ${where}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`)
})
// The end of a long log is what gets kept: the names of what failed stand there once more.
for (const line of lines) process.stdout.write(`${line.slice(0, 600)}\n`)
process.stdout.write(
  `${report.numPassedTests} passed, ${report.numFailedTests + broken.length} failed, ${skipped} skipped\n`,
)
