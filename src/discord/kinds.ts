import type { EntryKind } from '../lore/entry.ts'

/** How each kind of entry is called and marked; the sign never stands without the word. */
export const kindNames: Readonly<
  Record<EntryKind, { readonly one: string; readonly many: string; readonly sign: string }>
> = {
  faction: { one: 'Faction', many: 'Factions', sign: '⚑' },
  person: { one: 'Person', many: 'People', sign: '☺' },
  place: { one: 'Place', many: 'Places', sign: '⌂' },
  ship: { one: 'Ship', many: 'Ships', sign: '△' },
  incident: { one: 'Incident', many: 'Incidents', sign: '✶' },
  document: { one: 'Document', many: 'Documents', sign: '✉' },
  outlet: { one: 'News outlet', many: 'News outlets', sign: '☷' },
  concept: { one: 'Concept', many: 'Concepts', sign: '◇' },
}
