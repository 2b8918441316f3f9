import { type HTTPError, REST } from '@discordjs/rest'
import { Routes, type RESTGetCurrentApplicationResult } from 'discord-api-types/v10'
import { UserError } from '../errors.ts'
import { isRefusal } from './refusal.ts'

/** What a host does about a token that is void. */
export const tokenRefused =
  'Discord does not accept the token: make a new one at https://discord.com/developers/applications (your application, Bot, Reset Token) and set it as DISCORD_TOKEN.'

/** Discord's REST API as the bot, for programs that need no connection to the gateway. */
export const openRest = (options: {
  readonly token: string
  /** Base address without the version, as `https://discord.com/api`. */
  readonly apiUrl: string
}): REST => new REST({ version: '10', api: options.apiUrl }).setToken(options.token)

/** The application that the token belongs to. */
export async function fetchApplication(rest: REST): Promise<RESTGetCurrentApplicationResult> {
  // The shape is Discord's: https://docs.discord.com/developers/resources/application
  return (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult
}

/**
 * Does something over REST, and says what a host can do about it where Discord refuses or is out
 * of reach. Throws a UserError for that, and everything else as it is.
 */
export async function explainFailures<Result>(
  rest: REST,
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    const explanation = explain(rest.options.api, error)
    throw explanation === null ? error : new UserError(explanation, { cause: error })
  }
}

function explain(api: string, error: unknown): string | null {
  if (isRefusal(error) || isHttpError(error)) {
    if (error.status === 401) return tokenRefused
    if (error.status >= 500)
      return `Discord has trouble of its own (HTTP ${error.status}): try again in a few minutes, and see https://discordstatus.com.`
    return `Discord refuses this: ${error.message}`
  }
  const code = networkCode(error)
  return code === null
    ? null
    : `Discord cannot be reached at ${api} (${code}): check the network and DISCORD_API_URL.`
}

// By its name, as with a refusal.
const isHttpError = (error: unknown): error is HTTPError =>
  error instanceof Error && error.name === 'HTTPError'

/** The system's word for a failed connection, which `fetch` hides a level or two down. */
function networkCode(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'AbortError') return 'no answer in time'
    if ('code' in cause && typeof cause.code === 'string' && /^(E[A-Z]+|UND_)/.test(cause.code))
      return cause.code
    if (cause instanceof AggregateError) return networkCode(cause.errors[0])
  }
  return null
}
