import { listRule, textRule, under } from './rule.ts'
import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { cites } from './cites.ts'
import { invalidForm } from '../rest/refusal.ts'
import { listOf } from '../messages/embeds.ts'

/** What one choice must be, in a command's definition and in autocomplete. */
export const choiceRules: readonly Rule[] = [
  textRule({
    id: 'choice.name',
    cites: cites.commandChoice,
    field: 'name',
    least: 1,
    most: 100,
    required: true,
  }),
  {
    id: 'choice.value',
    cites: cites.commandChoice,
    check: ({ value }, report) => {
      if (value === undefined || value === null) {
        report(['value'], 'BASE_TYPE_REQUIRED', 'This field is required')
      }
      if (typeof value === 'string' && (value.length > 100 || value.length === 0)) {
        report(['value'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.')
      }
    },
  },
]

/** What an autocomplete answer must be. */
export const autocompleteRules: readonly Rule[] = [
  listRule({
    id: 'autocomplete.choices',
    cites: cites.autocomplete,
    field: 'choices',
    least: 0,
    most: 25,
    required: true,
  }),
  {
    id: 'autocomplete.choice',
    cites: cites.autocomplete,
    check: (data, report) => {
      for (const [at, choice] of listOf(data['choices']).entries()) {
        for (const rule of choiceRules) rule.check(choice, under(report, ['choices', at]))
      }
    },
  },
]

/** The choices of an autocomplete answer, or 50035. */
export function checkChoices(data: Json): readonly Json[] {
  const faults: Fault[] = []
  const report: Report = (path, code, message) => {
    faults.push({ path: ['data', ...path], code, message })
  }
  for (const rule of autocompleteRules) rule.check(data, report)
  if (faults.length > 0) throw invalidForm(faults)
  return listOf(data['choices'])
}
