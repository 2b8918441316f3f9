import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { ChannelPlace } from './channelPlace.ts'

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
    why: 'brief a scene that is played in a thread, and go on there with a long letter',
  },
  {
    name: 'Create Public Threads',
    flag: PermissionFlagsBits.CreatePublicThreads,
    why: 'let a long letter go on in a thread, and players talk below a briefing',
  },
  {
    name: 'Create Private Threads',
    flag: PermissionFlagsBits.CreatePrivateThreads,
    why: 'brief some players where only they can read it',
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

/**
 * Not asked for by the invite: a GM allows it in the one channel whose news comes in the outlet's
 * own name.
 */
const personaPermission: NeededPermission = {
  name: 'Manage Webhooks',
  flag: PermissionFlagsBits.ManageWebhooks,
  why: 'post in the name and with the picture of an outlet',
}

/** What is needed in a place of this form. */
export function permissionsFor(
  form: ChannelPlace['form'],
  asOutlet: boolean,
): readonly NeededPermission[] {
  const spared = sparedIn[form]
  const needed = neededPermissions.filter(({ flag }) => !spared.includes(flag))
  return asOutlet ? [...needed, personaPermission] : needed
}

/** A thread is written in by a permission of its own, and neither it nor a forum's post has threads. */
const sparedIn: Readonly<Record<ChannelPlace['form'], readonly bigint[]>> = {
  text: [],
  announcement: [],
  forum: [PermissionFlagsBits.CreatePublicThreads],
  thread: [PermissionFlagsBits.SendMessages, PermissionFlagsBits.CreatePublicThreads],
}

/** Which of some permissions a member lacks whose permissions in a channel are `has`. */
export const missingPermissions = (
  has: bigint,
  needed: readonly NeededPermission[] = neededPermissions,
): readonly NeededPermission[] =>
  (has & PermissionFlagsBits.Administrator) === PermissionFlagsBits.Administrator
    ? []
    : needed.filter(({ flag }) => (has & flag) !== flag)
