import { PermissionFlagsBits } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { inviteLink } from '../../src/discord/invite.ts'
import {
  missingPermissions,
  neededPermissionBits,
  neededPermissions,
} from '../../src/discord/permissions.ts'

test('the invite asks for exactly the needed permissions, the bot and its commands', () => {
  const link = new URL(inviteLink('123456789012345678'))
  expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: '123456789012345678',
    permissions: String(neededPermissionBits),
    scope: 'bot applications.commands',
  })
})

test('nothing that harms a server is asked for', () => {
  const harmful =
    PermissionFlagsBits.Administrator |
    PermissionFlagsBits.ManageGuild |
    PermissionFlagsBits.ManageRoles |
    PermissionFlagsBits.ManageMessages |
    PermissionFlagsBits.MentionEveryone
  expect(neededPermissionBits & harmful).toBe(0n)
})

test('what is missing is told one by one, and an administrator misses nothing', () => {
  expect(missingPermissions(0n)).toEqual(neededPermissions)
  expect(missingPermissions(neededPermissionBits)).toEqual([])
  expect(missingPermissions(PermissionFlagsBits.Administrator)).toEqual([])
  const muted = neededPermissionBits & ~PermissionFlagsBits.SendMessages
  expect(missingPermissions(muted).map(({ name }) => name)).toEqual(['Send Messages'])
})
