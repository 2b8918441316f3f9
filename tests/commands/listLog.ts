import type { Log, LogFields, LogLevel } from '../../src/log.ts'

export interface LogLine {
  readonly level: LogLevel
  readonly message: string
  readonly fields: LogFields
}

/** A log that adds its lines to a list. */
export function listLog(lines: LogLine[]): Log {
  const write =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      const { error, ...others } = fields
      lines.push({
        level,
        message,
        fields:
          error === undefined
            ? others
            : { ...others, error: error instanceof Error ? (error.stack ?? error.message) : error },
      })
    }
  return {
    debug: () => {},
    info: () => {},
    warn: write('warn'),
    error: write('error'),
    child: () => listLog(lines),
  }
}
