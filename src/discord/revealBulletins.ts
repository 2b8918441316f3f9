import type { EntryId } from '../lore/ids.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import { row, select, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'

/** The bulletins that go with what was made known of an entry, to be posted; the GM sees each first. */
export async function bulletinChoices(
  entry: EntryId,
  audience: RevealAudience | null,
  { gm }: GmContext,
): Promise<readonly Component[]> {
  // News is for everybody.
  if (audience !== null) return []
  const rules = (await gm.store.bulletins.rules()).filter((rule) => rule.of === entry)
  if (rules.length === 0) return []
  const choices = rules.map(({ id, name }) => ({ label: name, value: id }))
  return [row(select(customId('reveal.bulletin'), 'Publish its bulletin …', choices))]
}
