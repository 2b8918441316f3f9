import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MessageFlags } from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import roster from '../../commands/index.ts'
import { dayNumber, type DayNumber } from '../../src/calendar/day.ts'
import { deployCommands } from '../../src/discord/deploy.ts'
import { openRest } from '../../src/discord/restClient.ts'
import { rosterBodies } from '../../src/discord/rosterBodies.ts'
import {
  asId,
  type BriefingId,
  type ChannelId,
  type EntryId,
  type GuildId,
  type RoleId,
  type UserId,
} from '../../src/lore/ids.ts'
import { createLog } from '../../src/log.ts'
import { noRates, startLocalDiscord, type LocalDiscord } from '../../src/playground/index.ts'
import type { BriefingContent, BulletinRule } from '../../src/store/store.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { startBot } from '../../src/wiring/bot.ts'
import { createCampaignLibrary } from '../../src/wiring/campaignLibrary.ts'
import type { Person } from '../commands/interactions.ts'
import { ids } from '../playground/openLocal.ts'
import { draftedBriefing, openedBriefing } from '../store/sampleDrafts.ts'
import { temporaryFolder, temporaryStore } from '../store/temporaryStore.ts'
import { everySlot } from './everySlot.ts'
import type { Briefed, Played } from './hiddenMatter.ts'
import { seatAt } from './localPlace.ts'
import { createStage } from './stage.ts'

/** The bot at a local Discord, over real sockets, where one world after another is played. */
export interface WorldHouse {
  readonly local: LocalDiscord
  /** From now on this is the campaign's lore, and nothing has been posted yet. */
  readonly play: (played: Played) => Promise<void>
  /** Has a GM brief everybody on an incident, as far as the bot lets them. */
  readonly brief: (incident: string) => Promise<void>
  /** Lets bulletins of the campaign fall due: one, or several late, or one before a digest of headlines. */
  readonly print: (how: Printing, random: number) => Promise<void>
  /** What was posted since `play`, wherever players may read. */
  readonly posted: () => readonly unknown[]
  readonly close: () => Promise<void>
}

export type Printing = 'one' | 'late' | 'before headlines'

const guildId = asId<GuildId>(ids.guild)
const startsAt = Date.UTC(2026, 2, 1, 12)
const gm: Person = { id: ids.robin, roles: [ids.gm], permissions: '0' }

