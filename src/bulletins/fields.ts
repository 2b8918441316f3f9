import { kindOf } from './kinds.ts'
import type { BulletinRule } from './rule.ts'
import { anyFields, incidentFields } from './story.ts'
import type { BulletinField } from './template.ts'

/**
 * The fields that a rule's templates may have: what its kind fills in. A `line`, as a headline or a
 * dateline, holds no list.
 */
export const fieldsOf = (
  { schedule, of }: Pick<BulletinRule, 'schedule'> & { readonly of: unknown },
  place: 'line' | 'story' = 'story',
): readonly BulletinField[] =>
  [
    ...kindOf(schedule).ownFields(schedule),
    ...(of === null ? [] : incidentFields),
    ...anyFields,
  ].filter((field) => place === 'story' || field !== 'list')
