import { pino } from 'pino'
import { readableLine } from './readableLine.ts'

/** Quietest last. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export const isLogLevel = (text: string): text is LogLevel =>
  logLevels.some((level) => level === text)

/** What a line tells besides its message; an Error goes under `error`. */
export type LogFields = Readonly<Record<string, unknown>>

type Write = (message: string, fields?: LogFields) => void

/** A structured log. Messages are constant texts; whatever varies is a field. */
export interface Log {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
  /** The same log, with `fields` in each of its lines. */
  readonly child: (fields: LogFields) => Log
}

/** Where lines go: `process.stdout`, or a list in a test. */
export interface LogOutput {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
}

export interface LogOptions {
  readonly level: LogLevel
  readonly output: LogOutput
  /** Texts that never appear in the output, wherever they come from: the token. */
  readonly secrets: readonly string[]
}

const concealed = '[secret]'

/** Opens a log: JSON lines, or lines for people where `output` is a terminal. */
export function createLog({ level, output, secrets }: LogOptions): Log {
  // Secrets travel inside addresses and error messages too, so the finished line is searched,
  // in the form that JSON gives them.
  const hidden = secrets
    .filter((secret) => secret !== '')
    .map((secret) => JSON.stringify(secret).slice(1, -1))
  const conceal = (line: string) =>
    hidden.reduce((text, secret) => text.replaceAll(secret, concealed), line)

  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      // Names under which discord.js and its errors carry credentials.
      redact: {
        paths: ['token', '*.token', 'authorization', '*.authorization', '*.headers'],
        censor: concealed,
      },
    },
    {
      write: (line: string) => {
        const safe = conceal(line)
        output.write(output.isTTY === true ? readableLine(safe) : safe)
      },
    },
  )
  return wrap(logger)
}

/** A log that keeps nothing, for callers that need none. */
export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLog,
}

function wrap(logger: pino.Logger): Log {
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
    child: (fields) => wrap(logger.child(fields)),
  }
}

/**
 * What is worth keeping of an error. Its other fields stay out: a REST error carries the request's
 * address, which holds interaction tokens, and its body, which holds lore.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, status } = error as Error & { readonly code?: unknown; readonly status?: unknown }
  return {
    name: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
