import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as a script sees it. */
export interface Asked {
  readonly method: string
  /** Below `/v10`, with its query. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>> | null
}

/** What a script does with a request: answers, breaks the line, or says nothing at all. */
export type Scripted =
  | {
      readonly status: number
      readonly json?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | 'reset'
  | 'silence'

export interface ScriptedDiscord {
  readonly apiUrl: string
  readonly asked: readonly Asked[]
  readonly close: () => Promise<void>
}

/** A REST server that does what a test says, for answers that no honest server would give. */
export async function scriptDiscord(script: (asked: Asked) => Scripted): Promise<ScriptedDiscord> {
  const asked: Asked[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readBody(request)
    const one: Asked = {
      method: request.method ?? '',
      path: (request.url ?? '').replace(/^\/v10/, ''),
      body: text === '' ? null : JSON.parse(text),
    }
    asked.push(one)
    answer(response, script(one))
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text
}

function answer(response: ServerResponse, scripted: Scripted): void {
  if (scripted === 'silence') return
  if (scripted === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }
  response
    .writeHead(scripted.status, { 'content-type': 'application/json', ...scripted.headers })
    .end(JSON.stringify(scripted.json ?? {}))
}
