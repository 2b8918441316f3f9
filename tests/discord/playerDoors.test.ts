import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, expectTypeOf, test } from 'vitest'
import type { PlayerContext } from '../../src/discord/context.ts'
import { contextFor, type ContextSources } from '../../src/discord/contextFor.ts'
import type { KnownEntry } from '../../src/lore/knownWorld.ts'
import { audienceOf } from '../../src/lore/visibility.ts'
import { called, player } from '../commands/interactions.ts'
import { author, draftCampaign, guildA, place } from '../store/sampleDrafts.ts'
import { temporaryStore } from '../store/temporaryStore.ts'

let database: Awaited<ReturnType<typeof temporaryStore>>
beforeEach(async () => {
  database = await temporaryStore()
  const { authoring } = database.store.guild(guildA)
  await authoring.importCampaign(draftCampaign([]), place, author())
})
afterEach(() => database.remove())

async function playersContext(): Promise<PlayerContext> {
  const sources: ContextSources = {
    store: database.store,
    now: () => Temporal.Instant.from('2026-03-01T12:00:00Z'),
    commandId: async () => null,
    mayRead: () => false,
    roleNames: () => null,
    roleSize: async () => null,
    roster: async () => null,
    memberRoles: async () => null,
    gmTools: () => {
      throw new Error('a player has no use for them')
    },
  }
  const made = await contextFor('player', called(player, 'lore'), sources)
  if (made.kind === 'refused') throw new Error(made.reason)
  return made.context as PlayerContext // made for a player's command
}

test('a player’s command is handed doors that know their reader, and nothing behind them', async () => {
  const ctx = await playersContext()
  expect(Object.keys(ctx).sort()).toEqual([
    'asOf',
    'audience',
    'briefings',
    'campaign',
    'channel',
    'commandId',
    'guild',
    'lore',
    'news',
    'now',
    'opened',
    'user',
    'viewer',
  ])
  expect(Object.keys(ctx.briefings).sort()).toEqual(['acknowledge', 'open'])
  expect(Object.keys(ctx.news).sort()).toEqual(['called', 'issue', 'page'])
  expect(Object.keys(await ctx.asOf(ctx.lore.today)).sort()).toEqual(Object.keys(ctx).sort())
})

test('a player’s command reads for everybody here, and for no other readers', async () => {
  expectTypeOf<PlayerContext['audience']>().parameters.toEqualTypeOf<[]>()
  const { audience } = await playersContext()
  // As a command would that got around the types.
  const asked = Reflect.apply(audience, null, [{ roles: ['7001'], users: ['902'] }])
  expect((await asked).viewer).toEqual(audienceOf(guildA))
})

/** Every part of an entry that has readers of its own, and the entry. */
type Part =
  | KnownEntry
  | NonNullable<KnownEntry['image']>
  | KnownEntry['aliases' | 'attributes' | 'relations' | 'claims'][number]

test('what is known of an entry does not say to whom else it was revealed', () => {
  type Tells<One> = One extends { readonly visibility: infer Told } ? keyof Told : never
  expectTypeOf<Extract<Tells<Part>, 'revealed'>>().toBeNever()
  expectTypeOf<Tells<Part>>().toEqualTypeOf<'level' | 'roles' | 'users' | 'until'>()
})
