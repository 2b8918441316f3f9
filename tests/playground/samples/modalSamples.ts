import {
  times,
  long,
  row,
  input,
  label,
  inModal,
  inLabel,
  upload,
  tooLong,
  badLength,
  absent,
} from './kit.ts'
import type { RuleSample } from './kit.ts'

/** Of the rules for modals, by the rule's id. */
export const modalSamples: Readonly<Record<string, RuleSample>> = {
  'modal.title': inModal({ title: long(46) }, { title: long(45) }, badLength, 'title'),
  'modal.custom_id': inModal(
    { custom_id: long(101) },
    { custom_id: long(100) },
    badLength,
    'custom_id',
  ),
  'modal.components': inModal(
    { components: times(6, (at) => label({ component: input({ custom_id: `i${at}` }) })) },
    { components: times(5, (at) => label({ component: input({ custom_id: `i${at}` }) })) },
    badLength,
    'components',
  ),
  'modal.input_label': inModal(
    { components: [row(input())] },
    { components: [row(input({ label: 'Why' }))] },
    absent,
    'components.0.components.0.label',
  ),
  'label.label': inModal(
    { components: [label({ label: long(46) })] },
    { components: [label({ label: long(45) })] },
    badLength,
    'components.0.label',
  ),
  'label.description': inModal(
    { components: [label({ description: long(101) })] },
    { components: [label({ description: long(100) })] },
    tooLong,
    'components.0.description',
  ),
  'label.component': inModal(
    { components: [label({ component: null })] },
    { components: [label()] },
    absent,
    'components.0.component',
  ),
  'input.custom_id': inLabel(input({ custom_id: '' }), input(), badLength, '.custom_id'),
  'input.style': inLabel(input({ style: 3 }), input({ style: 2 }), 'BASE_TYPE_CHOICES', '.style'),
  'input.label': inModal(
    { components: [row(input({ label: long(46) }))] },
    { components: [row(input({ label: long(45) }))] },
    badLength,
    'components.0.components.0.label',
  ),
  'input.min_length': inLabel(
    input({ min_length: 4001, max_length: null }),
    input({ min_length: 4000 }),
    'NUMBER_TYPE_MAX',
    '.min_length',
  ),
  'input.max_length': inLabel(
    input({ max_length: 0 }),
    input({ max_length: 1 }),
    'NUMBER_TYPE_MIN',
    '.max_length',
  ),
  'input.value': inLabel(
    input({ value: long(4001) }),
    input({ value: long(4000) }),
    tooLong,
    '.value',
  ),
  'input.placeholder': inLabel(
    input({ placeholder: long(101) }),
    input({ placeholder: long(100) }),
    tooLong,
    '.placeholder',
  ),
  'input.range': inLabel(
    input({ min_length: 3, max_length: 2 }),
    input({ min_length: 2, max_length: 2 }),
    'TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE',
    '.min_length',
  ),
  'upload.custom_id': inLabel(upload({ custom_id: '' }), upload(), badLength, '.custom_id'),
  'upload.min_values': inLabel(
    upload({ min_values: 11 }),
    upload({ min_values: 0 }),
    'NUMBER_TYPE_MAX',
    '.min_values',
  ),
  'upload.max_values': inLabel(
    upload({ max_values: 11 }),
    upload({ max_values: 10 }),
    'NUMBER_TYPE_MAX',
    '.max_values',
  ),
}
