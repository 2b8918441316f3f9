import { expect, test } from 'vitest'
import { driverEnvironment } from '../../scripts/driver.mjs'

const root = '/clone'

test('on Node 24 the driver is compiled with our header, whatever flags there are', () => {
  expect(driverEnvironment(root, { CXXFLAGS: '-O2', A: 'b' }, '24.21.0', 'linux')).toEqual({
    A: 'b',
    CXXFLAGS: '-O2 -include "/clone/scripts/driver.h"',
    npm_config_build_from_source: 'true',
  })
})

test.each([
  ['20.20.2', 'linux'],
  ['22.23.2', 'darwin'],
  ['26.4.0', 'linux'],
  ['24.21.0', 'win32'],
])('Node %s on %s takes the driver as it comes', (node, system) => {
  expect(driverEnvironment(root, { A: 'b' }, node, system)).toEqual({ A: 'b' })
})
