import { Temporal } from 'temporal-polyfill'
import type {
  BulletinPost,
  Notice,
  Poster,
  PostOutcome,
  ReadBack,
} from '../../src/bulletins/posting.ts'
import { createDelivery, type Delivery } from '../../src/delivery/delivery.ts'
import { createRender } from '../../src/delivery/render.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import type { CampaignDraft, RuleDraft } from '../../src/lore/draft.ts'
import { asId, type GuildId, type MessageId } from '../../src/lore/ids.ts'
import { silentLog } from '../../src/log.ts'
import type { CampaignPlace, Store } from '../../src/store/store.ts'
import { day, draftCampaign, draftEntry, draftRule, guildA, place } from '../store/sampleDrafts.ts'
import { temporaryStore } from '../store/temporaryStore.ts'

/** The sample incident's sixteenth anniversary, at 18:00 UTC. */
export const due = Temporal.Instant.from('2026-02-22T18:00:00Z')

const event = day('2388-02-22', gregorian.toDay({ year: 2388, month: 2, day: 22 }))

/** An incident that `count` rules remember, all at the same moment. */
export const remembered = (count = 1, rule: Partial<RuleDraft> = {}): CampaignDraft =>
  draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', date: event }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
    ],
    Array.from({ length: count }, (_, n) =>
      draftRule(`yearly-${n}`, { dateline: 'HERE', ...rule }),
    ),
  )

/** What a channel does with the next post; `lost` writes it and loses the answer. */
export type Mishap = PostOutcome | 'lost'

/** Channels as Discord keeps them, behind the port: nonces count for five minutes. */
export interface Stage extends Poster {
  readonly messages: ReadonlyArray<BulletinPost & { readonly id: MessageId }>
  readonly notices: readonly Notice[]
  /** Taken one by one; without any, posts succeed. */
  readonly mishaps: Mishap[]
  /** How the next read-backs end, instead of by looking. */
  readonly readBacks: ReadBack[]
  readonly posts: () => number
  /** Holds posts up until it resolves. */
  pause: Promise<void>
}

export interface Rehearsal {
  readonly store: Store
  readonly stage: Stage
  readonly delivery: Delivery
  readonly stops: readonly string[]
  /** Moves the clock and looks at what is due until nothing is in flight. */
  readonly at: (now: Temporal.Instant) => Promise<void>
  readonly setClock: (now: Temporal.Instant) => void
  /** One more process on the same database. */
  readonly another: (name: string) => Promise<Delivery>
  readonly remove: () => Promise<void>
}

export interface Scene {
  readonly draft?: CampaignDraft
  readonly place?: Partial<CampaignPlace>
  readonly guilds?: readonly GuildId[]
  /** When the rules came into force. */
  readonly since?: Temporal.Instant
}

export async function rehearse(scene: Scene = {}): Promise<Rehearsal> {
  const { store, another, remove } = await temporaryStore()
  let now = scene.since ?? due.subtract({ hours: 1 })
  const by = { user: null, at: now }
  for (const guild of scene.guilds ?? [guildA]) {
    const draft = scene.draft ?? remembered()
    await store.guild(guild).authoring.importCampaign(draft, { ...place, ...scene.place }, by)
  }
  const stage = createStage(() => now)
  const stops: string[] = []
  const open = (from: Store, name: string): Delivery =>
    createDelivery(
      {
        store: from,
        poster: stage,
        render: createRender(from, () => now),
        now: () => now,
        random: () => 0,
        log: silentLog,
        stop: (reason) => stops.push(reason),
      },
      { name, tickSeconds: 15, hands: 4, leaseMs: 60_000 },
    )
  const delivery = open(store, 'first')
  return {
    store,
    stage,
    delivery,
    stops,
    at: async (instant) => {
      now = instant
      await delivery.poke()
      await delivery.idle()
    },
    setClock: (instant) => {
      now = instant
    },
    another: async (name) => open(await another(), name),
    remove: async () => {
      await delivery.close()
      await remove()
    },
  }
}

function createStage(now: () => Temporal.Instant): Stage {
  const messages: Array<BulletinPost & { readonly id: MessageId; readonly at: number }> = []
  const notices: Notice[] = []
  let posts = 0
  let ids = 0
  const write = (post: BulletinPost): MessageId => {
    const at = now().epochMilliseconds
    const earlier = messages.find(
      (one) => one.delivery === post.delivery && Math.abs(at - one.at) < 5 * 60_000,
    )
    if (earlier !== undefined) return earlier.id
    const id = asId<MessageId>(String(++ids))
    messages.push({ ...post, id, at })
    return id
  }
  const stage: Stage = {
    messages,
    notices,
    mishaps: [],
    readBacks: [],
    posts: () => posts,
    pause: Promise.resolve(),
    keepsNonces: async () => true,
    gathers: async () => true,
    crosspost: async () => ({ kind: 'done' }),
    post: async (post) => {
      if (post.begun !== null) return { kind: 'sent', message: post.begun }
      posts++
      await stage.pause
      // As the real one: asked when the request leaves.
      if ((post.leftMs?.() ?? 1) <= 0) return { kind: 'failedBefore', reason: 'too late' }
      const mishap = stage.mishaps.shift()
      if (mishap !== undefined && mishap !== 'lost') return mishap
      const message = write(post)
      return mishap === 'lost' ? { kind: 'unknown', reason: 'reset' } : { kind: 'sent', message }
    },
    find: async ({ delivery }) => {
      const scripted = stage.readBacks.shift()
      if (scripted !== undefined) return scripted
      const found = messages.find((one) => one.delivery === delivery)
      return found === undefined ? { kind: 'absent' } : { kind: 'found', message: found.id }
    },
    tell: async (notice) => {
      if (!notices.some(({ nonce }) => nonce === notice.nonce)) notices.push(notice)
      return { kind: 'sent', message: asId<MessageId>(String(++ids)) }
    },
  }
  return stage
}
