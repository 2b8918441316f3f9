import { setTimeout as sleep } from 'node:timers/promises'
import { isPersona } from '../bulletins/newsChannel.ts'
import { createPace, type Pace } from '../delivery/pace.ts'
import { sharedPerSecond } from '../delivery/seat.ts'
import type { ReadPicture } from '../discord/pictures.ts'
import { createPoster, type PosterOptions } from '../discord/poster.ts'
import type { Poster } from '../bulletins/posting.ts'
import type { BotOptions } from './bot.ts'

/** How long Discord may take over a post, in ms; less where claims are shorter. */
const longestPostMs = 10_000

/** What a process posts with, and the pace of all its requests. */
export interface Posting {
  readonly pace: Pace
  readonly poster: Poster
  readonly readPicture: ReadPicture
}

/** Opens a process's way to channels; `knowing` says how it knows what kind of place they are. */
export function openPosting(
  options: Pick<BotOptions, 'token' | 'apiUrl' | 'store' | 'library' | 'leaseSeconds' | 'log'>,
  knowing: Pick<PosterOptions, 'knownPlace' | 'asksGuilds'>,
): Posting {
  const { token, apiUrl, store, library, leaseSeconds, log } = options
  const pace = createPace(sharedPerSecond, { uptimeMs: () => performance.now(), sleep })
  const readPicture: ReadPicture = async (campaign, file) =>
    library.picture(campaign, file).catch((error: unknown) => {
      log.warn('a picture cannot be read, and is left out', { campaign, file, error })
      return null
    })
  const poster = createPoster({
    token,
    apiUrl,
    turn: pace.turn,
    timeoutMs: Math.min(longestPostMs, leaseSeconds * 250),
    asOutlet: async ({ guild, channel }) =>
      isPersona(await store.guild(guild).newsChannels.list(), channel),
    readPicture,
    ...knowing,
  })
  return { pace, poster, readPicture }
}
