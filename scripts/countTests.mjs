// Prints the counts of a vitest JSON report: `N passed, N failed, N skipped`.
// Fails when there is no such report.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
// A file that could not be loaded has failed without a single test to count.
const broken = report.testResults.filter(
  (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
    file.status === 'failed' && file.assertionResults.length === 0,
).length
const skipped = report.numPendingTests + report.numTodoTests
process.stdout.write(
  `${report.numPassedTests} passed, ${report.numFailedTests + broken} failed, ${skipped} skipped\n`,
)
