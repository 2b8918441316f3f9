import { isLogLevel, logLevels, type LogLevel } from './log.ts'

/** Everything that the environment decides, checked once at the start and frozen. */
export interface Config {
  /** `NODE_ENV=production`: there a missing token is a fault, not a local Discord. */
  readonly production: boolean
  /** The bot's token; null means that the local Discord is used. */
  readonly token: string | null
  /** Base of Discord's REST API, without `/v10` and without a slash at its end. */
  readonly apiUrl: string
  /** `file:` and a path, relative to the working directory, or an address of PostgreSQL. */
  readonly databaseUrl: string
  /** Port on 127.0.0.1; 0 takes any free one. */
  readonly localDiscordPort: number
  readonly logLevel: LogLevel
  /** Seconds between two looks at the ledger. */
  readonly tickSeconds: number
  /** Seconds after which another process takes over what one that fell silent had claimed. */
  readonly leaseSeconds: number
  /** Whether this process is the bot, or posts beside it. */
  readonly role: Role
}

export const roles = ['bot', 'poster'] as const
export type Role = (typeof roles)[number]

/** The environment is not usable: the message has a line for each fault, with the fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** The shape of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable's value, or what is wrong with it and the fix, as the rest of a sentence. */
type Reading<Value> = { readonly value: Value } | { readonly fault: string }

interface Variable<Value> {
  /** What counts when the variable is absent or empty. */
  readonly fallback: Value
  readonly read: (text: string) => Reading<Value>
}

/** Every variable that the program reads. `.env.example` explains the same ones. */
export const variables = {
  NODE_ENV: { fallback: '', read: (text: string) => ({ value: text }) },
  DISCORD_TOKEN: { fallback: null, read: readToken },
  DISCORD_API_URL: { fallback: 'https://discord.com/api', read: readApiUrl },
  DATABASE_URL: { fallback: 'file:data/gazetteer.db', read: readDatabaseUrl },
  LOCAL_DISCORD_PORT: { fallback: 4118, read: wholeNumber(0, 65_535) },
  LOG_LEVEL: { fallback: 'info', read: readLogLevel },
  TICK_SECONDS: { fallback: 15, read: wholeNumber(1, 60) },
  ROLE: { fallback: roles[0], read: readRole },
  LEASE_SECONDS: { fallback: 120, read: wholeNumber(5, 600) },
} as const satisfies Record<string, Variable<unknown>>

/**
 * Reads the environment; an empty variable counts as absent.
 * Throws a ConfigError that lists every fault at once.
 */
export function readConfig(environment: Environment): Config {
  const faults: string[] = []
  const value = <Value>(name: keyof typeof variables, variable: Variable<Value>): Value => {
    const text = environment[name]?.trim() ?? ''
    if (text === '') return variable.fallback
    const reading = variable.read(text)
    if ('value' in reading) return reading.value
    faults.push(`${name} ${reading.fault}.`)
    return variable.fallback
  }

  const config: Config = {
    production: value('NODE_ENV', variables.NODE_ENV) === 'production',
    token: value('DISCORD_TOKEN', variables.DISCORD_TOKEN),
    apiUrl: value('DISCORD_API_URL', variables.DISCORD_API_URL),
    databaseUrl: value('DATABASE_URL', variables.DATABASE_URL),
    localDiscordPort: value('LOCAL_DISCORD_PORT', variables.LOCAL_DISCORD_PORT),
    logLevel: value('LOG_LEVEL', variables.LOG_LEVEL),
    tickSeconds: value('TICK_SECONDS', variables.TICK_SECONDS),
    leaseSeconds: value('LEASE_SECONDS', variables.LEASE_SECONDS),
    role: value('ROLE', variables.ROLE),
  }
  if (config.production && (environment['DISCORD_TOKEN'] ?? '').trim() === '')
    faults.push(
      'DISCORD_TOKEN is missing: with NODE_ENV=production, set it to the token from ' +
        'https://discord.com/developers/applications (your application, Bot, Reset Token).',
    )
  if (config.role === 'poster' && config.databaseUrl.startsWith('file:'))
    faults.push(
      'ROLE is "poster", which works beside a bot, and a file is for one process: let DATABASE_URL ' +
        'name the PostgreSQL database of that bot.',
    )
  if (config.role === 'poster' && config.token === null && !config.production)
    faults.push('ROLE is "poster", which needs DISCORD_TOKEN: set it to the token of the bot.')
  if (faults.length > 0) throw new ConfigError(faults)
  return Object.freeze(config)
}

function wholeNumber(lowest: number, highest: number): (text: string) => Reading<number> {
  return (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= lowest && Number(text) <= highest
      ? { value: Number(text) }
      : { fault: `is "${text}": set a whole number from ${lowest} to ${highest}` }
}

// A fault never quotes the token: it goes to a terminal or a log.
function readToken(text: string): Reading<string | null> {
  if (/^bot\s/i.test(text)) return { fault: 'begins with "Bot": give the token alone' }
  if (/[\s"']/.test(text))
    return { fault: 'holds a space or a quotation mark: give the token alone' }
  return { value: text }
}

function readApiUrl(text: string): Reading<string> {
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol !== 'http:' && protocol !== 'https:')
    return { fault: `is "${text}": set an address such as https://discord.com/api` }
  const base = text.replace(/\/+$/, '')
  const unversioned = base.replace(/\/v\d+$/, '')
  return base === unversioned
    ? { value: base }
    : { fault: `names a version of the API: set ${unversioned}` }
}

// A fault never quotes the address: it may hold a password.
function readDatabaseUrl(text: string): Reading<string> {
  if (/^file:[^?]+$/.test(text)) return { value: text }
  const url = /^postgres(ql)?:/.test(text) && URL.canParse(text) ? new URL(text) : null
  if (url === null || url.pathname.length < 2)
    return {
      fault:
        'names no database: set a file such as file:data/gazetteer.db or an address such as ' +
        'postgresql://user:password@host:5432/gazetteer',
    }
  return (url.searchParams.get('schema') ?? 'public') === 'public'
    ? { value: text }
    : { fault: 'names a schema, which is not supported: set a database of its own without it' }
}

function readRole(text: string): Reading<Role> {
  const role = roles.find((one) => one === text)
  return role === undefined
    ? { fault: `is "${text}": set one of ${roles.join(', ')}` }
    : { value: role }
}

function readLogLevel(text: string): Reading<LogLevel> {
  return isLogLevel(text)
    ? { value: text }
    : { fault: `is "${text}": set one of ${logLevels.join(', ')}` }
}
