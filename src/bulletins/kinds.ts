import type { RuleKind } from '../lore/draft.ts'
import { anniversaryKind } from './anniversary.ts'
import type { BulletinKind } from './kind.ts'

/** Every kind of bulletin. A new one is one file and one line here. */
export const bulletinKinds: Readonly<Record<RuleKind, BulletinKind>> = {
  anniversary: anniversaryKind,
}
