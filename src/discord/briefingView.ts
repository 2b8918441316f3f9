import { stillRevealed } from '../briefings/redaction.ts'
import { UserError } from '../errors.ts'
import type { GuildId } from '../lore/ids.ts'
import type { Briefing, Campaign } from '../store/store.ts'
import type { AudienceTools } from './audienceTools.ts'
import { expectedReaders, writtenFor } from './briefingAudience.ts'
import { briefingMessage } from './briefingMessage.ts'
import { namesOfNews } from './briefingRedaction.ts'
import type { Component } from './components.ts'

/** What a briefing's message is made from, whoever has it made. */
export interface BriefingSources extends AudienceTools {
  readonly guild: GuildId
  readonly campaign: Campaign
}

/**
 * A briefing's message as its audience may see it, with what was made known to it since it was
 * sent. `read` counts who has acknowledged it. Throws a UserError when that audience may know none
 * of it.
 */
export async function briefingAsSeen(
  briefing: Briefing,
  sources: BriefingSources,
  read: number,
): Promise<readonly Component[]> {
  const { guild, campaign } = sources
  const readers = writtenFor(briefing)
  const lore = await sources.audience(readers)
  const incident = briefing.incident === null ? null : lore.get(briefing.incident)
  if (briefing.incident !== null && incident === null) {
    throw new UserError(
      readers === null
        ? 'Players cannot see this incident yet, so a briefing would tell them nothing. Make it public first.'
        : 'Not all of these readers can see this incident yet. Make it known to them first.',
    )
  }
  const since = briefing.sentAt
  const revealed =
    since === null || briefing.incident === null
      ? []
      : await sources.revealedSince(briefing.incident, since, readers)
  const reading = { campaign, lore }
  const news = incident === null ? [] : stillRevealed(revealed, incident, lore)
  const newsNames = incident === null ? [] : namesOfNews(news, incident, reading)
  const expected = await expectedReaders(briefing.audience, sources)
  return briefingMessage(briefing, {
    guild,
    reading,
    incident,
    readers: { read, expected },
    news: news.length > 0,
    newsNames,
  })
}
