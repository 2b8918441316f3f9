/**
 * The path of a file on this very server, or null for anything else: the page never loads
 * from another machine. `127.0.0.1` and `localhost` are the same server on the same port.
 */
export function localPath(url: string, origin: string): string | null {
  if (!URL.canParse(url, origin)) return null
  const target = new URL(url, origin)
  const here = new URL(origin)
  const loopback = new Set(['127.0.0.1', 'localhost', here.hostname])
  const same =
    target.protocol === here.protocol && target.port === here.port && loopback.has(target.hostname)
  return same ? `${target.pathname}${target.search}` : null
}
