import {
  times,
  long,
  command,
  choice,
  entry,
  inOption,
  sub,
  tooLong,
  badLength,
  absent,
} from './kit.ts'
import type { RuleSample } from './kit.ts'

/** Of the rules for commands and their choices, by the rule's id. */
export const commandSamples: Readonly<Record<string, RuleSample>> = {
  'command.name': command(
    { name: 'Lore' },
    { name: 'lore' },
    'APPLICATION_COMMAND_INVALID_NAME',
    'name',
  ),
  'command.description': command(
    { description: long(101) },
    { description: long(100) },
    badLength,
    'description',
  ),
  'command.options': command(
    { options: times(26, (at) => entry({ name: `o${at}` })) },
    { options: times(25, (at) => entry({ name: `o${at}` })) },
    tooLong,
    'options',
  ),
  'command.option_names': command(
    { options: [entry(), entry()] },
    { options: [entry(), entry({ name: 'other' })] },
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'options.1.name',
  ),
  'command.required_first': command(
    { options: [entry(), entry({ name: 'other', required: true })] },
    { options: [entry({ required: true }), entry({ name: 'other' })] },
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'options.1',
  ),
  'command.mixed_options': command(
    { options: [sub([]), entry()] },
    { options: [sub([entry()])] },
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'options',
  ),
  'command.menu_options': command(
    { type: 3, name: 'Add to lore', description: '', options: [entry()] },
    { type: 3, name: 'Add to lore', description: '' },
    'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
    'options',
  ),
  'command.option': command(
    { options: [sub([sub([])])] },
    { options: [{ ...sub([sub([entry()])]), type: 2 }] },
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'options.0.options.0.type',
  ),
  'command.size': command(
    {
      options: times(25, (at) =>
        entry({
          name: `o${at}`,
          choices: times(4, (n) => choice({ name: long(90), value: `${n}` })),
        }),
      ),
    },
    {
      options: times(25, (at) =>
        entry({
          name: `o${at}`,
          choices: times(4, (n) => choice({ name: long(70), value: `${n}` })),
        }),
      ),
    },
    'APPLICATION_COMMAND_TOO_LARGE',
    '',
  ),
  'command.localizations': command(
    { name_localizations: { xx: 'lore' } },
    { name_localizations: { de: 'wissen' } },
    'BASE_TYPE_CHOICES',
    'name_localizations.xx',
  ),
  'command.option.name': inOption(
    { name: 'Entry' },
    {},
    'APPLICATION_COMMAND_INVALID_NAME',
    'name',
  ),
  'command.option.description': inOption({ description: '' }, {}, badLength, 'description'),
  'command.option.type': inOption({ type: 12 }, { type: 11 }, 'BASE_TYPE_CHOICES', 'type'),
  'command.option.choices': inOption(
    { choices: times(26, (at) => choice({ value: `${at}` })) },
    { choices: times(25, (at) => choice({ value: `${at}` })) },
    tooLong,
    'choices',
  ),
  'command.option.choice': inOption(
    { choices: [{ name: 'x' }] },
    { choices: [choice()] },
    absent,
    'choices.0.value',
  ),
  'command.option.autocomplete': inOption(
    { autocomplete: true, choices: [choice()] },
    { autocomplete: true },
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
    'autocomplete',
  ),
  'command.option.min_length': inOption(
    { min_length: 6001 },
    { min_length: 6000 },
    'NUMBER_TYPE_MAX',
    'min_length',
  ),
  'command.option.max_length': inOption(
    { max_length: 0 },
    { max_length: 1 },
    'NUMBER_TYPE_MIN',
    'max_length',
  ),
  'command.option.options': command(
    { options: [sub(times(26, (at) => entry({ name: `o${at}` })))] },
    { options: [sub(times(25, (at) => entry({ name: `o${at}` })))] },
    tooLong,
    'options.0.options',
  ),
  'command.option.option_names': command(
    { options: [sub([entry(), entry()])] },
    { options: [sub([entry()])] },
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'options.0.options.1.name',
  ),
  'command.option.required_first': command(
    { options: [sub([entry(), entry({ name: 'other', required: true })])] },
    { options: [sub([entry({ required: true }), entry({ name: 'other' })])] },
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'options.0.options.1',
  ),
  'command.option.mixed_options': command(
    { options: [{ ...sub([sub([]), entry()]), type: 2 }] },
    { options: [{ ...sub([sub([])]), type: 2 }] },
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'options.0.options',
  ),
  'choice.name': {
    on: 'choices',
    bad: { choices: [choice({ name: long(101) })] },
    good: { choices: [choice({ name: long(100) })] },
    code: badLength,
    at: 'data.choices.0.name',
  },
  'choice.value': {
    on: 'choices',
    bad: { choices: [choice({ value: long(101) })] },
    good: { choices: [choice({ value: long(100) })] },
    code: badLength,
    at: 'data.choices.0.value',
  },
  'autocomplete.choices': {
    on: 'choices',
    bad: { choices: times(26, () => choice()) },
    good: { choices: times(25, () => choice()) },
    code: tooLong,
    at: 'data.choices',
  },
  'autocomplete.choice': {
    on: 'choices',
    bad: { choices: [{ value: '1' }] },
    good: { choices: [choice()] },
    code: absent,
    at: 'data.choices.0.name',
  },
}
