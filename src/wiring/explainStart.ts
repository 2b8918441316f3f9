import { ConfigError } from '../config.ts'
import { UserError } from '../errors.ts'
import { StoreError, troubleOf } from '../store/storeErrors.ts'

/**
 * What the host can do about a start that failed, in a line or a few; null for a failure that is
 * nobody's to mend but the programmers'.
 */
export function explainStart(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StoreError || error instanceof UserError) {
    return error.message
  }
  return explainPort(error) ?? explainDatabase(error)
}

function explainPort(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('port' in error)) return null
  const port = String(error.port)
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. If Gazetteer is running already, open http://127.0.0.1:${port}; else set LOCAL_DISCORD_PORT to another port, or to 0 for any that is free.`
    case 'EACCES':
      return `Port ${port} is not open to this user: set LOCAL_DISCORD_PORT to one above 1023.`
    default:
      return null
  }
}

/** The database was opened, and failed at what came next. */
function explainDatabase(error: unknown): string | null {
  const trouble = troubleOf(error)
  const passing = trouble === 'lost' || trouble === 'busy' || trouble === 'full'
  // A file that cannot be read has the same sign, and names its path.
  const gone = trouble === 'unreachable' && error instanceof Error && !('path' in error)
  return passing || gone
    ? `The database failed during the start (${trouble}): see that it is well, and start again.`
    : null
}
