import { PermissionFlagsBits } from 'discord-api-types/v10'

/** A permission that the bot asks for, and what would fail without it. */
export interface NeededPermission {
  /** As Discord's settings call it. */
  readonly name: string
  readonly flag: bigint
  /** What it is for, as the end of "so that the bot can". */
  readonly why: string
}

/**
 * Exactly what the bot needs in the channels that it posts in, and so what the invite asks for.
 * Answers to commands need none of it; a role is pinged only where it may be mentioned by anyone.
 */
export const neededPermissions: readonly NeededPermission[] = [
  {
    name: 'View Channel',
    flag: PermissionFlagsBits.ViewChannel,
    why: 'find the channels that you choose',
  },
  {
    name: 'Send Messages',
    flag: PermissionFlagsBits.SendMessages,
    why: 'post bulletins and briefings',
  },
  {
    name: 'Send Messages in Threads',
    flag: PermissionFlagsBits.SendMessagesInThreads,
    why: 'brief a scene that is played in a thread',
  },
  {
    name: 'Embed Links',
    flag: PermissionFlagsBits.EmbedLinks,
    why: 'show the pictures and layout of what it posts',
  },
  {
    name: 'Attach Files',
    flag: PermissionFlagsBits.AttachFiles,
    why: 'post pictures and handouts',
  },
  {
    name: 'Read Message History',
    flag: PermissionFlagsBits.ReadMessageHistory,
    why: 'see after a failure whether a bulletin was posted, and never post it twice',
  },
]

/** The needed permissions as one bit set. */
export const neededPermissionBits = neededPermissions.reduce((bits, { flag }) => bits | flag, 0n)

/** Which of them a member lacks whose permissions in a channel are `has`. */
export const missingPermissions = (has: bigint): readonly NeededPermission[] =>
  (has & PermissionFlagsBits.Administrator) === PermissionFlagsBits.Administrator
    ? []
    : neededPermissions.filter(({ flag }) => (has & flag) !== flag)
