import type { RelationType } from '../lore/relationTypes.ts'
import type { EntryFile } from './entryFile.ts'
import type { NameTable } from './nameTable.ts'

/** A tie from an entry to the one that holds it, with where it is written. */
interface Step {
  readonly to: EntryFile
  readonly at: number
}

/** Ties that may not lead back to where they began. */
const nesting = ['part of', 'located in'] as const satisfies readonly RelationType[]

/** Notes ties by which an entry is part of itself, or inside itself. Past ties do not count. */
export function refuseCircles(entries: readonly EntryFile[], table: NameTable): void {
  for (const type of nesting) {
    const steps = new Map(entries.map((entry) => [entry, stepsOf(entry, type, table)]))
    const done = new Set<EntryFile>()
    for (const entry of entries) walk(entry, type, steps, done)
  }
}

function stepsOf(entry: EntryFile, type: RelationType, table: NameTable): readonly Step[] {
  return entry.content.relations.flatMap((relation) => {
    if (relation.type !== type || relation.until !== null) return []
    const found = table.find(relation.target.name)
    if (found.kind !== 'entry' || found.entry === entry) return []
    return [{ to: found.entry, at: relation.target.at }]
  })
}

/** Depth first, without recursion: a chain of places may be as long as the campaign. */
function walk(
  start: EntryFile,
  type: RelationType,
  steps: ReadonlyMap<EntryFile, readonly Step[]>,
  done: Set<EntryFile>,
): void {
  if (done.has(start)) return
  const path: { readonly entry: EntryFile; next: number }[] = [{ entry: start, next: 0 }]
  const onPath = new Set([start])
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const step = steps.get(top.entry)?.[top.next++]
    if (step === undefined) {
      done.add(top.entry)
      onPath.delete(top.entry)
      path.pop()
    } else if (onPath.has(step.to)) {
      const circle = path.slice(path.findIndex(({ entry }) => entry === step.to))
      const names = [...circle.map(({ entry }) => entry), step.to].map(
        ({ content }) => content.name,
      )
      const shown = names.length > 8 ? [...names.slice(0, 6), '…', ...names.slice(-1)] : names
      top.entry.context.fault(
        step.at,
        `"${type}" goes in a circle: ${shown.join(' → ')}`,
        'Remove the tie that points the wrong way.',
      )
    } else if (!done.has(step.to)) {
      path.push({ entry: step.to, next: 0 })
      onPath.add(step.to)
    }
  }
}
