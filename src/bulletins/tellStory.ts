import type { BulletinKind, Telling, ToldOccurrence } from './kind.ts'
import { sourceOf } from './sources.ts'
import { storyFields } from './story.ts'

/** Tells a story of its day, and of its incident if it is about one. */
export const tellStory: BulletinKind['tell'] = (
  _,
  occurrence: ToldOccurrence,
  incident,
  story,
): Telling => ({
  kind: 'told',
  values: storyFields(incident, occurrence, story),
  sources: incident === null ? [] : [sourceOf(incident, 'story', story.world)],
})
