// Writes to the store at the path given, forever, and says each thing only once it is acknowledged.
import { openStore } from '../../src/store/openStore.ts'
import {
  author,
  draftCampaign,
  draftedBriefing,
  draftEntry,
  gm,
  guildA,
  place,
  second,
} from './sampleDrafts.ts'

const store = await openStore({
  url: `file:${process.argv[2] ?? ''}`,
  random: (bytes) => crypto.getRandomValues(bytes),
})
const { authoring, briefings, lore } = store.guild(guildA)
for (let round = Number(process.argv[3]); ; round++) {
  const entries = Array.from({ length: 50 }, (_, index) =>
    draftEntry(`entry-${index}`, { kind: 'incident', summary: String(round), tags: ['tag'] }),
  )
  await authoring.importCampaign(draftCampaign(entries), place, author(round))
  process.stdout.write(`imported ${round}\n`)
  const world = await lore(gm(guildA), second(round))
  for (const { id } of world?.entries.slice(0, 10) ?? []) {
    const briefing = await briefings.draft(draftedBriefing({ incident: id }), author(round))
    process.stdout.write(`drafted ${briefing.id}\n`)
  }
}
