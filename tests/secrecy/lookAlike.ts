import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededNumbers } from '../faults/bulletinHouse.ts'
import type { Person } from '../commands/interactions.ts'
import { attempts, pairs, type Played } from './hiddenMatter.ts'
import { seatAt, type LocalSeat } from './localPlace.ts'
import { namedIds } from './namedIds.ts'
import { pairsWalked, patience } from './sayTheSame.ts'
import { commandDeeds, walk, type WalkOptions } from './walk.ts'
import { wander } from './wander.ts'
import { openWorldHouse, type Printing, type WorldHouse } from './worldHouse.ts'

// Elsewhere all that a pair offers is walked where the commands answer. Here the whole bot answers over
// real sockets, and what the local Discord recorded is compared: in most pairs some of all that there
// is to do, in each something else, for a step takes many times as long.

/** How many things a reader does in each of the two campaigns of a pair. */
const steps = 5

const printings: readonly Printing[] = ['one', 'late', 'before headlines']

/** What a reader does in both campaigns. */
interface Visit {
  readonly house: WorldHouse
  readonly who: Person
  readonly seat: () => LocalSeat
  readonly tried: WalkOptions
  readonly seed: number
}

/** All that is recorded while somebody looks around, and what comes to the channels meanwhile. */
async function look(
  played: Played,
  { house, who, seat, tried, seed }: Visit,
): Promise<readonly string[]> {
  const random = seededNumbers(seed)
  const { place, isOffered, recorded } = seat()
  await house.play(played)
  // Not in each, for these take longest.
  if (random() < 0.2) await house.brief(random() < 0.5 ? 'raid' : 'siege')
  if (random() < 0.2) await house.print(printings[Math.floor(random() * 3)] ?? 'one', random())
  const begin = commandDeeds(who, tried).filter((deed) => !('path' in deed) || isOffered(deed.path))
  await wander(place, who, begin, { steps, random })
  return withoutIds([...recorded, ...house.posted()])
}

/** The same, all that there is to do. */
async function lookAtAll(
  played: Played,
  { house, who, seat, tried }: Visit,
): Promise<readonly string[]> {
  const { place, recorded } = seat()
  await house.play(played)
  await walk(place, who, tried)
  return withoutIds([...recorded, ...house.posted()])
}

/** As texts with ids named, Discord's too, and without times. */
const withoutIds = (records: readonly unknown[]): readonly string[] =>
  namedIds(
    records.map((record) => JSON.stringify(record)),
    /\b(?:\d{17,20}|[a-z0-9]{24})\b/g,
  ).map((text) => text.replaceAll(/<t:\d+:|\d{4}-\d\d-\d\dT[\d:.]+/g, ''))

/** Has `who` look at so many pairs; resolves to how many of the names that they may know they saw. */
async function seenIn(
  numRuns: number,
  house: WorldHouse,
  who: Person,
  looking: typeof look,
): Promise<number> {
  const seat = await seatAt(house.local, who.id)
  let seen = 0
  await fc.assert(
    fc.asyncProperty(pairs(who), attempts, fc.nat(), async (pair, tried, seed) => {
      const visit = { house, who, seat, tried, seed }
      const one = await looking(pair.one, visit)
      const other = await looking(pair.other, visit)
      const unlike = one.findIndex((text, at) => text !== other[at])
      expect(one[unlike]).toBe(other[unlike])
      expect(one).toHaveLength(other.length)
      const all = one.join()
      seen += pair.open.filter(({ name }) => all.includes(name)).length
    }),
    { numRuns, endOnFailure: true },
  )
  return seen
}

/** The tests for one of the two readers at Discord; each has a file, to run side by side. */
export function testLookAlike(who: Person): void {
  let house: WorldHouse
  beforeAll(async () => {
    house = await openWorldHouse()
  })
  afterAll(() => house.close())

  const { roles } = who
  const reader = roles.length === 0 ? 'one without roles' : 'one who holds a role'
  describe('two campaigns that differ in what a reader may not know are alike at Discord', () => {
    test(`wherever ${reader} wanders`, { timeout: patience }, async () => {
      const numRuns = Math.ceil(pairsWalked / 2)
      // More than one in each, or nothing would be shown by it.
      expect(await seenIn(numRuns, house, who, look)).toBeGreaterThan(numRuns)
    })

    test(`to the end of all that ${reader} can do`, { timeout: patience }, async () => {
      const numRuns = Math.ceil(pairsWalked / 400)
      expect(await seenIn(numRuns, house, who, lookAtAll)).toBeGreaterThan(numRuns)
    })
  })
}
