import {
  InteractionResponseType,
  type APIInteraction,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import roster from '../../commands/index.ts'
import type { Notice } from '../../src/bulletins/posting.ts'
import { briefingWork } from '../../src/delivery/briefingWork.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import type { AudienceSources, Roster } from '../../src/discord/audienceTools.ts'
import { createBriefingCarrier } from '../../src/discord/briefingCarrier.ts'
import { bears } from '../../src/discord/channelMarks.ts'
import type { Completion } from '../../src/discord/command.ts'
import type { Component } from '../../src/discord/components.ts'
import { createDispatcher } from '../../src/discord/dispatch.ts'
import type { ChannelAccess } from '../../src/discord/gmTools.ts'
import { nameOfRole, type GuildRole } from '../../src/discord/roleNames.ts'
import type { ReadPicture, SentFile } from '../../src/discord/pictures.ts'
import { UserError } from '../../src/errors.ts'
import { readCampaign } from '../../src/interchange/readCampaign.ts'
import type { CampaignDraft } from '../../src/lore/draft.ts'
import {
  asId,
  type ChannelId,
  type GuildId,
  type MessageId,
  type RoleId,
  type UserId,
} from '../../src/lore/ids.ts'
import type { CampaignPlace, GuildStore, PlannedDelivery, Store } from '../../src/store/store.ts'
import { expectDiscordTakes } from '../discord/discordTakes.ts'
import { temporaryStore } from '../store/temporaryStore.ts'
import { answerOf, type Answer } from './answer.ts'
import { openPostOffice, type Post, type PostOffice } from './briefingPost.ts'
import {
  called,
  channelId,
  gm,
  guildId,
  pressed,
  pressedDirectly,
  submitted,
  typing,
  type Given,
  type Person,
  type Standing,
} from './interactions.ts'
import { listLog, type LogLine } from './listLog.ts'

/** The campaign that ships, as its files say it. */
export async function shippedCampaign(): Promise<CampaignDraft> {
  const reading = await readCampaign(`${import.meta.dirname}/../../lore/maquis-reborn`)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.draft
}

/** A guild with the bot at its table: real store and commands, no Discord. */
export interface Table {
  readonly store: Store
  /** The database's file. */
  readonly path: string
  readonly guild: GuildStore
  /** The real time; tests move it. */
  now: Temporal.Instant
  /** The guild's roles. */
  roles: readonly GuildRole[]
  /** What the bot lacks in its channels. */
  access: ChannelAccess
  /** Channels that somebody deleted. */
  readonly goneChannels: Set<string>
  /** Which channels everybody in the server may read. */
  readonly openChannels: Set<string>
  /** Which channels only these roles may read; all others everybody. */
  readonly closedChannels: Map<string, readonly string[]>
  /** Sent to channels, oldest first. */
  readonly posts: Post[]
  /** Changes of messages that were sent, oldest first. */
  readonly edits: { readonly message: string; readonly components: readonly Component[] }[]
  /** Whether somebody deleted the messages that were sent. */
  deleted: boolean | 'with their channel'
  /** Where briefings are brought to. */
  readonly office: PostOffice
  /** The members with their roles; null when Discord does not say. */
  roster: Roster | null
  /** What the list of members still says, where it is a minute old. */
  stale: Roster | null
  /** Whether Discord lists who is in a thread, which it does with the roster alone. */
  listsThreads: boolean
  /** What the GMs were told. */
  readonly notices: readonly Notice[]
  readonly published: PlannedDelivery[]
  readonly log: readonly LogLine[]
  /** Pictures that cannot be read; all others hold the words of their own path. */
  readonly missingPictures: Set<string>
  readonly call: (who: Person, path: string, given?: Given) => Promise<Answer>
  readonly type: (
    who: Person,
    path: string,
    option: string,
    typed: string,
  ) => Promise<readonly Completion[]>
  /** On the newest message that has such a component, unless another is given. */
  readonly press: (
    who: Person,
    id: string,
    values?: readonly string[],
    on?: Standing,
  ) => Promise<Answer>
  /** A button in a direct message. */
  readonly pressDirectly: (who: Person, id: string) => Promise<Answer>
  /** Brings what is due to its readers, as a tick does. */
  readonly carry: () => Promise<void>
  readonly submit: (who: Person, id: string, fields: Given) => Promise<Answer>
  readonly close: () => Promise<void>
}

export const place: CampaignPlace = {
  zone: 'UTC',
  channel: asId(channelId),
  logChannel: null,
  gmRole: null,
}

/**
 * Opens a table at which `campaign` is played; none before set-up. `offered` can be set up.
 * `served` is what the commands get in the place of the store.
 */
export async function openTable(
  campaign: CampaignDraft | null,
  offered: readonly CampaignDraft[] = campaign === null ? [] : [campaign],
  served: (store: Store) => Store = (store) => store,
): Promise<Table> {
  const { store, path, remove } = await temporaryStore()
  const guild = store.guild(asId<GuildId>(guildId))
  const log: LogLine[] = []
  const posts: Table['posts'] = []
  const edits: Table['edits'] = []
  const published: PlannedDelivery[] = []
  const missing = new Set<string>()
  let files: readonly SentFile[] = []
  const begins = Temporal.Instant.from('2026-03-01T12:00:00Z')
  if (campaign !== null)
    await guild.authoring.importCampaign(campaign, place, { user: null, at: begins })

  const readPicture: ReadPicture = async (slug, file) =>
    missing.has(file) ? null : new TextEncoder().encode(`${slug}/${file}`)
  const office = openPostOffice(posts)
  const audience: AudienceSources = {
    roleNames: (_, role) => nameOfRole(role, table.roles),
    roleSize: async () => 4,
    roster: async () => table.stale ?? table.roster,
    memberRoles: async (asked, user) => {
      // Everybody is in the second guild, which plays nothing; no bot is in any other.
      if (asked !== guildId) return asked === '1002' ? [] : null
      // Of one who asks Discord always tells, of all only with the intent.
      const roles = table.roster === null ? new Set<RoleId>() : table.roster.get(user)
      return roles === undefined ? null : [...roles]
    },
  }
  const now = () => table.now
  const carrier = createBriefingCarrier({
    ...audience,
    rest: office.rest,
    inTime: { within: (_, work) => work() },
    readPicture,
    store: served(store),
    now,
  })
  const notices: Notice[] = []
  const tools = {
    carrier,
    store,
    poster: {
      tell: async (notice: Notice) => {
        notices.push(notice)
        return { kind: 'sent', message: null } as const
      },
    },
    now,
    random: () => 0,
    log: { ...listLog(log), info: () => {} },
    stop: () => {},
  }
  const briefings = createWorker(briefingWork(tools), tools, { name: 'table' })

  const carry = async (): Promise<void> => {
    await briefings.fill()
    await briefings.idle()
  }

  const dispatch = createDispatcher({
    commands: roster,
    sources: {
      ...audience,
      store: served(store),
      now,
      commandId: async () => null,
      mayRead: (_, { roles }, channel) =>
        table.closedChannels.get(channel)?.some((role) => roles.includes(role)) ?? true,
      gmTools: () => ({
        roles: () => table.roles,
        manages: (user) => user === gm.id,
        store: guild,
        channels: {
          send: async (channel, post) => {
            posts.push({ ...post, channel, roles: [] })
            return asId<MessageId>(`500${posts.length}`)
          },
          read: async (_, posted) => {
            if (table.deleted !== false) return table.deleted === true ? 'gone' : 'no channel'
            return standing(posted)
          },
          inThread: async (thread) => {
            const { roster: members } = table
            if (members === null || !table.listsThreads) return null
            return Array.from(office.threads.get(thread)?.members ?? [], (id) => ({
              user: asId<UserId>(id),
              bot: office.bots.has(id),
              roles: [...(members.get(asId(id)) ?? [])],
            }))
          },
          dismiss: async (thread, user) => {
            if (office.archived) throw new UserError('The thread is archived.')
            office.threads.get(thread)?.members.delete(user)
          },
          inbox: async (user) => asId<ChannelId>(`6${user}`),
          edit: async (_, posted, components) => {
            edits.push({ message: posted, components })
            if (table.deleted === false) return 'edited'
            return table.deleted === true ? 'gone' : 'no channel'
          },
          missing: (channel) => (table.goneChannels.has(channel) ? { kind: 'gone' } : table.access),
          isOpen: (channel) => table.openChannels.has(channel),
        },
        campaigns: {
          slugs: async () => offered.map(({ settings }) => settings.slug),
          read: async (slug) => {
            const found = offered.find(({ settings }) => settings.slug === slug)
            if (found === undefined) throw new Error(`no campaign ${slug}`)
            return found
          },
        },
        publish: async (planned) => {
          published.push(...planned)
          return (await store.ledger.record(planned, [], table.now)) > 0
        },
        deliver: async () => {},
        carry,
      }),
    },
    readPicture,
    log: listLog(log),
    explain: () => null,
    newErrorId: () => 'E1',
    after: () => () => {},
  })

  /** A message's components since its last change. */
  const standing = (posted: string): readonly Component[] =>
    edits.findLast(({ message }) => message === posted)?.components ??
    posts[Number(posted.slice(3)) - 1]?.components ??
    []
  /** The newest message with a component of this id. */
  const bearing = (id: string): Standing | null => {
    const at = posts.findLastIndex(({ components }) => bears(components, id))
    const channel = posts[at]?.channel
    const message = `500${at + 1}`
    return channel === undefined ? null : { channel, components: standing(message) }
  }

  const respond = async (interaction: APIInteraction): Promise<APIInteractionResponse> => {
    const responses: APIInteractionResponse[] = []
    await dispatch(interaction, {
      respond: async (response, sent = []) => {
        responses.push(structuredClone(response))
        files = sent
      },
      edit: async (body: APIInteractionResponseCallbackData) => {
        throw new Error(`an edit without a deferral: ${JSON.stringify(body)}`)
      },
    })
    const [response, ...more] = responses
    if (response === undefined || more.length > 0) {
      throw new Error(`${responses.length} responses; the log: ${JSON.stringify(log)}`)
    }
    expectDiscordTakes(response, files)
    return response
  }
  const answer = async (interaction: APIInteraction): Promise<Answer> => {
    const failures = log.length
    const given = answerOf(await respond(interaction), files)
    if (log.length > failures) expect(log.slice(failures)).toEqual([])
    return given
  }

  const table: Table = {
    store,
    path,
    guild,
    now: begins,
    roles: [],
    access: { kind: 'here', form: 'text', lacks: [] },
    goneChannels: new Set(),
    openChannels: new Set(),
    closedChannels: new Map(),
    posts,
    edits,
    deleted: false,
    office,
    roster: null,
    stale: null,
    listsThreads: true,
    notices,
    published,
    log,
    missingPictures: missing,
    call: async (who, path, given) => answer(called(who, path, given)),
    type: async (who, path, option, typed) => {
      const response = await respond(typing(who, path, option, typed))
      if (response.type !== InteractionResponseType.ApplicationCommandAutocompleteResult)
        throw new Error(`not choices: ${JSON.stringify(response)}`)
      // The choices of string options have string values.
      return (response.data.choices ?? []) as readonly Completion[]
    },
    press: async (who, id, values, on = bearing(id) ?? undefined) =>
      answer(pressed(who, id, values, on)),
    pressDirectly: async (who, id) => answer(pressedDirectly(who, id)),
    carry,
    submit: async (who, id, fields) => answer(submitted(who, id, fields)),
    close: remove,
  }
  return table
}
