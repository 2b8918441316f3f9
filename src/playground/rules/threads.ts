import { choiceRule, listRule, textRule, type Rule } from './rule.ts'
import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import { cites } from './cites.ts'
import { invalidForm } from '../rest/refusal.ts'

/** What a new thread, or a forum's post, must be. */
export const threadRules: readonly Rule[] = [
  textRule({
    id: 'thread.name',
    cites: cites.thread,
    field: 'name',
    least: 1,
    most: 100,
    required: true,
  }),
  choiceRule({
    id: 'thread.auto_archive_duration',
    cites: cites.thread,
    field: 'auto_archive_duration',
    of: [60, 1440, 4320, 10_080],
  }),
  listRule({
    id: 'thread.applied_tags',
    cites: cites.forumPost,
    field: 'applied_tags',
    least: 0,
    most: 5,
  }),
]

/** Refuses (50035) a thread that breaks a rule. */
export function checkThread(body: Json): void {
  const faults: Fault[] = []
  for (const rule of threadRules) {
    rule.check(body, (path, code, message) => faults.push({ path, code, message }))
  }
  if (faults.length > 0) throw invalidForm(faults)
}
