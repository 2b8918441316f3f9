import type { IncomingMessage } from 'node:http'

/**
 * True if a request for the API can come from a bot on this machine, maybe through a proxy on
 * another port, and not from a site whose name was bound to this address.
 */
export function isLocalRequest(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { host, origin } = request.headers
  return origin === undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')
}

/**
 * True if a request can only come from this machine's own page or from a program: another site in
 * the same browser would show in Origin, and a rebound name in Host.
 */
export function isOwnRequest(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host)) return false
  return origin === undefined || hosts.some((own) => origin === `http://${own}`)
}
