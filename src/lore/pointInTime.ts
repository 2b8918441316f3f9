import type { DayNumber } from '../calendar/day.ts'
import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { Claim, Relation } from './entry.ts'
import { foldName } from './foldName.ts'
import { revealDay } from './revelation.ts'
import { canSee, type Viewer, type Visibility } from './visibility.ts'

/** When a world is read: now, or as it was known on an earlier in-universe day. */
export interface PointInTime {
  /** The campaign's present day. */
  readonly today: DayNumber
  /** The earlier day as of which it is read; null for now. */
  readonly asOf: DayNumber | null
}

/** Nobody reads ahead: a day that has not come yet, and today itself, are read as now. */
export const pointInTime = (today: DayNumber, asOf: DayNumber | null): PointInTime => ({
  today,
  asOf: asOf === null || asOf >= today ? null : asOf,
})

/** Whether the viewer may know what carries `visibility`, and knew it by then. */
export function couldSee(visibility: Visibility, viewer: Viewer, when: PointInTime): boolean {
  if (!canSee(visibility, viewer, when.asOf ?? when.today)) return false
  // A GM sees ahead of the players, but not when the question is what was known.
  if (when.asOf === null) return true
  const known = Math.max(visibility.until ?? -Infinity, revealDay(visibility, viewer) ?? -Infinity)
  return known <= when.asOf
}

/** Whether something of this date may have begun by then; read as of now, everything has. */
export const hadBegun = (date: ImpreciseDate | null, { asOf }: PointInTime): boolean =>
  asOf === null || date === null || date.earliest === null || date.earliest <= asOf

/** The tie as it was then: an end that was still to come is not told. */
export const tieBy = <Target>(relation: Relation<Target>, when: PointInTime): Relation<Target> =>
  hadBegun(relation.until, when) ? relation : { ...relation, until: null }

/**
 * Claims as their reader may see them, in their order. What overturned a claim comes after it: as
 * long as its reader does not know that one (any later one, where the author does not say which),
 * an overturned claim stands as it was made. So what is shown depends on what is seen alone.
 */
export function standingClaims(claims: readonly Claim[]): readonly Claim[] {
  const stands = (claim: Claim, place: number): boolean =>
    claim.status === 'overturned' && !claims.slice(place + 1).some((one) => overturns(one, claim))
  if (!claims.some(stands)) return claims
  return claims.map((claim, place) => (stands(claim, place) ? asMade(claim) : claim))
}

/** Whether a later claim is one that overturned this one. */
export function overturns(later: Claim, { overturnedBy }: Claim): boolean {
  if (overturnedBy === undefined) return true
  const named = foldName(overturnedBy)
  return named === foldName(later.by) || named === foldName(later.source)
}

function asMade(claim: Claim): Claim {
  // Its name may be that of one who is not known.
  const { overturnedBy: _, ...made } = claim
  return { ...made, status: 'claimed' }
}
