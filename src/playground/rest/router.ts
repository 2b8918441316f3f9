import type { Handler } from './call.ts'

/** One route: `path` has `:` for a variable segment. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly handler: Handler
  /** How the caller shows who it is; `token` is in the path. */
  readonly by: 'bot' | 'token'
}

/** A route that was found, with its variable segments. */
export interface Found {
  readonly route: Route
  readonly params: readonly string[]
}

interface Branch {
  readonly words: Map<string, Branch>
  variable: Branch | null
  readonly routes: Map<string, Route>
}

/** Builds the look-up: by method and path, words before variables. */
export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => Found | null {
  const root = createBranch()
  for (const route of routes) plant(root, route)
  return (method, path) => {
    const segments = path.split('/').slice(1)
    return climb(root, method, segments, 0, [])
  }
}

function createBranch(): Branch {
  return { words: new Map(), variable: null, routes: new Map() }
}

function plant(root: Branch, route: Route): void {
  let branch = root
  for (const segment of route.path.split('/').slice(1)) {
    const next = segment === ':' ? branch.variable : branch.words.get(segment)
    const found = next ?? createBranch()
    if (segment === ':') branch.variable = found
    else branch.words.set(segment, found)
    branch = found
  }
  branch.routes.set(route.method, route)
}

function climb(
  branch: Branch,
  method: string,
  segments: readonly string[],
  at: number,
  params: readonly string[],
): Found | null {
  const segment = segments[at]
  if (segment === undefined) {
    const route = branch.routes.get(method)
    return route === undefined ? null : { route, params }
  }
  const word = branch.words.get(segment)
  const byWord = word === undefined ? null : climb(word, method, segments, at + 1, params)
  if (byWord !== null || branch.variable === null || segment === '') return byWord
  return climb(branch.variable, method, segments, at + 1, [...params, decodeURIComponent(segment)])
}
