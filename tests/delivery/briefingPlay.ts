import { setTimeout as sleep } from 'node:timers/promises'
import type { APIMessage } from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import { briefingWork } from '../../src/delivery/briefingWork.ts'
import { createWorker, type Worker } from '../../src/delivery/worker.ts'
import { createBriefingCarrier } from '../../src/discord/briefingCarrier.ts'
import { openBriefingLine } from '../../src/discord/briefingLine.ts'
import {
  asId,
  type BriefingId,
  type ChannelId,
  type GuildId,
  type UserId,
} from '../../src/lore/ids.ts'
import { audienceOf, everyone } from '../../src/lore/visibility.ts'
import { silentLog } from '../../src/log.ts'
import {
  defaultLimits,
  noRates,
  startLocalDiscord,
  type Fault,
  type InterceptedRequest,
  type LocalDiscord,
} from '../../src/playground/index.ts'
import type { BriefingContent, BriefingCopy, Store } from '../../src/store/store.ts'
import { ids } from '../playground/openLocal.ts'
import { draftCampaign, draftedBriefing, draftEntry, place } from '../store/sampleDrafts.ts'
import { temporaryStore } from '../store/temporaryStore.ts'

const guild = asId<GuildId>(ids.guild)
const begins = Temporal.Instant.from('2026-03-01T12:00:00Z')
const letter = draftEntry('letter', {
  kind: 'document',
  name: 'The letter',
  sections: [{ heading: '', body: 'Dear all.', visibility: everyone }],
})

/** A briefing's way to a local Discord, over sockets, with workers that die. */
export interface BriefingPlay {
  readonly discord: LocalDiscord
  /** Sends one, and lets its worker die at the last of the faults. */
  readonly dieSending: (
    content: Partial<BriefingContent>,
    faults: readonly Fault[],
  ) => Promise<void>
  /** Another worker takes over, so many seconds after the sending. */
  readonly takeOver: (seconds: number) => Promise<void>
  /** GMs have what is blocked tried again. */
  readonly resume: () => Promise<void>
  readonly copies: () => Promise<readonly BriefingCopy[]>
  /** What stands in a channel, oldest first. */
  readonly posted: (channel: string) => readonly APIMessage[]
  /** The private threads that hold a briefing's message. */
  readonly threads: () => readonly string[]
  readonly remove: () => Promise<void>
}

const writing = ({ method, path }: InterceptedRequest): boolean =>
  method === 'POST' && /\/(messages|threads)$/.test(path)

export async function playBriefings(): Promise<BriefingPlay> {
  const { store, remove } = await temporaryStore()
  const faults: Fault[] = []
  let now = begins
  const discord = await startLocalDiscord({
    port: 0,
    clock: { now: () => now.epochMilliseconds + Math.floor(performance.now()) },
    limits: { ...defaultLimits, rates: noRates },
    intercept: (request) => (writing(request) ? faults.shift() : undefined),
  })
  const by = { user: asId<UserId>(ids.robin), at: begins }
  await store.guild(guild).authoring.importCampaign(draftCampaign([letter]), place, by)
  const { briefings } = store.guild(guild)
  const lore = await store.guild(guild).lore(audienceOf(guild), begins)
  const found = lore?.resolve('The letter')
  const handouts = found?.kind === 'found' ? [found.entry.id] : []
  let sent = asId<BriefingId>('')
  const workers: Worker[] = []
  const open = (): Worker => {
    const worker = openWorker(store, discord, () => now)
    workers.push(worker)
    return worker
  }
  return {
    discord,
    dieSending: async (content, failing) => {
      const channel = asId<ChannelId>(ids.bridge)
      const drafted = draftedBriefing({
        title: 'Red alert',
        channel,
        handouts,
        ...content,
      })
      sent = (await briefings.draft(drafted, by)).id
      const target = { recipient: null, channel: drafted.place === 'channel' ? channel : null }
      await briefings.send(sent, [target], by)
      faults.push(...failing)
      const worker = open()
      await worker.fill()
      while (faults.length > 0) await sleep(2)
      // Its request was carried out by then, or never will be.
      await sleep(20)
    },
    takeOver: async (seconds) => {
      now = begins.add({ seconds })
      const worker = open()
      await worker.takeOver()
      await worker.fill()
      await worker.idle()
    },
    resume: async () => {
      await briefings.resume(sent, { ...by, at: now })
    },
    copies: () => briefings.copies(sent),
    posted: (channel) =>
      [...(discord.world.logs.get(channel)?.byId.values() ?? [])].map(
        // The local Discord's messages are Discord's.
        ({ json }) => json as unknown as APIMessage,
      ),
    threads: () =>
      [...discord.world.channels.values()]
        .filter(({ parentId }) => parentId === ids.bridge)
        .map(({ id }) => id),
    remove: async () => {
      await discord.close()
      await remove()
    },
  }
}

const openWorker = (store: Store, discord: LocalDiscord, now: () => Temporal.Instant): Worker => {
  const carrier = createBriefingCarrier({
    ...openBriefingLine(discord.token, discord.apiUrl, async () => {}),
    store,
    now,
    readPicture: async () => null,
    roleNames: () => null,
    roleSize: async () => null,
    roster: async () => null,
    memberRoles: async (_, user) =>
      discord.world.guilds.get(ids.guild)?.members.get(user)?.roles ?? null,
  })
  const tools = {
    carrier,
    store,
    poster: { tell: async () => ({ kind: 'sent', message: null }) as const },
    now,
    random: () => 0,
    log: silentLog,
    stop: () => {},
  }
  return createWorker(briefingWork(tools), tools, { name: 'bot' })
}
