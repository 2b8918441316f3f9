import type { ChannelId } from '../lore/ids.ts'
import { composeBulletin } from './compose.ts'
import { gatherStory, type Archive } from './gatherStory.ts'
import type { ToldOccurrence } from './kind.ts'
import type { BulletinRule } from './rule.ts'
import type { Story } from './story.ts'

/** Whether an occurrence would not be printed now for want of news, as a month's digest without any. */
export async function hasNothingToTell(
  rule: BulletinRule,
  occurrence: ToldOccurrence,
  channel: ChannelId | null,
  story: Pick<Story, 'world' | 'style'>,
  archive: Archive,
): Promise<boolean> {
  if (rule.schedule.kind !== 'digest') return false
  const whole = await gatherStory(rule, occurrence, channel, story, archive)
  const made = composeBulletin(rule, occurrence, whole)
  return made.kind === 'heldBack' && made.nothingToTell === true
}
