import { describe, expect, it } from 'vitest'
import { readCampaign } from '../../src/interchange/readCampaign.ts'
import type { CampaignDraft, EntryDraft } from '../../src/lore/draft.ts'
import type { Entry } from '../../src/lore/entry.ts'
import { asId, type EntryId } from '../../src/lore/ids.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { createWorld } from '../../src/lore/world.ts'
import { gm, player, today } from '../lore/entries.ts'

const reading = await readCampaign(`${import.meta.dirname}/../../lore/maquis-reborn`)
if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2))
const { draft } = reading
const world = createWorld(draft.entries.map(toEntry))

describe('the campaign that ships', () => {
  it('dates its incidents as exactly as its record does, and no more', () => {
    const dated = draft.entries
      .filter(({ kind }) => kind === 'incident')
      .map(({ name, date }) => `${date?.notation}: ${name}`)
    expect(dated.toSorted()).toEqual([
      '237X: Destruction of the Maquis',
      '2388-02-22: Attack on Ohmallera',
      '2391-11-03: Seizure of Deep Space 10',
      "2392-02-22: Publication of Kalre's Letter",
      'early 2392: Hostage-taking on Deep Space 285',
      'late 2392: Attack on Astrofori One',
    ])
  })

  it('tells players the first of the three accounts of Deep Space 285, and GMs all', () => {
    const claims = (viewer: typeof gm): readonly string[] => {
      const found = perceive(world, viewer, today).resolve('Deep Space 285 incident')
      return found.kind === 'found' ? found.entry.claims.map(({ status }) => status) : []
    }
    expect(claims(player())).toEqual(['claimed'])
    expect(claims(gm)).toEqual(['overturned', 'overturned', 'confirmed'])
  })

  it('tells each account of Deep Space 285 as overturned once the next is known', () => {
    const statuses = (known: number): readonly string[] => {
      const entries = world.entries.map((entry) => ({
        ...entry,
        claims: entry.claims.map((one, place) =>
          place < known ? { ...one, visibility: everyone } : one,
        ),
      }))
      const found = perceive(createWorld(entries), player(), today).resolve('DS285 hostage crisis')
      return found.kind === 'found' ? found.entry.claims.map(({ status }) => status) : []
    }
    expect(statuses(1)).toEqual(['claimed'])
    expect(statuses(2)).toEqual(['overturned', 'claimed'])
    expect(statuses(3)).toEqual(['overturned', 'overturned', 'confirmed'])
  })

  it('lets no player find a word of what is hidden', () => {
    const secrets = /syndicate|kav-?nhoo|hired|mercenar|false.flag|overturned|cleared of/i
    const told = (viewer: typeof gm): string => {
      const known = perceive(world, viewer, today)
      return JSON.stringify(known.entries.map((entry) => [entry, known.sections(entry)]))
    }
    expect(told(player())).not.toMatch(secrets)
    expect(told(player(undefined, 'starfleet', 'intelligence'))).not.toMatch(secrets)
    expect(told(gm)).toMatch(secrets)
  })

  it('has a letter and stories that fit one message together', () => {
    for (const rule of draft.rules) {
      const attached = draft.entries.find(({ key }) => key === rule.attach)
      expect(rule.body.length).toBeLessThan(900)
      expect(attached === undefined ? 0 : textOf(attached).length).toBeLessThan(3000)
    }
    const stories = draft.entries.filter(({ key }) => key.startsWith('news/')).map(textOf)
    expect(stories.filter((story) => story.length >= 900)).toEqual([])
    expect(stories.filter((story) => !story.startsWith('ASTROFORI ONE — '))).toEqual([])
  })
})

const textOf = ({ sections }: EntryDraft): string => sections[0]?.body ?? ''

function toEntry(entry: CampaignDraft['entries'][number]): Entry {
  const relations = entry.relations.map((tie) => ({ ...tie, target: asId<EntryId>(tie.target) }))
  return { ...entry, relations, id: asId<EntryId>(entry.key), revision: 1, changedAt: 0 }
}
