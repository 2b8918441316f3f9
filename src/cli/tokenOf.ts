import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'

/** The token, for a program that is about a real server. Throws a UserError where there is none. */
export function tokenOf(config: Config): string {
  if (config.token !== null) return config.token
  throw new UserError(
    'DISCORD_TOKEN is missing: copy .env.example to .env and set it there, with the token from ' +
      'https://discord.com/developers/applications (your application, Bot, Reset Token).',
  )
}
