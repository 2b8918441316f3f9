import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  author,
  draftCampaign,
  draftEntry,
  fullEntry,
  gm,
  guildA,
  place,
  player,
  second,
} from './sampleDrafts.ts'
import { type TemporaryStore, temporaryStore } from './temporaryStore.ts'

let temporary: TemporaryStore
beforeEach(async () => {
  temporary = await temporaryStore()
})
afterEach(() => temporary.remove())

describe('the door to lore', () => {
  it('gives back an entry as it was written', async () => {
    const { store } = temporary
    const draft = fullEntry('it', 'them')
    await store
      .guild(guildA)
      .authoring.importCampaign(draftCampaign([draft, draftEntry('them')]), place, author())
    const world = await store.guild(guildA).lore(gm(guildA), second(1))
    const entry = world?.entries.find(({ key }) => key === 'it')
    const { hash: _hash, relations, ...rest } = draft
    expect(entry).toMatchObject(rest)
    expect(entry?.relations).toHaveLength(relations.length)
    expect(await store.guild(guildA).lore(player(guildA), second(1))).toMatchObject({
      entries: [{ key: 'them' }],
    })
  })
})
