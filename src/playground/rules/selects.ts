import { listRule, numberRule, textRule, under } from './rule.ts'
import type { Rule } from './rule.ts'
import { cites } from './cites.ts'
import { listOf } from '../messages/embeds.ts'

/** What every select must be. */
export const selectRules: readonly Rule[] = [
  textRule({
    id: 'select.custom_id',
    cites: cites.customId,
    field: 'custom_id',
    least: 1,
    most: 100,
    required: true,
  }),
  textRule({
    id: 'select.placeholder',
    cites: cites.stringSelect,
    field: 'placeholder',
    least: 0,
    most: 150,
  }),
  numberRule({
    id: 'select.min_values',
    cites: cites.stringSelect,
    field: 'min_values',
    least: 0,
    most: 25,
  }),
  numberRule({
    id: 'select.max_values',
    cites: cites.stringSelect,
    field: 'max_values',
    least: 1,
    most: 25,
  }),
  {
    id: 'select.range',
    cites: cites.stringSelect,
    check: ({ min_values: least, max_values: most }, report) => {
      if (Number(least ?? 1) <= Number(most ?? 1)) return
      const message = 'min_values must be less than or equal to max_values'
      report(['min_values'], 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', message)
    },
  },
]

/** What each option of a string select must be. */
export const selectOptionRules: readonly Rule[] = [
  textRule({
    id: 'select.option.label',
    cites: cites.stringSelect,
    field: 'label',
    least: 1,
    most: 100,
    required: true,
  }),
  textRule({
    id: 'select.option.value',
    cites: cites.stringSelect,
    field: 'value',
    least: 1,
    most: 100,
    required: true,
  }),
  textRule({
    id: 'select.option.description',
    cites: cites.stringSelect,
    field: 'description',
    least: 0,
    most: 100,
  }),
]

/** What a string select must be. */
export const stringSelectRules: readonly Rule[] = [
  ...selectRules,
  listRule({
    id: 'select.options',
    cites: cites.stringSelect,
    field: 'options',
    least: 1,
    most: 25,
    required: true,
  }),
  {
    id: 'select.option',
    cites: cites.stringSelect,
    check: (select, report) => {
      for (const [at, option] of listOf(select['options']).entries()) {
        for (const rule of selectOptionRules) rule.check(option, under(report, ['options', at]))
      }
    },
  },
  {
    id: 'select.option_values',
    cites: cites.stringSelect,
    check: (select, report) => {
      const seen = new Set<unknown>()
      for (const [at, { value }] of listOf(select['options']).entries()) {
        if (seen.has(value)) {
          const message = 'The specified option value is already used'
          report(['options', at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message)
        }
        seen.add(value)
      }
    },
  },
  {
    id: 'select.max_options',
    cites: cites.stringSelect,
    check: (select, report) => {
      const count = listOf(select['options']).length
      if (count > 0 && Number(select['max_values'] ?? 1) > count) {
        const message = `int value should be less than or equal to ${count}.`
        report(['max_values'], 'NUMBER_TYPE_MAX', message)
      }
    },
  },
  {
    id: 'select.defaults',
    cites: cites.stringSelect,
    check: (select, report) => {
      const defaults = listOf(select['options']).filter((option) => option['default'] === true)
      if (defaults.length <= Number(select['max_values'] ?? 1)) return
      const message = 'More options are selected by default than max_values allows'
      report(['options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message)
    },
  },
]
