import { REST } from '@discordjs/rest'
import { Routes, type APIChannel, type APIGuild } from 'discord-api-types/v10'
import type { BulletinPost, Poster, PostOutcome } from '../bulletins/posting.ts'
import { asId, type ChannelId } from '../lore/ids.ts'
import { bulletinMessages } from './bulletinMessage.ts'
import { askPlace, type ChannelPlace, type KnownPlace } from './channelPlace.ts'
import type { Component } from './components.ts'
import { crosspost } from './crosspost.ts'
import { findMark } from './findMark.ts'
import { openForumPost } from './openForumPost.ts'
import { outcomeOf } from './postOutcome.ts'
import { postRest } from './postRest.ts'
import { directNoticeBody, noticeBody } from './noticeBody.ts'
import { bodyOf, sendMessage } from './sendMessage.ts'
import { createWriteInTime } from './writeInTime.ts'

export interface PosterOptions {
  readonly token: string
  /** Base of the REST API, without `/v10`. */
  readonly apiUrl: string
  /** Requests in a second: Discord gives the bot 50, and its other requests need some too. */
  readonly perSecond?: number
  /** How long a request may be without an answer, in ms; with all waits, four times as long. */
  readonly timeoutMs?: number
  /** What the gateway knows of channels, which saves a request for each post. */
  readonly knownPlace?: KnownPlace
}

/** Waits up to this long, in ms, are the client's; longer ones go back to the ledger. */
const longestWaitMs = 3000

/**
 * The port to Discord. It has a REST client of its own which repeats nothing by itself (whether a
 * repeat is safe is for the ledger to say), and which never makes an interaction wait.
 */
export function createPoster({
  token,
  apiUrl,
  perSecond = 45,
  timeoutMs = 10_000,
  knownPlace = () => null,
}: PosterOptions): Poster {
  const inTime = createWriteInTime()
  const rest = new REST({
    api: apiUrl,
    makeRequest: inTime.makeRequest,
    retries: 0,
    timeout: timeoutMs,
    globalRequestsPerSecond: perSecond,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) =>
      Math.max(timeToReset, retryAfter) > longestWaitMs,
  }).setToken(token)

  // The client's own time-out ends with an answer's head, and its queues have none.
  const deadline = (): AbortSignal =>
    AbortSignal.timeout(Math.max(0, Math.floor(Math.min(timeoutMs * 4, inTime.leftMs()))))
  const placeOf = async (channel: ChannelId): Promise<ChannelPlace> =>
    knownPlace(channel) ?? askPlace(rest, channel, deadline())

  async function postFirst(
    { channel, delivery, content }: BulletinPost,
    { form }: ChannelPlace,
    components: readonly Component[],
  ): Promise<PostOutcome> {
    const body = bodyOf(components)
    return form === 'forum'
      ? openForumPost(rest, channel, content.headline, body, deadline())
      : sendMessage(rest, channel, delivery, body, deadline())
  }

  async function post(bulletin: BulletinPost): Promise<PostOutcome> {
    const { channel, delivery, content, lateSince, begun, doubted } = bulletin
    const place = await placeOf(channel).catch((error: unknown) => unasked(error, channel))
    if ('kind' in place) return place
    const { first, rest: parts } = bulletinMessages(content, delivery, lateSince)
    const sent: PostOutcome =
      begun === null ? await postFirst(bulletin, place, first) : { kind: 'sent', message: begun }
    if (sent.kind !== 'sent' || sent.message === null) return sent
    if (parts.length > 0) {
      const { message } = sent
      const title = content.attached?.title ?? content.headline
      const sequel = { place, channel, message, delivery, title, parts, doubted }
      const unfinished = await postRest(rest, sequel, deadline)
      if (unfinished !== null) return unfinished
    }
    return place.form === 'announcement' ? { ...sent, publishable: true } : sent
  }

  return {
    // Where that cannot be asked, a look is the safe way; it will say what is wrong.
    keepsNonces: async ({ channel }) =>
      placeOf(channel).then(
        ({ form }) => form !== 'forum',
        () => false,
      ),
    post: (bulletin) =>
      bulletin.leftMs === undefined
        ? post(bulletin)
        : inTime.within(bulletin.leftMs, () => post(bulletin)),
    find: (search) => findMark(rest, search, () => placeOf(search.channel), deadline()),
    crosspost: (published) => crosspost(rest, published, deadline()),

    tell: async (notice) => {
      const { guild, channel, nonce } = notice
      if (channel !== null) {
        const outcome = await sendMessage(rest, channel, nonce, noticeBody(notice), deadline())
        if (outcome.kind !== 'refused') return outcome
      }
      const direct = await ownersChannel(rest, guild, deadline()).catch((error: unknown) => ({
        error,
      }))
      if (typeof direct === 'object') return outcomeOf(direct.error, asId<ChannelId>(''))
      return sendMessage(rest, direct, nonce, directNoticeBody(notice), deadline())
    },
  }
}

/** Why a channel is not known: nothing has been written. */
function unasked(error: unknown, channel: ChannelId): PostOutcome {
  const outcome = outcomeOf(error, channel)
  return outcome.kind === 'unknown' ? { kind: 'failedBefore', reason: outcome.reason } : outcome
}

/** Where the guild's owner reads direct messages. */
async function ownersChannel(rest: REST, guild: string, signal: AbortSignal): Promise<ChannelId> {
  // Both routes' documented answers.
  const { owner_id } = (await rest.get(Routes.guild(guild), { signal })) as APIGuild
  const body = { recipient_id: owner_id }
  const { id } = (await rest.post(Routes.userChannels(), { body, signal })) as APIChannel
  return asId<ChannelId>(id)
}
