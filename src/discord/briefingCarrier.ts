import {
  ChannelType,
  MessageFlags,
  Routes,
  type APIChannel,
  type APIMessage,
} from 'discord-api-types/v10'
import type { Temporal } from 'temporal-polyfill'
import type { PostOutcome, ReadBack } from '../bulletins/posting.ts'
import { asId, type ChannelId, type GuildId, type MessageId, type UserId } from '../lore/ids.ts'
import { readersOf } from '../lore/visibility.ts'
import type { BriefingCopy } from '../store/store.ts'
import { stillReads, writtenFor } from './briefingAudience.ts'
import { writeLetter, type BriefingLetter, type LetterOptions } from './briefingLetter.ts'
import { requestMs, type BriefingLine } from './briefingLine.ts'
import { acknowledgeId } from './briefingMessage.ts'
import { explained } from './briefingRefusal.ts'
import { shorten } from './components.ts'
import { snowflakeSince } from './channelMarks.ts'
import { findMessage } from './findMessage.ts'
import { handOut, type Unproved } from './handOut.ts'
import { isRefusal } from './refusal.ts'

export type CarrierOptions = LetterOptions & BriefingLine

const elsewhere: PostOutcome = {
  kind: 'refused',
  reason: 'That channel is in another server.',
  fix: 'Choose another.',
}

/** Carries briefings to channels, private threads and inboxes. */
export function createBriefingCarrier(options: CarrierOptions) {
  const { rest, store, now } = options
  // The client's own time-out ends with an answer's head, and its queues have none.
  const deadline = (): AbortSignal => AbortSignal.timeout(requestMs * 4)

  const write = (copy: BriefingCopy) => writeLetter(copy, options)

  async function open(copy: BriefingCopy, sought: boolean) {
    const briefing = await store.guild(copy.guild).briefings.get(copy.briefing)
    // Its message may have let readers into that thread before somebody deleted it.
    const spent = sought && briefing?.place === 'thread'
    const there = spent ? null : copy.channel
    const home = there ?? briefing?.channel ?? asId<ChannelId>('')
    try {
      if (copy.recipient === null && !(await isIn(copy.guild, home)))
        return { kind: 'closed', outcome: elsewhere } as const
      if (there !== null) return { kind: 'open', channel: there } as const
      if (copy.recipient !== null) {
        const body = { recipient_id: copy.recipient }
        const made = await rest.post(Routes.userChannels(), { body, signal: deadline() })
        return { kind: 'open', channel: idOf(made) } as const
      }
      const written = await write(copy)
      const name = shorten(written.kind === 'ready' ? written.letter.title : 'Briefing', 100)
      // https://discord.com/developers/docs/resources/channel#start-thread-without-message
      const body = { name, type: ChannelType.PrivateThread, invitable: false }
      const made = await rest.post(Routes.threads(home), { body, signal: deadline() })
      return { kind: 'open', channel: idOf(made) } as const
    } catch (error) {
      return { kind: 'closed', outcome: explained(error, home) } as const
    }
  }

  // Where a channel is was once a GM's word, and every server's channels have ids alike.
  async function isIn(guild: GuildId, channel: ChannelId): Promise<boolean> {
    const found = await rest.get(Routes.channel(channel), { signal: deadline() })
    // https://discord.com/developers/docs/resources/channel#channel-object
    return (found as { readonly guild_id?: string }).guild_id === guild
  }

  async function post(
    copy: BriefingCopy,
    channel: ChannelId,
    { briefing, components, handouts }: BriefingLetter,
    leftMs: () => number,
  ): Promise<PostOutcome> {
    if (briefing.place === 'thread') {
      if (channel === briefing.channel)
        throw new Error('a private briefing was about to stand in its channel')
      // Whom the message lets in is known at that moment alone: nothing may come after it.
      const after = copy.channel === channel ? BigInt(channel) : null
      const given = { copy: copy.id, channel, handouts, after, leftMs, deadline }
      const unproved = await handOut(options, given)
      if (unproved !== null) return notBegun(unproved)
    }
    const { roles, users } = briefing.audience ?? { roles: [], users: [] }
    const quiet = copy.recipient !== null
    const body = {
      components: [...components],
      flags: MessageFlags.IsComponentsV2,
      nonce: copy.id,
      enforce_nonce: true,
      allowed_mentions: {
        parse: [],
        roles: quiet ? [] : [...roles],
        users: quiet ? [] : users.slice(0, 100),
      },
    }
    try {
      // The route's documented answer.
      const sent = (await options.inTime.within(leftMs, () =>
        rest.post(Routes.channelMessages(channel), { body, signal: deadline() }),
      )) as APIMessage
      return { kind: 'sent', message: asId<MessageId>(sent.id) }
    } catch (error) {
      return explained(error, channel)
    }
  }

  async function find(
    copy: BriefingCopy,
    channel: ChannelId,
    since: Temporal.Instant,
  ): Promise<ReadBack> {
    const briefing = await store.guild(copy.guild).briefings.get(copy.briefing)
    if (briefing === null) return { kind: 'absent' }
    const from = snowflakeSince(since.epochMilliseconds)
    return findMessage(rest, channel, acknowledgeId(briefing, copy.guild), from, deadline())
  }

  /**
   * Hands out what goes with it, opens the talk below it, or lets its readers into a private thread.
   * What stands before them cannot be taken back.
   */
  async function attend(
    copy: BriefingCopy,
    channel: ChannelId,
    message: MessageId,
    { briefing, title, members, handouts }: BriefingLetter,
    { repeated, leftMs }: { readonly repeated: boolean; readonly leftMs: () => number },
  ): Promise<Unproved | null> {
    const { guild } = copy
    if (briefing.place !== 'thread') {
      const after = repeated ? BigInt(message) : null
      const given = { copy: copy.id, channel, handouts, after, leftMs, deadline }
      const unproved = await handOut(options, given)
      if (unproved !== null) return unproved
    }
    if (briefing.incident !== null) {
      const readers = readersOf(guild, writtenFor(briefing), () => null)
      await store.guild(guild).reveals.opened(briefing.incident, readers, now())
    }
    if (briefing.discussed) {
      // A message has one thread: where it is there already, Discord refuses another.
      const body = { name: shorten(title, 100) }
      await orRefused(rest.post(Routes.threads(channel, message), { body, signal: deadline() }))
    }
    if (briefing.place !== 'thread') return null
    const rolesOf = (user: UserId) => options.memberRoles(guild, user)
    // Without a list of members, those who are named; the mention of a role lets in its holders.
    for (const user of members ?? briefing.audience?.users ?? []) {
      // The list may be a minute old.
      if (!(await stillReads(briefing, asId(user), { rolesOf }))) continue
      await orRefused(rest.put(Routes.threadMembers(channel, user), { signal: deadline() }))
    }
    return null
  }

  return { write, open, post, find, attend }
}

/** What it means for a message that what comes before it may not be there. */
function notBegun(unproved: Unproved): PostOutcome {
  switch (unproved.kind) {
    case 'failed':
      return { kind: 'failedBefore', reason: unproved.reason }
    case 'unreadable':
      return { kind: 'refused', reason: unproved.reason, fix: unproved.fix }
    case 'dead':
      return unproved
  }
}

/** What goes with a message is no reason to post it again when Discord does not want it. */
async function orRefused(request: Promise<unknown>): Promise<void> {
  await request.catch((error: unknown) => {
    if (!(isRefusal(error) && error.status < 500)) throw error
  })
}

// The routes' documented answers.
const idOf = (channel: unknown): ChannelId => asId<ChannelId>((channel as APIChannel).id)
