// The database driver is compiled: whether it fits this Node, and how to make one that does.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const mark = 'gazetteer: without cleanup hooks'

/**
 * Whether the driver aborts on this Node unless it is compiled with `driver.h`: Node 24, whose
 * headers since 24.19 register each object for a clean-up that its garbage collector cannot undo.
 * https://github.com/nodejs/node/issues/65446
 * @param {string} node As in `process.versions.node`.
 * @param {string} system As in `process.platform`. Windows' compiler takes no such header.
 */
export const needsHeader = (node, system) => node.startsWith('24.') && system !== 'win32'

/** A compiled driver fits one of these only. */
export const platform = [
  process.platform,
  process.arch,
  process.versions.modules,
  ...(needsHeader(process.versions.node, process.platform) ? ['with driver.h'] : []),
].join(' ')

/**
 * Whether the installed driver can be loaded by this Node, and runs on it.
 * @param {string} root
 */
export function driverFits(root) {
  const driver = join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
  try {
    process.dlopen({ exports: {} }, driver)
    return (
      !needsHeader(process.versions.node, process.platform) || readFileSync(driver).includes(mark)
    )
  } catch {
    return false
  }
}

/**
 * The environment in which npm makes a driver that fits.
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} [node]
 * @param {string} [system]
 * @returns {Readonly<Record<string, string | undefined>>}
 */
export function driverEnvironment(
  root,
  environment,
  node = process.versions.node,
  system = process.platform,
) {
  if (!needsHeader(node, system)) return environment
  const flags = environment['CXXFLAGS'] ?? ''
  return {
    ...environment,
    // The prebuilt one may be of the kind that aborts.
    npm_config_build_from_source: 'true',
    CXXFLAGS: `${flags} -include "${join(root, 'scripts', 'driver.h')}"`.trim(),
  }
}
