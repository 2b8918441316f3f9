import { autocompleteRules, choiceRules } from './choices.ts'
import { commandOptionRules } from './commandOptions.ts'
import { commandRules } from './commands.ts'
import { componentPartRules, componentRules } from './components.ts'
import { embedPartRules, embedRules, embedTotalRule } from './embeds.ts'
import { messageFieldRules, messageRules } from './message.ts'
import { layoutRules } from './layout.ts'
import { modalRules } from './modals.ts'
import { threadRules } from './threads.ts'
import { webhookRules } from './webhooks.ts'

/** What a rule is called and where Discord says so. */
export interface TableLine {
  readonly id: string
  readonly cites: string
}

/** All that the local Discord refuses in a body, each line once. */
export const ruleTable: readonly TableLine[] = [
  ...new Map(
    [
      ...messageFieldRules,
      ...messageRules,
      ...embedRules,
      ...embedPartRules,
      embedTotalRule,
      ...layoutRules,
      ...[...componentRules.values()].flat(),
      ...componentPartRules,
      ...modalRules,
      ...commandRules,
      ...commandOptionRules,
      ...choiceRules,
      ...autocompleteRules,
      ...webhookRules,
      ...threadRules,
    ].map(({ id, cites }) => [id, { id, cites }]),
  ).values(),
]
