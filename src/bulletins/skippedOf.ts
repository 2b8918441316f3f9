import type { RuleId } from '../lore/ids.ts'
import type { Draft } from './draft.ts'

/** The side of a store that knows what GMs decided. */
interface Decisions {
  readonly of: (rule: RuleId, occurrences: readonly string[]) => Promise<readonly Draft[]>
}

/** Those of a rule's occurrences that a GM decided to leave out. */
export async function skippedOf(
  rule: RuleId,
  occurrences: readonly string[],
  drafts: Decisions,
): Promise<ReadonlySet<string>> {
  const decided = await drafts.of(rule, occurrences)
  return new Set(
    decided.filter(({ state }) => state === 'skipped').map(({ occurrence }) => occurrence),
  )
}
