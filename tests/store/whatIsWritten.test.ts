import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import {
  author,
  draftCampaign,
  draftEntry,
  fullEntry,
  guildA,
  guildB,
  place,
  rememberedIncident,
} from './sampleDrafts.ts'
import { type TemporaryStore, temporaryStore } from './temporaryStore.ts'

// What the tables hold, which the store's own functions don't show (yet).
describe('the tables', () => {
  let test: TemporaryStore
  let tables: Database.Database
  beforeEach(async () => {
    test = await temporaryStore()
    tables = openSqlite(test.path)
  })
  afterEach(async () => {
    tables.close()
    await test.remove()
  })

  const importDraft = (draft = rememberedIncident(), guild = guildA) =>
    test.store.guild(guild).authoring.importCampaign(draft, place, author())
  const count = (table: string): unknown =>
    tables.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
  const partsOf = (draft: ReturnType<typeof fullEntry>) => ({
    Alias: draft.aliases.length,
    Tag: draft.tags.length,
    Attribute: draft.attributes.length,
    Section: draft.sections.length,
    Image: draft.image === null ? 0 : 1,
    Claim: draft.claims.length,
    Relation: draft.relations.length,
  })

  it('are not touched by an import of what is there already', async () => {
    await importDraft()
    const commits = tables.pragma('data_version')
    await importDraft()
    expect(tables.pragma('data_version')).toEqual(commits)
  })

  it('spread an entry out, and replace its parts when it changes', async () => {
    const first = fullEntry('it', 'it')
    await importDraft(draftCampaign([first]))
    for (const [table, rows] of Object.entries(partsOf(first))) expect(count(table)).toBe(rows)
    const row = tables.prepare(`SELECT "level", "earliestDay", "image" FROM "Entry"`).get()
    expect(row).toEqual({ level: 'hidden', earliestDay: 152_722, image: 'images/it.png' })
    const audience = tables.prepare(`SELECT "audience" FROM "Relation"`).pluck().get()
    expect(JSON.parse(String(audience))).toEqual({ roles: ['Crew'], users: ['77'], until: null })
    const second = draftEntry('it', { tags: ['one'] })
    await importDraft(draftCampaign([second]))
    for (const [table, rows] of Object.entries(partsOf(second))) expect(count(table)).toBe(rows)
  })

  it('keep every revision, with its author and its time', async () => {
    for (const summary of ['One', 'Two', 'Two', 'Three']) {
      await importDraft(draftCampaign([draftEntry('it', { summary })]))
    }
    await importDraft(draftCampaign([]))
    const revisions = tables.prepare(`SELECT * FROM "Revision" ORDER BY "number"`).all()
    expect(revisions).toMatchObject(
      ['One', 'Two', 'Three'].map((summary, index) => ({
        number: index + 1,
        userId: author().user,
        at: author().at.epochMilliseconds,
        document: JSON.stringify({ kind: 'person', name: 'it', summary }),
      })),
    )
  })

  it('keep an account of who did what', async () => {
    await importDraft()
    await importDraft()
    const { authoring } = test.store.guild(guildA)
    await authoring.configure({ zone: 'Europe/Berlin' }, author(1))
    await authoring.configure({ zone: 'Europe/Berlin' }, author(2))
    const still = { mode: 'paused', day: dayNumber(7) } as const
    const { clock } = draftCampaign([]).settings
    await authoring.setClock(clock, still, author(2))
    await authoring.setClock(clock, still, author(3))
    await authoring.audit({ user: null, at: author(3).at }, 'bulletin.blocked', { why: 'lost' })
    const events = tables.prepare(`SELECT "userId", "action", "detail" FROM "AuditEvent"`).all()
    expect(events).toEqual([
      {
        userId: '900',
        action: 'lore.imported',
        detail: JSON.stringify({ campaign: 'sample', created: '2', changed: '0', archived: '0' }),
      },
      {
        userId: '900',
        action: 'campaign.place',
        detail: JSON.stringify({ zone: 'UTC → Europe/Berlin' }),
      },
      {
        userId: '900',
        action: 'campaign.clock',
        detail: JSON.stringify({ clock: `${JSON.stringify(clock)} → ${JSON.stringify(still)}` }),
      },
      { userId: null, action: 'bulletin.blocked', detail: JSON.stringify({ why: 'lost' }) },
    ])
  })

  it('hold nothing without its guild', async () => {
    await importDraft(draftCampaign([fullEntry('it', 'it')]), guildA)
    await importDraft(draftCampaign([fullEntry('it', 'it')]), guildB)
    for (const table of ['Campaign', 'Entry', 'Revision', 'Alias', 'Tag', 'Relation', 'Claim']) {
      const guilds = tables.prepare(`SELECT DISTINCT "guildId" FROM "${table}" ORDER BY 1`)
      expect(guilds.pluck().all()).toEqual([guildA, guildB])
    }
  })

  it('are asked for due rows and rules by an index', () => {
    const plans = [
      `SELECT "id" FROM "Delivery" WHERE "nextAt" <= 0 ORDER BY "nextAt" LIMIT 9`,
      `SELECT * FROM "BulletinRule" WHERE "lookAt" <= 0 AND ("lookAt", "id") > (0, '')
       ORDER BY "lookAt", "id" LIMIT 9`,
      `SELECT "id" FROM "Entry" WHERE "campaignId" = '' AND ("changedInVersion", "id") > (0, '')
       ORDER BY "changedInVersion", "id" LIMIT 9`,
    ].map((query) => JSON.stringify(tables.prepare(`EXPLAIN QUERY PLAN ${query}`).all()))
    for (const plan of plans) {
      expect(plan).toContain('SEARCH')
      expect(plan).toContain('INDEX')
    }
    expect(plans[2]).not.toContain('TEMP B-TREE')
  })
})