export async function openWorldHouse(): Promise<WorldHouse> {
  const { store, path, remove: removeStore } = await temporaryStore()
  const { folder, remove: removeLore } = await temporaryFolder()
  await drawPictures(join(folder, 'sample'))
  const begun = performance.now()
  const local = await startLocalDiscord({
    port: 0,
    limits: { rates: noRates },
    clock: { now: () => Math.floor(startsAt + performance.now() - begun) },
  })
  const now = () => Temporal.Instant.fromEpochMilliseconds(local.now())
  const guild = store.guild(guildId)
  const by = { user: asId<UserId>(gm.id), at: now() }
  const news = asId<ChannelId>(ids.news)
  const place = {
    zone: 'UTC',
    channel: news,
    logChannel: asId<ChannelId>(ids.gmRoom),
    gmRole: null,
  }
  await guild.authoring.importCampaign(everySlot(), place, by)
  const briefings = new Map<Briefed, BriefingId>()
  const stage = createStage({ guild: ids.guild, channel: ids.news, closed: ids.gmRoom, now })
  await stage.begin(store, async (idOf) => {
    for (const [what, content] of briefingsOn(idOf))
      briefings.set(what, await openedBriefing(guild.briefings, content, by))
    return briefings
  })

  const logged: string[] = []
  const bot = await startBot({
    token: local.token,
    apiUrl: local.apiUrl,
    store: stage.served(store),
    library: createCampaignLibrary(folder),
    tickSeconds: 60,
    leaseSeconds: 120,
    worker: 'bot',
    now,
    random: Math.random,
    log: createLog({ level: 'warn', output: { write: (line) => logged.push(line) }, secrets: [] }),
    stop: (reason) => logged.push(reason),
  })
  const target = { kind: 'guild', guild: guildId } as const
  const commands = rosterBodies(roster)
  await deployCommands({ rest: openRest(local), target, commands, dryRun: false })
  const file = openSqlite(path)
  const seat = await seatAt(local, gm.id, 'bridge')
  const rules = await guild.bulletins.rules()
  const digest = rules.find(({ name }) => name === 'headlines')
  if (digest === undefined) throw new Error('there is no digest of headlines')
  const others = rules.filter((rule) => rule !== digest)
  let seen = new Map<string, string>()
  let today = dayNumber(0)

  /** Has them posted that many hours late. */
  const printAll = async (
    some: readonly BulletinRule[],
    universeDay: DayNumber,
    hours = 0,
  ): Promise<void> => {
    const planned = some.map(({ id }, at) => {
      const dueAt = now().subtract({ hours, minutes: some.length - 1 - at })
      const row = { rule: id, guild: guildId, channel: news, occurrence: '2404' }
      return { ...row, universeDay, dueAt, missed: null }
    })
    await store.ledger.record(planned, [], now())
    await bot.delivery.poke()
    await bot.delivery.idle()
  }

  return {
    local,
    play: async (played) => {
      await stage.play(played)
      ;({ today } = played)
      const kept = [...briefings.values()].map((id) => `'${id}'`).join()
      file.exec(`DELETE FROM "Delivery"; DELETE FROM "Briefing" WHERE "id" NOT IN (${kept})`)
      // Others have looked around before: nothing of it may stay in any memory for a reader.
      await seat().place.call(gm, 'timeline')
      seen = new Map(Array.from(local.world.logs, ([id, { order }]) => [id, order.at(-1) ?? '0']))
    },
    brief: async (slot) => {
      const { call, press } = seat().place
      const preview = await call(gm, 'briefing send', { incident: stage.idOf(slot) })
      if (preview.buttons.includes('Send')) await press(gm, preview.button('Send'))
    },
    print: async (how, random) => {
      // From any of them on, in their order.
      const first = Math.floor(random * others.length)
      const turn = [...others.slice(first), ...others.slice(0, first)]
      if (how === 'late') return printAll(turn.slice(0, lateTogether), today, 10)
      await printAll(turn.slice(0, 1), how === 'one' ? today : dayNumber(today - 365))
      if (how === 'before headlines') await printAll([digest], today)
    },
    posted: () =>
      [ids.welcome, ids.bridge, ids.news, ids.archive].flatMap((channel) => {
        const { order = [], byId } = local.world.logs.get(channel) ?? {}
        const last = BigInt(seen.get(channel) ?? '0')
        return order
          .filter((id) => BigInt(id) > last)
          .flatMap((id) => byId?.get(id)?.json ?? [])
          .filter(({ flags }) => (flags & MessageFlags.Ephemeral) === 0)
      }),
    close: async () => {
      await bot.close()
      await local.close()
      file.close()
      await removeStore()
      await removeLore()
      if (logged.length > 0) throw new Error(logged.join('\n'))
    },
  }
}

/** The briefings that its worlds may have had. */
const briefingsOn = (
  idOf: (key: string) => EntryId,
): ReadonlyArray<readonly [Briefed, BriefingContent]> => {
  const bridge = draftedBriefing({ channel: asId(ids.bridge) })
  const crew = { roles: [asId<RoleId>(ids.starfleet)], users: [] }
  const spies = { roles: [asId<RoleId>('7009')], users: [asId<UserId>('999')] }
  return [
    ['raid', { ...bridge, title: 'On the raid', incident: idOf('raid') }],
    ['siege', { ...bridge, title: 'On the siege', incident: idOf('siege'), audience: crew }],
    ['for spies', { ...bridge, title: 'It is for spies', place: 'thread', audience: spies }],
    ['in a closed channel', { ...bridge, title: 'It is closed', channel: asId(ids.gmRoom) }],
  ]
}

/** As many are told of in one message. */
const lateTogether = 4

/** Two that look like pictures as far as anybody looks, and are unlike. */
async function drawPictures(folder: string): Promise<void> {
  await mkdir(folder)
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  for (const [name, size] of [
    ['a.png', 1],
    ['b.png', 2],
  ] as const)
    await writeFile(join(folder, name), new Uint8Array([...signature, ...Array(size).fill(0)]))
}
