// What must be on the machine before anything else can be done.

/**
 * One line with the fix when this Node is too old, else null.
 * @param {string} version As in `process.versions.node`.
 * @param {string} engines As in package.json: `>=20.19`.
 */
export function nodeFault(version, engines) {
  const oldest = engines.replace('>=', '')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null
  return `Gazetteer needs Node ${oldest} or newer and this is ${version}: install one from https://nodejs.org and try again.`
}
