import { importDraft, withStore, type House } from './house.ts'
import type { Stage } from './stage.ts'

/**
 * Changes entries from this process while Gazetteer runs in its own, and looks each up at once.
 * Gives the times of those replies in ms. Throws when one is stale.
 */
export async function measureEdits(
  stage: Stage,
  house: House,
  names: readonly string[],
): Promise<readonly number[]> {
  const latencies: number[] = []
  const { gazetteer } = stage.seats
  let { draft } = house
  for (const [number, name] of names.entries()) {
    const summary = `Edited just now, for the ${number + 1}. time.`
    draft = {
      ...draft,
      entries: draft.entries.map((entry) =>
        entry.name === name ? { ...entry, summary, hash: `edit ${number}` } : entry,
      ),
    }
    await stage.ask(gazetteer, 'command', name)
    await withStore(house.url, (store) => importDraft(store, draft, stage.place))
    const { latencyMs, data } = await stage.ask(gazetteer, 'command', name)
    if (!JSON.stringify(data).includes(summary)) throw new Error(`a stale answer about ${name}`)
    latencies.push(latencyMs)
  }
  return latencies
}
