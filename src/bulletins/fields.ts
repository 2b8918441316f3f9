import { kindOf } from './kinds.ts'
import type { BulletinRule } from './rule.ts'
import { anyFields, incidentFields } from './story.ts'
import type { BulletinField } from './template.ts'

/** The fields that a rule's headline, dateline and story may have: what its kind fills in. */
export const fieldsOf = ({
  schedule,
  of,
}: Pick<BulletinRule, 'schedule'> & { readonly of: unknown }): readonly BulletinField[] => [
  ...kindOf(schedule).ownFields(schedule),
  ...(of === null ? [] : incidentFields),
  ...anyFields,
]
