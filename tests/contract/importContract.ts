import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import type { CampaignDraft, EntryDraft } from '../../src/lore/draft.ts'
import { everyone } from '../../src/lore/visibility.ts'
import type { Entry } from '../../src/lore/entry.ts'
import type { GuildId } from '../../src/lore/ids.ts'
import type { Store } from '../../src/store/store.ts'
import {
  author,
  draftCampaign,
  draftEntry,
  draftRule,
  fullEntry,
  gm,
  guildA,
  guildB,
  ownCalendar,
  place,
  rememberedIncident,
  second,
  yearlyAt,
} from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

export function importContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore()
  })
  afterEach(() => test.remove())

  const importDraft = (draft: CampaignDraft, seconds = 0, guild = guildA) =>
    test.store.guild(guild).authoring.importCampaign(draft, place, author(seconds))

  describe('importing', () => {
    it('gives back an entry as it was written', async () => {
      const draft = fullEntry('it', 'them')
      await importDraft(draftCampaign([draft, draftEntry('them')]))
      const [it_, them] = await entriesOf(test.store)
      expect(it_).toEqual({
        ...withoutHash(draft),
        id: it_?.id,
        revision: 1,
        changedAt: second(0).epochMilliseconds,
        relations: draft.relations.map((relation) => ({ ...relation, target: them?.id })),
      })
      expect(it_ && (await test.store.guild(guildA).authoring.entry(it_.id))).toEqual(it_)
    })

    it('keeps the campaign and where it is played', async () => {
      const draft = draftCampaign([])
      await importDraft(draft)
      const campaign = await test.store.guild(guildA).campaign()
      const { calendar, ...settings } = draft.settings
      expect(campaign).toMatchObject({ ...settings, ...place, guild: guildA })
      expect(campaign?.calendar.id).toBe(calendar)
      expect(await test.store.guilds()).toEqual([guildA])
    })

    it('does nothing for what is unchanged', async () => {
      const draft = rememberedIncident()
      expect(await importDraft(draft)).toMatchObject({ created: 2, unchanged: 0 })
      const before = await entriesOf(test.store)
      expect(await importDraft(draft, 60)).toEqual({
        created: 0,
        changed: 0,
        unchanged: 2,
        archived: 0,
      })
      expect(await entriesOf(test.store)).toEqual(before)
    })

    it('makes one revision of what changed and leaves the rest', async () => {
      await importDraft(draftCampaign([fullEntry('it', 'them'), draftEntry('them')]))
      const [, before] = await entriesOf(test.store)
      const changed = draftEntry('it', { name: 'it, renamed', tags: ['new'] })
      const report = await importDraft(draftCampaign([changed, draftEntry('them')]), 60)
      expect(report).toEqual({ created: 0, changed: 1, unchanged: 1, archived: 0 })
      const [it_, them] = await entriesOf(test.store)
      expect(it_).toMatchObject({
        ...withoutHash(changed),
        revision: 2,
        changedAt: second(60).epochMilliseconds,
      })
      expect(them).toEqual(before)
    })

    it('archives what is gone, and brings it back under its own id', async () => {
      const both = draftCampaign([draftEntry('here'), draftEntry('there')])
      await importDraft(both)
      const [, there] = await entriesOf(test.store)
      expect(await importDraft(draftCampaign([draftEntry('here')]), 60)).toMatchObject({
        archived: 1,
      })
      expect((await entriesOf(test.store)).map(({ key }) => key)).toEqual(['here'])
      expect(there && (await test.store.guild(guildA).authoring.entry(there.id))).toBeNull()
      expect(await importDraft(both, 120)).toMatchObject({ changed: 1, unchanged: 1 })
      expect((await entriesOf(test.store))[1]).toMatchObject({ id: there?.id, revision: 2 })
    })

    it('changes nothing at all when it fails half-way', async () => {
      await importDraft(rememberedIncident())
      const before = await entriesOf(test.store)
      const broken = draftCampaign(
        [draftEntry('incident', { name: 'changed' }), draftEntry('new')],
        [draftRule('new', { of: 'nowhere' })],
        { name: 'Changed' },
      )
      await expect(importDraft(broken, 60)).rejects.toThrow('nowhere')
      expect(await entriesOf(test.store)).toEqual(before)
      expect(await test.store.guild(guildA).campaign()).toMatchObject({ name: 'Sample' })
      expect(await importDraft(rememberedIncident(), 120)).toMatchObject({ unchanged: 2 })
    })

    it('tells how far it is, up to the end', async () => {
      const told: (readonly [number, number])[] = []
      const entries = ['a', 'b', 'c'].map((key) => draftEntry(key))
      await test.store
        .guild(guildA)
        .authoring.importCampaign(draftCampaign(entries), place, author(), (done, total) => {
          told.push([done, total])
        })
      expect(told.at(-1)).toEqual([3, 3])
    })

    it('takes over changed settings and keeps what a GM chose since', async () => {
      const { authoring, campaign } = test.store.guild(guildA)
      await importDraft(draftCampaign([]))
      await authoring.configure({ zone: 'Europe/Berlin', channel: null }, author(1))
      await importDraft(draftCampaign([], [], { name: 'New name' }), 60)
      expect(await campaign()).toMatchObject({
        name: 'New name',
        zone: 'Europe/Berlin',
        channel: null,
        logChannel: null,
      })
    })

    it("keeps a campaign's own calendar, and takes over another", async () => {
      const { campaign } = test.store.guild(guildA)
      const named = async () => (await campaign())?.calendar
      const today = { mode: 'paused', day: dayNumber(0) } as const
      const own = (name: string) =>
        importDraft(draftCampaign([], [], { calendar: ownCalendar(name), clock: today }))
      await own('Salt')
      expect(await named()).toMatchObject({ id: 'calendar.yaml', name: 'Salt' })
      expect((await named())?.fromDay(dayNumber(-719_528 + 30))).toEqual({
        year: 1,
        month: 1,
        day: 1,
      })
      await own('Sand')
      expect(await named()).toMatchObject({ id: 'calendar.yaml', name: 'Sand' })
      expect((await test.store.ledger.rulesToPlan(second(9))).length).toBe(0)
      await importDraft(draftCampaign([]), 60)
      expect((await named())?.id).toBe('gregorian')
    })

    it('changes the clock from what it is, once', async () => {
      const { authoring, campaign } = test.store.guild(guildA)
      await importDraft(rememberedIncident())
      const { clock: from } = (await campaign()) ?? {}
      if (from === undefined) throw new Error('no campaign')
      const to = { mode: 'linear', anchorMs: 5, anchorDay: dayNumber(7), rate: 0.5 } as const
      expect(await authoring.setClock(to, from, author(1))).toBe(false)
      expect(await authoring.setClock(from, to, author(30))).toBe(true)
      expect(await authoring.setClock(from, to, author(40))).toBe(false)
      expect((await campaign())?.clock).toEqual(to)
      const [rule] = await test.store.guild(guildA).bulletins.rules()
      expect(rule?.plannedUntil).toEqual(second(30))
      expect(await test.store.guild(guildB).authoring.setClock(to, from, author())).toBe(false)
    })

    it("keeps a GM's clock until the folder's clock or calendar changes", async () => {
      const { authoring, campaign } = test.store.guild(guildA)
      const clock = async () => (await campaign())?.clock
      await importDraft(draftCampaign([]))
      const from = await clock()
      if (from === undefined) throw new Error('no campaign')
      const chosen = { mode: 'manual', day: dayNumber(9) } as const
      await authoring.setClock(from, chosen, author(1))
      await importDraft(draftCampaign([], [], { name: 'New name' }), 60)
      expect(await clock()).toEqual(chosen)
      const written = { mode: 'paused', day: dayNumber(3) } as const
      await importDraft(draftCampaign([], [], { clock: written }), 70)
      expect(await clock()).toEqual(written)
      await authoring.setClock(written, chosen, author(80))
      await importDraft(draftCampaign([], [], { clock: written, calendar: 'moons' }), 90)
      expect(await clock()).toEqual(written)
    })

    it('refuses to configure a guild without a campaign', async () => {
      const { authoring } = test.store.guild(guildA)
      await expect(authoring.configure({ zone: 'UTC' }, author())).rejects.toThrow(
        '/campaign setup',
      )
    })

    it('keeps rules in step, and plans none from before they came', async () => {
      const { bulletins } = test.store.guild(guildA)
      await importDraft(rememberedIncident(), 10)
      const [rule] = await bulletins.rules()
      expect(rule).toMatchObject({
        key: 'yearly',
        schedule: yearlyAt('18:00'),
        plannedUntil: second(10),
      })
      await importDraft(rememberedIncident({ schedule: yearlyAt('19:00') }), 20)
      expect(await bulletins.rules()).toEqual([{ ...rule, schedule: yearlyAt('19:00') }])
      await importDraft({ ...rememberedIncident(), rules: [] }, 30)
      expect(await bulletins.rules()).toEqual([])
      expect(rule && (await bulletins.rule(rule.id))).toBeNull()
      await importDraft(rememberedIncident(), 40)
      expect(await bulletins.rules()).toEqual([{ ...rule, plannedUntil: second(40) }])
    })

    it('plays one campaign at a time', async () => {
      await importDraft(rememberedIncident())
      const [first] = await entriesOf(test.store)
      await importDraft(draftCampaign([draftEntry('other')], [], { slug: 'other' }), 60)
      expect((await entriesOf(test.store)).map(({ key }) => key)).toEqual(['other'])
      expect(await test.store.guild(guildA).bulletins.rules()).toEqual([])
      await importDraft(rememberedIncident(), 120)
      expect((await entriesOf(test.store))[0]).toEqual(first)
      expect(await test.store.guild(guildA).bulletins.rules()).toHaveLength(1)
    })

    it('shows one guild nothing of another', async () => {
      await importDraft(rememberedIncident(), 0, guildA)
      await importDraft(draftCampaign([draftEntry('own')]), 0, guildB)
      const [foreign] = await entriesOf(test.store, guildA)
      const [rule] = await test.store.guild(guildA).bulletins.rules()
      const other = test.store.guild(guildB)
      expect((await entriesOf(test.store, guildB)).map(({ key }) => key)).toEqual(['own'])
      if (foreign === undefined || rule === undefined) throw new Error('nothing was imported')
      expect(await other.authoring.entry(foreign.id)).toBeNull()
      expect((await other.lore(gm(guildB), second(1)))?.get(foreign.id)).toBeNull()
      expect(await other.bulletins.rule(rule.id)).toBeNull()
      expect(await other.bulletins.rules()).toEqual([])
    })

    it('ends at the last draft, whatever came before and whatever another guild does', async () => {
      const steps = fc.array(
        fc.record({ guild: fc.constantFrom(guildA, guildB), draft: anyDraft }),
        {
          minLength: 1,
          maxLength: 5,
        },
      )
      const last = new Map<GuildId, CampaignDraft>()
      const check = async (all: readonly { guild: GuildId; draft: CampaignDraft }[]) => {
        for (const { guild, draft } of all) {
          await importDraft(draft, 0, guild)
          last.set(guild, draft)
        }
        for (const [guild, draft] of last) {
          const before = await entriesOf(test.store, guild)
          expect(before.map(inKeys(before))).toEqual(
            draft.entries.map(withoutHash).sort((a, b) => (a.key < b.key ? -1 : 1)),
          )
          const unchanged = draft.entries.length
          expect(await importDraft(draft, 60, guild)).toMatchObject({ unchanged })
          expect(await entriesOf(test.store, guild)).toEqual(before)
        }
      }
      await fc.assert(fc.asyncProperty(steps, check), { numRuns: 12 })
    })
  })
}

