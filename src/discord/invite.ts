import { OAuth2Scopes } from 'discord-api-types/v10'
import { neededPermissionBits } from './permissions.ts'

/**
 * The link with which somebody who may manage a server adds the bot to it, asking for exactly the
 * permissions that it needs.
 */
export function inviteLink(application: string): string {
  const link = new URL('https://discord.com/oauth2/authorize')
  link.searchParams.set('client_id', application)
  link.searchParams.set('permissions', String(neededPermissionBits))
  link.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`)
  return link.href
}
