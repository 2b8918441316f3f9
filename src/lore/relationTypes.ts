/**
 * The ties that lore knows. `label` reads from the holder to the target,
 * `inverse` from the target back; `stance` groups a faction's dossier.
 */
export const relationTypes = {
  leads: { label: 'Leads', inverse: 'Led by', stance: null },
  'member of': { label: 'Member of', inverse: 'Members', stance: null },
  'part of': { label: 'Part of', inverse: 'Parts', stance: null },
  'located in': { label: 'Located in', inverse: 'Places within', stance: null },
  'serves on': { label: 'Serves on', inverse: 'Crew', stance: null },
  operates: { label: 'Operates', inverse: 'Operated by', stance: null },
  'ally of': { label: 'Allies', inverse: 'Allies', stance: 'allied' },
  'enemy of': { label: 'Enemies', inverse: 'Enemies', stance: 'hostile' },
  'used by': { label: 'Used by', inverse: 'Used', stance: 'hostile' },
  'successor of': { label: 'Successor of', inverse: 'Succeeded by', stance: 'kindred' },
  'family of': { label: 'Family', inverse: 'Family', stance: null },
  'took place at': { label: 'Place', inverse: 'Incidents here', stance: null },
  party: { label: 'Parties', inverse: 'Incidents', stance: null },
  'caused by': { label: 'Caused by', inverse: 'Led to', stance: null },
  'written by': { label: 'Author', inverse: 'Writings', stance: null },
  'published by': { label: 'Published by', inverse: 'Published', stance: null },
  about: { label: 'About', inverse: 'Reported in', stance: null },
  'related to': { label: 'See also', inverse: 'See also', stance: null },
} as const satisfies Record<string, RelationMeaning>

interface RelationMeaning {
  readonly label: string
  readonly inverse: string
  readonly stance: 'allied' | 'hostile' | 'kindred' | null
}

export type RelationType = keyof typeof relationTypes
