import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { everyone } from '../../src/lore/visibility.ts'
import {
  author,
  draftCampaign,
  draftEntry,
  gm,
  guildA,
  guildB,
  place,
  player,
  second,
} from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

export function loreContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
  })
  afterEach(() => test.remove())

  describe('the door to lore', () => {
    it('is shut before a campaign is set up', async () => {
      expect(await test.store.guild(guildA).lore(gm(guildA), second(0))).toBeNull()
      expect(await test.store.guild(guildA).campaign()).toBeNull()
    })

    it('shows an edit by another connection in the very next read', async () => {
      const other = await test.another()
      for (let edit = 1; edit <= 20; edit++) {
        const draft = draftCampaign([
          draftEntry('steady'),
          draftEntry('edited', { summary: `Edit ${edit}` }),
          ...(edit % 2 === 0 ? [draftEntry('comes and goes')] : []),
        ])
        await other.guild(guildA).authoring.importCampaign(draft, place, author(edit))
        const world = await test.store.guild(guildA).lore(gm(guildA), second(0))
        const edited = world?.entries.find(({ key }) => key === 'edited')
        expect(edited?.summary).toBe(`Edit ${edit}`)
        expect(world?.entries).toHaveLength(draft.entries.length)
      }
    })

    it('shows what another connection configured in the very next read', async () => {
      const draft = draftCampaign([], [], { clock: { mode: 'manual', day: dayNumber(10) } })
      await test.store.guild(guildA).authoring.importCampaign(draft, place, author())
      const other = await test.another()
      await other.guild(guildA).authoring.configure({ zone: 'Asia/Tokyo' }, author(1))
      expect(await test.store.guild(guildA).campaign()).toMatchObject({ zone: 'Asia/Tokyo' })
      const later = draftCampaign([], [], { clock: { mode: 'manual', day: dayNumber(11) } })
      await other.guild(guildA).authoring.importCampaign(later, place, author(2))
      const world = await test.store.guild(guildA).lore(gm(guildA), second(0))
      expect(world?.today).toBe(11)
    })

    it('reads an edit while readers crowd in', async () => {
      const other = await test.another()
      const edits = Array.from({ length: 8 }, (_, edit) =>
        draftCampaign([draftEntry('edited', { summary: String(edit) })]),
      )
      let acknowledged = -1
      const editing = (async () => {
        for (const [edit, draft] of edits.entries()) {
          await other.guild(guildA).authoring.importCampaign(draft, place, author(edit))
          acknowledged = edit
        }
      })()
      const reading = Array.from({ length: 8 }, async () => {
        while (acknowledged < edits.length - 1) {
          const atLeast = acknowledged
          const world = await test.store.guild(guildA).lore(gm(guildA), second(0))
          const seen = world === null ? -1 : Number(world.entries[0]?.summary)
          expect(seen).toBeGreaterThanOrEqual(atLeast)
          await new Promise((resume) => {
            setImmediate(resume)
          })
        }
      })
      await Promise.all([editing, ...reading])
    })

    it('follows the clock over midnight in the campaign’s zone', async () => {
      const draft = draftCampaign([
        draftEntry('embargoed', { visibility: { ...everyone, until: dayNumber(158_625) } }),
      ])
      const { authoring, lore } = test.store.guild(guildA)
      await authoring.importCampaign(draft, { ...place, zone: 'Asia/Tokyo' }, author())
      const before = await lore(player(guildA), second(3 * 3600 - 1))
      const after = await lore(player(guildA), second(3 * 3600))
      expect(before?.today).toBe((after?.today ?? 0) - 1)
    })

    it('tells readers of different rights apart, and hands each their own name', async () => {
      const secret = (level: 'gm' | 'restricted') => ({ ...everyone, level })
      const draft = draftCampaign([
        draftEntry('for all'),
        draftEntry('for gms', { visibility: secret('gm') }),
        draftEntry('for crew', { visibility: { ...secret('restricted'), roles: ['Crew'] } }),
        draftEntry('for one', { visibility: { ...secret('restricted'), users: ['902'] } }),
      ])
      const { authoring, lore } = test.store.guild(guildA)
      await authoring.importCampaign(draft, place, author())
      const readers = [
        [gm(guildA), ['for all', 'for crew', 'for gms', 'for one']],
        [player(guildA), ['for all']],
        [player(guildA, '901', ['crew', 'irrelevant']), ['for all', 'for crew']],
        [player(guildA, '902', ['irrelevant']), ['for all', 'for one']],
        [player(guildA, '903', ['irrelevant']), ['for all']],
      ] as const
      for (const round of [1, 2]) {
        for (const [viewer, expected] of readers) {
          const world = await lore(viewer, second(round))
          expect(world?.entries.map(({ key }) => key).sort()).toEqual(expected)
          expect(world?.viewer).toBe(viewer)
        }
      }
    })

    it('keeps guilds apart', async () => {
      for (const guild of [guildA, guildB]) {
        const draft = draftCampaign([draftEntry('shared key', { name: guild })])
        await test.store.guild(guild).authoring.importCampaign(draft, place, author())
      }
      for (const guild of [guildA, guildB]) {
        const world = await test.store.guild(guild).lore(gm(guild), second(0))
        expect(world?.entries.map(({ name }) => name)).toEqual([guild])
      }
    })
  })
}
