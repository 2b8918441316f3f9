import { choiceRule, missing, numberRule, textRule } from './rule.ts'
import type { Rule } from './rule.ts'
import { cites } from './cites.ts'
import { isObject } from '../messages/components.ts'

/** What a text input must be. */
export const textInputRules: readonly Rule[] = [
  textRule({
    id: 'input.custom_id',
    cites: cites.customId,
    field: 'custom_id',
    least: 1,
    most: 100,
    required: true,
  }),
  choiceRule({
    id: 'input.style',
    cites: cites.textInput,
    field: 'style',
    of: [1, 2],
    required: true,
  }),
  textRule({ id: 'input.label', cites: cites.textInput, field: 'label', least: 1, most: 45 }),
  numberRule({
    id: 'input.min_length',
    cites: cites.textInput,
    field: 'min_length',
    least: 0,
    most: 4000,
  }),
  numberRule({
    id: 'input.max_length',
    cites: cites.textInput,
    field: 'max_length',
    least: 1,
    most: 4000,
  }),
  textRule({ id: 'input.value', cites: cites.textInput, field: 'value', least: 0, most: 4000 }),
  textRule({
    id: 'input.placeholder',
    cites: cites.textInput,
    field: 'placeholder',
    least: 0,
    most: 100,
  }),
  {
    id: 'input.range',
    cites: cites.textInput,
    check: ({ min_length: least, max_length: most }, report) => {
      if (Number(least ?? 0) <= Number(most ?? 4000)) return
      const message = 'min_length must be less than or equal to max_length'
      report(['min_length'], 'TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE', message)
    },
  },
]

/** What a label around a field must be. */
export const labelRules: readonly Rule[] = [
  textRule({
    id: 'label.label',
    cites: cites.label,
    field: 'label',
    least: 1,
    most: 45,
    required: true,
  }),
  textRule({
    id: 'label.description',
    cites: cites.label,
    field: 'description',
    least: 0,
    most: 100,
  }),
  {
    id: 'label.component',
    cites: cites.label,
    check: (label, report) => {
      if (!isObject(label['component'])) report(['component'], ...missing)
    },
  },
]

/** What a file upload must be. */
export const fileUploadRules: readonly Rule[] = [
  textRule({
    id: 'upload.custom_id',
    cites: cites.customId,
    field: 'custom_id',
    least: 1,
    most: 100,
    required: true,
  }),
  numberRule({
    id: 'upload.min_values',
    cites: cites.fileUpload,
    field: 'min_values',
    least: 0,
    most: 10,
  }),
  numberRule({
    id: 'upload.max_values',
    cites: cites.fileUpload,
    field: 'max_values',
    least: 1,
    most: 10,
  }),
]
