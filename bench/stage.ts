import { performance } from 'node:perf_hooks'
import { InteractionResponseType } from 'discord-api-types/v10'
import { listOf } from '../src/playground/messages/embeds.ts'
import { isObject } from '../src/playground/messages/components.ts'
import {
  maquisReborn,
  noRates,
  startLocalDiscord,
  type Act,
  type LocalDiscord,
  type Seed,
} from '../src/playground/index.ts'
import type { PreparedFile } from './prepared.ts'

/** An answered interaction. */
export interface Asked {
  /** ms from sending the interaction until its answer came in: the final one, where it was deferred. */
  readonly latencyMs: number
  readonly deferred: boolean
  /** `data` of the answer, or the message that came late. */
  readonly data: Readonly<Record<string, unknown>>
  /** Sent along with it. */
  readonly files: readonly PreparedFile[]
}

/** A bot's place in the local Discord. */
export interface Seat {
  readonly id: string
  readonly token: string
}

/** The local Discord in which all bots sit. */
export interface Stage {
  readonly discord: LocalDiscord
  readonly place: { readonly guild: string; readonly channel: string }
  readonly player: string
  readonly seats: Readonly<Record<'floor' | 'sapphire' | 'gazetteer', Seat>>
  /** Uses, or types in, the `/lore` of the bot in `seat`. Throws when there is no answer. */
  readonly ask: (seat: Seat, kind: 'command' | 'autocomplete', value: string) => Promise<Asked>
  /** Waits until the bot in `seat` has a `/lore`. */
  readonly hasLore: (seat: Seat) => boolean
  /** Drops the channel's history. */
  readonly forget: () => void
}

const seat = (id: string): Seat => ({ id, token: `${Buffer.from(id).toString('base64url')}.a.b` })

/** Opens a local Discord with room for three bots, its rates switched off. */
export async function openStage(): Promise<Stage> {
  const seats = {
    floor: seat('1100000000000000007'),
    sapphire: seat('1100000000000000008'),
    gazetteer: seat('1100000000000000009'),
  }
  const seed: Seed = {
    ...maquisReborn,
    bots: [
      { ...seats.gazetteer, name: 'Gazetteer' },
      { ...seats.floor, name: 'Floor' },
      { ...seats.sapphire, name: 'Sapphire' },
    ],
  }
  const channel = named(seed.channels, 'welcome')
  const player = named(seed.members, 'Sam')
  const arrivals = new Map<string, { readonly at: number; readonly body: unknown }>()
  const discord = await startLocalDiscord({
    port: 0,
    seed,
    // On a busy machine a bot may need longer than Discord would wait: it is timed, not refused.
    limits: { rates: noRates, answerMs: 60_000 },
    intercept: ({ path, body }) => {
      const id = /^\/interactions\/(\d+)\/[^/]+\/callback/.exec(path)?.[1]
      if (id !== undefined) arrivals.set(id, { at: performance.now(), body })
      return undefined
    },
  })
  const commandOf = ({ id }: Seat): string | undefined =>
    [...discord.world.commands.values()].find(
      (one) => one.applicationId === id && one.name === 'lore',
    )?.id

  return {
    discord,
    place: { guild: seed.guild.id, channel },
    player,
    seats,
    hasLore: (of) => commandOf(of) !== undefined,
    ask: async (of, kind, value) => {
      const focused = kind === 'autocomplete' ? { focused: true } : {}
      const act: Act = {
        as: player,
        channel,
        kind,
        command: commandOf(of),
        options: [{ name: 'entry', value, ...focused }],
      }
      const answering = discord.interact(act, true)
      // It is on the wire once the call has returned its promise.
      const sentAt = performance.now()
      const { interactionId, status, error, message } = await answering
      const finishedAt = performance.now()
      const arrival = arrivals.get(interactionId)
      arrivals.delete(interactionId)
      if (arrival === undefined || status === 'failed') {
        throw new Error(`no answer to ${kind} “${value}” by bot ${of.id}: ${error ?? status}`)
      }
      const { type, data } = isObject(arrival.body) ? arrival.body : {}
      const deferred = type === InteractionResponseType.DeferredChannelMessageWithSource
      return {
        latencyMs: (deferred ? finishedAt : arrival.at) - sentAt,
        deferred,
        files: listOf(message?.['attachments']).map((sent) => ({
          name: String(sent['filename']),
          description: String(sent['description']),
          base64: Buffer.from(discord.world.files.get(String(sent['id']))?.data ?? []).toString(
            'base64',
          ),
        })),
        data: deferred ? (message ?? {}) : isObject(data) ? data : {},
      }
    },
    forget: () => {
      for (const log of discord.world.logs.values()) {
        log.byId.clear()
        log.order.length = 0
      }
      discord.world.files.clear()
    },
  }
}

function named(things: readonly { readonly id: string; readonly name: string }[], name: string) {
  const found = things.find((one) => one.name === name)
  if (found === undefined) throw new Error(`the local Discord has no ${name}`)
  return found.id
}
