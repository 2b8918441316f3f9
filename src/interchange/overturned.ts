import type { Claim } from '../lore/entry.ts'
import { overturns } from '../lore/pointInTime.ts'
import { chooseFrom, shown } from './fields.ts'
import type { FileContext } from './fileContext.ts'

/**
 * Notes where it is not said what overturned a claim, as far as readers could tell from that what
 * is hidden from them. `later` are the claims that come after it, `at` is where it says what it is.
 */
export function checkOverturned(
  claim: Claim,
  at: number,
  later: readonly Claim[],
  { fault }: FileContext,
): void {
  const { status, overturnedBy } = claim
  const speakers = [...new Set(later.map(({ by }) => by))]
  if (overturnedBy === undefined) {
    if (status !== 'overturned' || new Set(later.map(knownWhen)).size < 2) return
    const which = speakers.map((by) => `"overturned-by: ${shown(by)}"`).join(' or ')
    const fix = `Say which of them overturned it, as ${which}: only who knows that one is told.`
    fault(at, 'an overturned claim, and not everybody knows the same of what came after it', fix)
    return
  }
  if (status !== 'overturned') {
    const fix = 'Write "status: overturned", or remove "overturned-by".'
    fault(at, `"overturned-by" on a claim that is ${status}`, fix)
    return
  }
  const found = later.filter((one) => overturns(one, claim)).length
  if (found === 1) return
  const name = shown(overturnedBy)
  if (found === 0) {
    const sources = later.flatMap(({ source }) => (source === '' ? [] : source))
    const known = [...speakers, ...sources]
    const fix =
      known.length === 0
        ? 'Write what overturned it below it.'
        : chooseFrom(overturnedBy, [...new Set(known)])
    fault(at, `no later claim has "${name}" as its "by" or "source"`, fix)
    return
  }
  const fix = 'Give that one a "source" that no other has, and write it here.'
  fault(at, `${found} later claims have "${name}" as their "by" or "source"`, fix)
}

/** From what it depends who knows of a claim, and since when. */
const knownWhen = ({ visibility, date }: Claim): string =>
  JSON.stringify([visibility, date?.notation ?? ''])
