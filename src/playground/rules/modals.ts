import { listRule, textRule, under } from './rule.ts'
import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { ComponentType } from 'discord-api-types/v10'
import { checkLayout } from './layout.ts'
import { cites } from './cites.ts'
import { invalidForm } from '../rest/refusal.ts'
import { listOf } from '../messages/embeds.ts'
import { surveyComponents } from './survey.ts'

/** What a modal must be. */
export const modalRules: readonly Rule[] = [
  textRule({
    id: 'modal.title',
    cites: cites.modal,
    field: 'title',
    least: 1,
    most: 45,
    required: true,
  }),
  textRule({
    id: 'modal.custom_id',
    cites: cites.modal,
    field: 'custom_id',
    least: 1,
    most: 100,
    required: true,
  }),
  listRule({
    id: 'modal.components',
    cites: cites.modal,
    field: 'components',
    least: 1,
    most: 5,
    required: true,
  }),
  {
    id: 'modal.input_label',
    cites: cites.textInput,
    check: (modal, report) => {
      for (const [at, row] of listOf(modal['components']).entries()) {
        if (row['type'] !== ComponentType.ActionRow) continue
        for (const [inner, input] of listOf(row['components']).entries()) {
          if (typeof input['label'] === 'string') continue
          const path = ['components', at, 'components', inner, 'label']
          report(path, 'BASE_TYPE_REQUIRED', 'This field is required')
        }
      }
    },
  },
]

/** Refuses (50035) a modal that breaks a rule. */
export function checkModal(data: Json): void {
  const faults: Fault[] = []
  const report: Report = (path, code, message) => {
    faults.push({ path: ['data', ...path], code, message })
  }
  for (const rule of modalRules) rule.check(data, report)
  const survey = surveyComponents(data['components'], [])
  checkLayout({ survey, where: 'modal' }, under(report, ['components']))
  if (faults.length > 0) throw invalidForm(faults)
}
