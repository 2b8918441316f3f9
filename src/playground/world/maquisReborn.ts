import { ChannelType, PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { Seed } from './seed.ts'

const gameMaster = '1100000000000000101'
const starfleet = '1100000000000000102'
const maquis = '1100000000000000103'
const bot = '1100000000000000009'

/** The token that the seed's bot logs in with. It opens nothing but the local Discord. */
export const localToken = `${Buffer.from(bot).toString('base64url')}.local.discord`

/** The guild that a newcomer finds: a game master, three players, five channels. */
export const maquisReborn: Seed = {
  guild: { id: '1100000000000000001', name: 'The Maquis Reborn' },
  roles: [
    {
      id: gameMaster,
      name: 'Game Master',
      color: 0xf0b232,
      permissions:
        Bits.ManageGuild |
        Bits.ManageChannels |
        Bits.ManageRoles |
        Bits.ManageMessages |
        Bits.ManageThreads |
        Bits.ManageWebhooks |
        Bits.MentionEveryone,
    },
    { id: starfleet, name: 'Starfleet', color: 0x3498db, mentionable: true },
    { id: maquis, name: 'Maquis', color: 0xc0562f, mentionable: true },
  ],
  channels: [
    {
      id: '1100000000000000011',
      name: 'welcome',
      type: ChannelType.GuildText,
      topic: 'Start here: try /help, /lore or /news',
    },
    {
      id: '1100000000000000012',
      name: 'bridge',
      type: ChannelType.GuildText,
      topic: 'In character',
    },
    {
      id: '1100000000000000013',
      name: 'federation-news',
      type: ChannelType.GuildAnnouncement,
      topic: 'The Federation News Service',
    },
    {
      id: '1100000000000000014',
      name: 'gm-room',
      type: ChannelType.GuildText,
      topic: 'Behind the screen',
      onlyFor: [gameMaster],
    },
    {
      id: '1100000000000000015',
      name: 'archive',
      type: ChannelType.GuildForum,
      topic: 'One post for each matter worth keeping',
    },
  ],
  members: [
    { id: '1100000000000000201', name: 'Robin', avatarColour: '#7a5cff', roles: [gameMaster] },
    { id: '1100000000000000202', name: 'Ayla', avatarColour: '#1f9d8b', roles: [starfleet] },
    { id: '1100000000000000203', name: 'Jonas', avatarColour: '#c0562f', roles: [maquis] },
    { id: '1100000000000000204', name: 'Sam', avatarColour: '#8a6d3b' },
  ],
  bots: [{ id: bot, name: 'Gazetteer', token: localToken }],
}
