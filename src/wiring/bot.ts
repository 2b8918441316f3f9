import type { Temporal } from 'temporal-polyfill'
import roster from '../../commands/index.ts'
import { briefingWork } from '../delivery/briefingWork.ts'
import { createDelivery, type Delivery } from '../delivery/delivery.ts'
import { createWorker } from '../delivery/worker.ts'
import { createRender } from '../delivery/render.ts'
import { takeSeat } from '../delivery/seat.ts'
import type { AudienceSources } from '../discord/audienceTools.ts'
import { createBriefingCarrier } from '../discord/briefingCarrier.ts'
import { openBriefingLine } from '../discord/briefingLine.ts'
import { cachedPlace } from '../discord/cachedPlace.ts'
import { createChannelTools } from '../discord/channelTools.ts'
import { createCommandIds } from '../discord/commandIds.ts'
import { createDispatcher } from '../discord/dispatch.ts'
import { connectGateway, type Gateway } from '../discord/gateway.ts'
import type { GmTools } from '../discord/gmTools.ts'
import { managesGuild } from '../discord/managesGuild.ts'
import { createMemberRoles } from '../discord/memberRoles.ts'
import { readsChannel } from '../discord/readsChannel.ts'
import { nameOfRole, type GuildRole } from '../discord/roleNames.ts'
import { createRoleSizes } from '../discord/roleSizes.ts'
import { createRoster } from '../discord/roster.ts'
import type { GuildId } from '../lore/ids.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { userErrorOf } from '../store/storeErrors.ts'
import type { CampaignLibrary } from './campaignLibrary.ts'
import { openPosting } from './posting.ts'

export interface BotOptions {
  readonly token: string
  /** Base address without the version, as `https://discord.com/api`. */
  readonly apiUrl: string
  readonly store: Store
  readonly library: CampaignLibrary
  readonly tickSeconds: number
  readonly leaseSeconds: number
  /** The name of this process's claims in the ledger. */
  readonly worker: string
  readonly now: () => Temporal.Instant
  /** A number in [0, 1). */
  readonly random: () => number
  readonly log: Log
  /** Ends the process: the token is void. */
  readonly stop: (reason: string) => void
}

/** The running bot. */
export interface Bot {
  readonly gateway: Gateway
  readonly delivery: Delivery
  /** Finishes what is in flight, gives back the rest and disconnects. */
  readonly close: () => Promise<void>
}

/** Logs in, answers interactions and posts what falls due. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, store, library, now, random, log } = options
  const nowMs = (): number => now().epochMilliseconds
  const leaseMs = options.leaseSeconds * 1000
  let line: Gateway | null = null
  const { pace, poster, readPicture } = openPosting(options, {
    knownPlace: (channel) => (line === null ? null : cachedPlace(line.client, channel)),
  })
  // The first interaction can come before `connectGateway` returns; it waits for what it needs.
  let opened: (gateway: Gateway) => void = () => {}
  const connected = new Promise<Gateway>((resolve) => (opened = resolve))
  const members = connected.then(({ rest }) => ({
    size: createRoleSizes(rest, nowMs),
    roster: createRoster(rest, nowMs),
    rolesOf: createMemberRoles(rest),
  }))
  const rolesOf = (guild: GuildId): readonly GuildRole[] =>
    [...(line?.client.guilds.cache.get(guild)?.roles.cache.values() ?? [])].map(({ id, name }) => ({
      id,
      name,
    }))
  const audience: AudienceSources = {
    roleNames: (guild, role) => nameOfRole(role, rolesOf(guild)),
    roleSize: async (guild, role) => (await members).size(guild, role),
    roster: async (guild) => (await members).roster(guild),
    memberRoles: async (guild, user) => (await members).rolesOf(guild, user),
  }
  const briefingLine = openBriefingLine(token, apiUrl, pace.turn)
  const carrier = createBriefingCarrier({ ...audience, ...briefingLine, store, readPicture, now })
  const tools = { store, poster, now, random, log, stop: options.stop }
  const briefings = createWorker(briefingWork({ ...tools, carrier }), tools, {
    name: options.worker,
    leaseMs,
    hands: 5,
  })
  const delivery = createDelivery(
    { ...tools, render: createRender(store, now) },
    { name: options.worker, tickSeconds: options.tickSeconds, leaseMs },
    [briefings],
  )
  const dispatcher = connected.then((gateway) => {
    const { client, rest } = gateway
    const gmTools = (guild: GuildId): GmTools => ({
      store: store.guild(guild),
      channels: createChannelTools(client, guild),
      roles: () => rolesOf(guild),
      manages: (user, roles) => managesGuild(client, guild, user, roles),
      campaigns: library,
      publish: async (planned) => {
        const recorded = await store.ledger.record(planned, [], now())
        if (recorded > 0) await delivery.poke()
        return recorded > 0
      },
      deliver: delivery.poke,
      carry: async () => {
        await briefings.fill()
        await briefings.idle()
      },
    })
    return createDispatcher({
      commands: roster,
      sources: {
        store,
        now,
        ...audience,
        commandId: createCommandIds(rest, gateway.applicationId, nowMs),
        mayRead: (guild, reader, channel) => readsChannel(client, guild, reader, channel),
        gmTools,
      },
      readPicture,
      log,
      explain: (error) => userErrorOf(error)?.message ?? null,
      newErrorId: () => random().toString(36).slice(2, 10),
      after: (ms, then) => {
        const timer = setTimeout(then, ms)
        return () => clearTimeout(timer)
      },
    })
  })
  const gateway = await connectGateway({
    token,
    apiUrl,
    log,
    onLost: options.stop,
    onInteraction: async (interaction, responder) => (await dispatcher)(interaction, responder),
  })
  line = gateway
  opened(gateway)
  const seat = await takeSeat(store.seats, options.worker, pace, log)
  await delivery.start()
  return {
    gateway,
    delivery,
    close: async () => {
      await delivery.close()
      await seat.close()
      await gateway.close()
    },
  }
}
