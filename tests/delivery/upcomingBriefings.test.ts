import { expect, test } from 'vitest'
import { upcoming } from '../../src/delivery/upcoming.ts'
import { asId } from '../../src/lore/ids.ts'
import {
  author,
  draftCampaign,
  draftedBriefing,
  guildA,
  place,
  second,
} from '../store/sampleDrafts.ts'
import { temporaryStore } from '../store/temporaryStore.ts'

test('a briefing for later is among what comes next, until it is called off', async () => {
  const { store, remove } = await temporaryStore()
  const { authoring, briefings } = store.guild(guildA)
  await authoring.importCampaign(draftCampaign([]), place, author())
  const content = draftedBriefing({ title: 'Secret', dueAt: second(3600) })
  const { id } = await briefings.draft(content, author())
  expect(await upcoming(store, second(0))).toBeNull()
  await briefings.send(id, [{ recipient: null, channel: asId('2001') }], author(1))
  expect(await upcoming(store, second(2))).toEqual({ at: second(3600), label: 'A briefing' })
  expect(await upcoming(store, second(3600))).toBeNull()
  await briefings.withdraw(id, author(3))
  expect(await upcoming(store, second(4))).toBeNull()
  await remove()
})
