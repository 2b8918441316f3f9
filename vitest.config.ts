import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { mutantModules } from './tests/secrecy/mutantModules.ts'

/**
 * The files that take longest: begun last, one of them would be waited for alone. Chaos waits more
 * than it works, so that the others keep the machine busy beside it.
 */
const longest = [
  'faults/chaos',
  'secrecy/nonInterference',
  'secrecy/mutations',
  'faults/',
  'secrecy/',
]

const turnOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.includes(`/tests/${name}`))
  return place === -1 ? longest.length : place
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => turnOf(a) - turnOf(b))
  }
}

export default defineConfig({
  plugins: [mutantModules(import.meta.dirname)],
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/zoneless.ts'],
    // Limits for what hangs, not for what is slow: a busy machine takes several times as long.
    testTimeout: 90_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
    // Files share processes, one for each core: nothing is mocked, so there is nothing to keep
    // apart, and loading everything anew for each file takes as long as the tests.
    isolate: false,
    // Chaos and kills mostly wait: one more than there are cores keeps these busy meanwhile.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
  },
})
