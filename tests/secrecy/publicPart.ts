import type { DayNumber } from '../../src/calendar/day.ts'
import type { CampaignDraft, EntryDraft } from '../../src/lore/draft.ts'
import { asId } from '../../src/lore/ids.ts'
import { audienceOf, canSee, type Visibility } from '../../src/lore/visibility.ts'

/** The campaign as if what is hidden from everyone had never been written. */
export function publicPart(draft: CampaignDraft, today: DayNumber): CampaignDraft {
  const audience = audienceOf(asId('1001'))
  const shown = (part: { readonly visibility: Visibility }): boolean =>
    canSee(part.visibility, audience, today)
  const entries = draft.entries.filter(shown)
  const keys = new Set(entries.map(({ key }) => key))
  const stripped = (entry: EntryDraft): EntryDraft => ({
    ...entry,
    aliases: entry.aliases.filter(shown),
    attributes: entry.attributes.filter(shown),
    relations: entry.relations.filter((tie) => shown(tie) && keys.has(tie.target)),
    claims: entry.claims.filter(shown),
    sections: entry.sections.filter(shown),
    image: entry.image !== null && shown(entry.image) ? entry.image : null,
  })
  return { ...draft, entries: entries.map(stripped) }
}
