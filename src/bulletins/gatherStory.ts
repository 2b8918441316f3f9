import type { DaySpan } from '../calendar/spans.ts'
import type { ChannelId } from '../lore/ids.ts'
import type { ToldOccurrence } from './kind.ts'
import { kindOf } from './kinds.ts'
import type { BulletinRule } from './rule.ts'
import type { PrintedHeadline, Story } from './story.ts'

/** The side of a ledger that knows what a channel was told. */
export interface Archive {
  readonly headlines: (channel: ChannelId, days: DaySpan) => Promise<readonly PrintedHeadline[]>
}

/**
 * A story with all that one occurrence of a rule needs for a channel: a digest of headlines looks
 * back at what was printed there.
 */
export async function gatherStory(
  { schedule }: Pick<BulletinRule, 'schedule'>,
  { universeDay }: Pick<ToldOccurrence, 'universeDay'>,
  channel: ChannelId | null,
  { world, style }: Pick<Story, 'world' | 'style'>,
  archive: Archive,
): Promise<Story> {
  const days = kindOf(schedule).looksBack?.(schedule, universeDay, style.calendar) ?? null
  if (days === null || channel === null) return { world, style }
  return { world, style, printed: await archive.headlines(channel, days) }
}