const withoutHash = ({ hash: _hash, ...draft }: EntryDraft) => draft

// An entry as its draft was: without what the store adds, relations by key again.
const inKeys =
  (entries: readonly Entry[]) =>
  ({ id: _id, revision: _revision, changedAt: _changedAt, ...entry }: Entry) => ({
    ...entry,
    relations: entry.relations.map((relation) => ({
      ...relation,
      target: entries.find(({ id }) => id === relation.target)?.key,
    })),
  })

const keys = ['a', 'b', 'c', 'd'] as const

const anyDraft: fc.Arbitrary<CampaignDraft> = fc
  .uniqueArray(fc.constantFrom(...keys))
  .chain((present) =>
    fc.tuple(
      ...present.map((key) =>
        fc.record({
          name: fc.constantFrom(key, `${key} renamed`),
          tags: fc.uniqueArray(fc.constantFrom('x', 'y')),
          body: fc.constantFrom('one', 'two'),
          to: fc.option(fc.constantFrom(...present)),
        }),
      ),
    ),
  )
  .map((contents) =>
    draftCampaign(
      contents.map(({ name, tags, body, to }) =>
        draftEntry(name.slice(0, 1), {
          name,
          tags,
          sections: [{ heading: '', body, visibility: everyone }],
          relations:
            to === null
              ? []
              : [
                  {
                    type: 'related to',
                    target: to,
                    from: null,
                    until: null,
                    note: '',
                    visibility: everyone,
                  },
                ],
        }),
      ),
    ),
  )

// In the order of their keys.
async function entriesOf(store: Store, guild: GuildId = guildA): Promise<readonly Entry[]> {
  const { lore, authoring } = store.guild(guild)
  const world = await lore(gm(guild), second(0))
  const entries: Entry[] = []
  for (const { id } of world?.entries ?? []) {
    const entry = await authoring.entry(id)
    if (entry !== null) entries.push(entry)
  }
  return entries.sort((a, b) => (a.key < b.key ? -1 : 1))
}
