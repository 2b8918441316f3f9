import { foldName } from '../lore/foldName.ts'
import type { Completion } from './command.ts'

/** The usual lines above a briefing; a GM may write any other. */
const usualBanners = [
  'INCIDENT BRIEFING',
  'FOR INFORMATION',
  'UNCLASSIFIED',
  'RESTRICTED',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
  'EYES ONLY',
  'CLASSIFIED: SENIOR STAFF',
] as const

/** The usual banners that hold what was typed, after that itself. */
export function bannersLike(typed: string): readonly Completion[] {
  const own = typed.trim()
  const wanted = foldName(own)
  const alike = usualBanners.filter((banner) => foldName(banner).includes(wanted))
  const isUsual = alike.some((banner) => foldName(banner) === wanted)
  return [...(own === '' || isUsual ? [] : [own]), ...alike].map((banner) => ({
    name: banner,
    value: banner,
  }))
}
