import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { explainFailures, fetchApplication, openRest } from '../../src/discord/restClient.ts'
import { UserError } from '../../src/errors.ts'

let close = async () => {}
afterEach(() => close())

/** A server on a free port, and its address as the base of an API. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return `http://127.0.0.1:${address.port}/api`
}

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const token = 'the.very.token'

async function failureOf(apiUrl: string): Promise<Error> {
  const rest = openRest({ token, apiUrl })
  rest.options.retries = 0
  try {
    await explainFailures(rest, () => fetchApplication(rest))
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing failed')
}

test('the application is asked for at the given address, as the bot', async () => {
  const seen: unknown[] = []
  const apiUrl = await serve((request, response) => {
    seen.push(request.method, request.url, request.headers.authorization)
    answering(200, { id: '7', name: 'Gazetteer' })(request, response)
  })
  const application = await fetchApplication(openRest({ token, apiUrl }))
  expect(application).toMatchObject({ id: '7', name: 'Gazetteer' })
  expect(seen).toEqual(['GET', '/api/v10/applications/@me', `Bot ${token}`])
})

describe('a failure is explained in one line without the token', () => {
  test.each([
    ['a refused token', 401, { message: '401: Unauthorized', code: 0 }, 'DISCORD_TOKEN'],
    ['a forbidden action', 403, { message: 'Missing Access', code: 50_001 }, 'Missing Access'],
    ['trouble at Discord', 503, { message: 'upstream' }, 'HTTP 503'],
  ])('%s', async (_name, status, body, words) => {
    const error = await failureOf(await serve(answering(status, body)))
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toContain(words)
    expect(error.message).not.toContain('\n')
    expect(error.message).not.toContain(token)
  })

  test('nobody answers', async () => {
    const apiUrl = await serve(answering(200, {}))
    await close()
    close = async () => {}
    const error = await failureOf(apiUrl)
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toBe(
      `Discord cannot be reached at ${apiUrl} (ECONNREFUSED): check the network and DISCORD_API_URL.`,
    )
  })
})

test('an error of our own stays what it is', async () => {
  const rest = openRest({ token, apiUrl: 'http://127.0.0.1:1' })
  const mine = new RangeError('mine')
  await expect(explainFailures(rest, () => Promise.reject(mine))).rejects.toBe(mine)
})
