import { expect, test } from 'vitest'
import { npmOf, runSilently } from '../../scripts/programs.mjs'
import { beginTask } from '../../scripts/progress.mjs'
import { nodeFault } from '../../scripts/requirements.mjs'

test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0', '100.0.0'])(
  'Node %s is new enough',
  (node) => {
    expect(nodeFault(node, '>=20.19')).toBeNull()
  },
)

test.each(['18.20.4', '20.18.3', '20.9.0'])(
  'Node %s is refused in one line with the fix',
  (node) => {
    const fault = nodeFault(node, '>=20.19')
    expect(fault).toContain(`needs Node 20.19 or newer and this is ${node}: install`)
    expect(fault).not.toContain('\n')
  },
)

test('the npm that started us is used again, and no other package manager', () => {
  expect(npmOf({ npm_execpath: '/opt/npm/bin/npm-cli.js' })).toEqual([
    process.execPath,
    '/opt/npm/bin/npm-cli.js',
  ])
  expect(npmOf({ npm_execpath: '/opt/pnpm/pnpm.cjs' })).toEqual(['npm'])
  expect(npmOf({})).toEqual(['npm'])
})

test('a silent program gives its exit code and both its outputs', async () => {
  const program = "console.log('out'); console.error('err'); process.exit(7)"
  const { code, output } = await runSilently('.', [process.execPath, '-e', program])
  expect(code).toBe(7)
  expect(output).toContain('out')
  expect(output).toContain('err')
})

test('a program that is not there is an error', async () => {
  await expect(runSilently('.', ['no-such-program-anywhere'])).rejects.toThrow('ENOENT')
})

test('a task is announced before it begins and ends with its time', () => {
  const written: string[] = []
  const end = beginTask('Compiling', { write: (text: string) => written.push(text) })
  expect(written).toEqual(['Compiling …'])
  end('done')
  expect(written.join('')).toMatch(/^Compiling … \d+\.\d s\n$/)
})
