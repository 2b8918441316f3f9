import { PermissionFlagsBits } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { inviteLink } from '../../src/discord/invite.ts'
import {
  missingPermissions,
  neededPermissionBits,
  neededPermissions,
  permissionsFor,
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
    PermissionFlagsBits.ManageThreads |
    PermissionFlagsBits.ManageWebhooks |
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

test('each kind of channel needs what is done there, and no more', () => {
  const names = (...[form, asOutlet]: Parameters<typeof permissionsFor>) =>
    permissionsFor(form, asOutlet).map(({ name }) => name)
  expect(names('text', false)).toEqual(neededPermissions.map(({ name }) => name))
  expect(names('announcement', false)).toEqual(names('text', false))
  expect(names('forum', false)).not.toContain('Create Public Threads')
  expect(names('forum', false)).toContain('Send Messages')
  expect(names('thread', false)).not.toContain('Send Messages')
  expect(names('thread', false)).toContain('Send Messages in Threads')
  expect(names('text', true)).toEqual([...names('text', false), 'Manage Webhooks'])
})
