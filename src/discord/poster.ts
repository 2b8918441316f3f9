import type { REST } from '@discordjs/rest'
import { Routes, type APIChannel, type APIGuild } from 'discord-api-types/v10'
import {
  slowWriteMs,
  type BulletinPost,
  type BulletinTarget,
  type Poster,
  type PostOutcome,
} from '../bulletins/posting.ts'
import { asId, type ChannelId } from '../lore/ids.ts'
import { botVoice } from './botVoice.ts'
import { bulletinMessages } from './bulletinMessage.ts'
import { addressOf, askPlace, type ChannelPlace, type KnownPlace } from './channelPlace.ts'
import { isOpenToAll } from './channelPermissions.ts'
import { crosspost } from './crosspost.ts'
import { findMark } from './findMark.ts'
import { createForumPosts } from './forumPosts.ts'
import { createGuildPlaces } from './guildPlaces.ts'
import { openLedgerRest } from './ledgerRest.ts'
import { dataAddress, pictureFile } from './outletPicture.ts'
import { personaName, personaVoice } from './personaVoice.ts'
import type { ReadPicture } from './pictures.ts'
import { outcomeOf } from './postOutcome.ts'
import { postRest } from './postRest.ts'
import { directNoticeBody, noticeBody } from './noticeBody.ts'
import { sendMessage } from './sendMessage.ts'
import { threadName } from './threadName.ts'
import type { Voice, WrittenMessage } from './voice.ts'
import { createWebhooks } from './webhooks.ts'
import { createWriteInTime } from './writeInTime.ts'

export interface PosterOptions {
  readonly token: string
  /** Base of the REST API, without `/v10`. */
  readonly apiUrl: string
  /** Resolves when a request may go out; by default at once. */
  readonly turn?: () => Promise<void>
  /** How long a request may be without an answer, in ms; with all waits, four times as long. */
  readonly timeoutMs?: number
  /** What the gateway knows of channels, which saves a request for each post. */
  readonly knownPlace?: KnownPlace
  /** Whether a channel wants its news in the outlet's own name. */
  readonly asOutlet?: (target: BulletinTarget) => Promise<boolean>
  readonly readPicture?: ReadPicture
  /** For a process without a gateway: asks of all channels of a guild at once, and remembers. */
  readonly asksGuilds?: boolean
}

/** The port to Discord, with a client of its own. */
export function createPoster({
  token,
  apiUrl,
  turn = () => Promise.resolve(),
  timeoutMs = 10_000,
  knownPlace = () => null,
  asOutlet = async () => false,
  readPicture = async () => null,
  asksGuilds = false,
}: PosterOptions): Poster {
  const inTime = createWriteInTime(turn)
  const rest = openLedgerRest(token, apiUrl, inTime, timeoutMs)

  // The client's own time-out ends with an answer's head, and its queues have none.
  const deadline = (): AbortSignal =>
    AbortSignal.timeout(Math.max(0, Math.floor(Math.min(timeoutMs * 4, inTime.leftMs()))))
  const ofGuild = asksGuilds ? createGuildPlaces(rest) : () => Promise.resolve(null)
  const placeOf = async ({ guild, channel }: BulletinTarget) =>
    knownPlace(channel) ??
    (await ofGuild(guild, channel, deadline())) ??
    askPlace(rest, channel, deadline())

  const webhooks = createWebhooks(rest)
  const forumPosts = createForumPosts(rest)
  const inOwnName = botVoice(rest)

  async function voiceFor(
    { guild, channel, campaign, content }: BulletinPost,
    { form, parent }: ChannelPlace,
  ): Promise<Voice> {
    const { outlet } = content
    if (outlet === undefined || !(await asOutlet({ guild, channel }))) return inOwnName
    const picture = await pictureFile(outlet, campaign, readPicture)
    const host = form === 'thread' && parent !== null ? parent : channel
    const persona = { name: personaName(outlet.name), picture: dataAddress(picture) }
    return personaVoice(rest, webhooks, host, persona)
  }

  async function postFirst(
    { channel, delivery, content }: BulletinPost,
    { form }: ChannelPlace,
    voice: Voice,
    message: WrittenMessage,
  ): Promise<PostOutcome> {
    const name = threadName(content.headline)
    const outcome = await (
      form === 'forum'
        ? voice.openPost(channel, name, message, deadline())
        : voice.write(channel, delivery, message, deadline())
    ).catch((error: unknown) => outcomeOf(error, channel))
    const slow = form === 'forum' || !voice.keepsNonces
    return outcome.kind === 'unknown' && slow ? { ...outcome, retryAfterMs: slowWriteMs } : outcome
  }

  async function post(bulletin: BulletinPost): Promise<PostOutcome> {
    const { guild, channel, delivery, content, campaign, lateSince, begun, doubted } = bulletin
    const place = await placeOf(bulletin).catch((error: unknown) => unasked(error, channel))
    if ('kind' in place) return place
    const voice = await voiceFor(bulletin, place)
    const original =
      content.original === undefined ? null : addressOf(content.original, guild, place)
    const write = async (picture: WrittenMessage['picture']): Promise<PostOutcome> => {
      const { first } = bulletinMessages(content, delivery, lateSince, picture, original)
      return postFirst(bulletin, place, voice, { components: first, picture })
    }
    let sent: PostOutcome
    if (begun !== null) sent = { kind: 'sent', message: begun }
    else {
      const picture = await pictureFile(content.outlet, campaign, readPicture)
      sent = await write(picture)
      // Where no files may be attached, the news goes out without its picture.
      if (sent.kind === 'refused' && picture !== null) sent = await write(null)
    }
    if (sent.kind !== 'sent' || sent.message === null) return sent
    const { rest: parts } = bulletinMessages(content, delivery, lateSince, null, original)
    if (parts.length > 0) {
      const { message } = sent
      const title = content.attached?.title ?? content.headline
      const sequel = { place, channel, message, delivery, title, parts, doubted }
      const unfinished = await postRest(rest, voice, sequel, deadline)
      if (unfinished !== null) return unfinished
    }
    // To publish another author's message, the bot would have to manage messages.
    return place.form === 'announcement' && voice.keepsNonces
      ? { ...sent, publishable: true }
      : sent
  }

  const keepsNonces = async (target: BulletinTarget): Promise<boolean> =>
    (await placeOf(target)).form !== 'forum' && !(await asOutlet(target))

  return {
    // Where that cannot be asked, a look is the safe way; it will say what is wrong.
    keepsNonces: (target) => keepsNonces(target).catch(() => false),
    gathers: (target) =>
      placeOf(target).then(
        ({ form }) => form !== 'forum',
        () => false,
      ),
    post: (bulletin) =>
      bulletin.leftMs === undefined
        ? post(bulletin)
        : inTime.within(bulletin.leftMs, () => post(bulletin)),
    find: async (search) => {
      const found = await findMark(rest, search, () => placeOf(search), forumPosts, deadline())
      const { kind } = found
      if (kind !== 'found' || !(await asOutlet(search))) return found
      return { kind, message: found.message }
    },
    crosspost: (published) => crosspost(rest, published, deadline()),

    tell: async (notice) => {
      const { guild, channel, names, nonce } = notice
      const mayName = async (named: ChannelId): Promise<boolean> =>
        isOpenToAll(rest, named, deadline()).catch(() => false)
      if (channel !== null && (names === undefined || (await mayName(names)))) {
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
