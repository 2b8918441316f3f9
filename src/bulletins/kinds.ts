import type { RuleKind, Schedule } from '../lore/schedule.ts'
import { anniversaryKind } from './anniversary.ts'
import { breakingKind } from './breaking.ts'
import { correctionKind } from './correction.ts'
import { datedKind } from './dated.ts'
import { digestKind } from './digest.ts'
import type { BulletinKind } from './kind.ts'
import { localKind } from './local.ts'
import { recurringKind } from './recurring.ts'
import { timedKind } from './timed.ts'

/** Every kind of bulletin. A new one is one file and one line here. */
const bulletinKinds: {
  readonly [Kind in RuleKind]: BulletinKind<Extract<Schedule, { readonly kind: Kind }>>
} = {
  anniversary: anniversaryKind,
  dated: datedKind,
  timed: timedKind,
  local: localKind,
  breaking: breakingKind,
  correction: correctionKind,
  recurring: recurringKind,
  digest: digestKind,
}

/** The kind of a schedule. It is asked about that schedule alone, or about another of its kind. */
export const kindOf = (schedule: Schedule): BulletinKind =>
  // The table above has each kind under its own name, which the compiler can't follow.
  bulletinKinds[schedule.kind] as BulletinKind
