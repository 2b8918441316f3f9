import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/playground/page/api/command.ts'
import {
  draftFaults,
  draftOf,
  fill,
  hiddenOptions,
  hideOption,
  optionsToSend,
  readFilling,
  showOption,
} from '../../../src/playground/page/commandInput/draft.ts'
import {
  entryName,
  entryTyped,
  optionTypes,
  paletteOf,
  searchPalette,
  type PaletteEntry,
} from '../../../src/playground/page/commandInput/palette.ts'
import { lineKey } from '../../../src/playground/page/commandInput/lineKey.ts'
import { localSuggestions } from '../../../src/playground/page/commandInput/suggestions.ts'
import { directoryOf } from '../../../src/playground/page/state/directory.ts'
import { sampleWorld } from './sampleWorld.ts'

const commands: readonly Command[] = [
  {
    id: '1',
    type: 1,
    name: 'lore',
    description: 'Read an entry',
    options: [
      { type: optionTypes.string, name: 'entry', description: 'Which', autocomplete: true },
      { type: optionTypes.boolean, name: 'share', description: 'For all' },
    ],
  },
  {
    id: '2',
    type: 1,
    name: 'briefing',
    description: 'Briefings',
    options: [
      {
        type: optionTypes.subcommand,
        name: 'send',
        description: 'Send one to read',
        options: [
          { type: optionTypes.string, name: 'incident', description: 'What', required: true },
          { type: optionTypes.integer, name: 'days', description: 'How long', min_value: 1 },
        ],
      },
      { type: optionTypes.subcommand, name: 'status', description: 'Who has read it' },
    ],
  },
  { id: '3', type: 3, name: 'File as incident', description: '' },
]

const palette = paletteOf(commands)
const named = (name: string): PaletteEntry => {
  const entry = palette.find((one) => entryName(one) === name)
  if (entry === undefined) throw new Error(`no ${name}`)
  return entry
}

describe('the palette', () => {
  test('offers each subcommand on its own, and no menu command', () => {
    expect(palette.map(entryName)).toEqual(['lore', 'briefing send', 'briefing status'])
  })

  test('puts names that begin with the words first, then names, then descriptions', () => {
    expect(searchPalette(palette, 'brief').map(entryName)).toEqual([
      'briefing send',
      'briefing status',
    ])
    expect(searchPalette(palette, 'status').map(entryName)).toEqual(['briefing status'])
    expect(searchPalette(palette, 'read').map(entryName)).toEqual([
      'lore',
      'briefing send',
      'briefing status',
    ])
    expect(searchPalette(palette, 'xyzzy')).toEqual([])
  })

  test('a whole name and a space take the command', () => {
    expect(entryTyped(palette, 'lore ')?.path).toEqual(['lore'])
    expect(entryTyped(palette, 'lore')).toBeUndefined()
    expect(entryTyped(palette, 'briefing ')).toBeUndefined()
    expect(entryTyped(palette, 'briefing send ')?.path).toEqual(['briefing', 'send'])
  })
})

describe('a command that is being filled in', () => {
  test('shows what is required, else the first option to type in', () => {
    expect(draftOf(named('briefing send')).shown).toEqual(['incident'])
    expect(draftOf(named('lore')).shown).toEqual(['entry'])
    expect(draftOf(named('briefing status')).shown).toEqual([])
  })

  test('optional options come and go, required ones stay', () => {
    const draft = showOption(draftOf(named('briefing send')), 'days')
    expect(hiddenOptions(draft)).toEqual([])
    expect(hideOption(draft, 'days').shown).toEqual(['incident'])
    expect(hideOption(draft, 'incident')).toBe(draft)
  })

  test('sends options inside their subcommand, and leaves empty ones out', () => {
    const draft = fill(draftOf(named('briefing send')), 'incident', { text: 'Ohmallera' })
    expect(optionsToSend(draft)).toEqual([
      { name: 'send', options: [{ name: 'incident', value: 'Ohmallera' }] },
    ])
    expect(optionsToSend(draftOf(named('lore')))).toEqual([])
  })

  test('sends what was picked, not what is shown for it', () => {
    const draft = fill(draftOf(named('lore')), 'entry', { text: 'Maquis Reborn', picked: 'e-7' })
    expect(optionsToSend(draft)).toEqual([{ name: 'entry', value: 'e-7' }])
  })

  test('asks for suggestions with the text as it stands, also when it is empty', () => {
    expect(optionsToSend(draftOf(named('lore')), 'entry')).toEqual([
      { name: 'entry', value: '', focused: true },
    ])
  })

  test('names each fault before anything is sent', () => {
    const draft = fill(draftOf(named('briefing send')), 'days', { text: '0' })
    expect(draftFaults(draft)).toEqual({
      incident: 'This option is required.',
      days: 'At least 1.',
    })
  })

  test.each([
    [{ type: optionTypes.integer }, '1.5', { fault: 'A whole number is needed.' }],
    [{ type: optionTypes.number, max_value: 2 }, '2.5', { fault: 'At most 2.' }],
    [{ type: optionTypes.number }, '2.5', { value: 2.5 }],
    [{ type: optionTypes.boolean }, 'true', { value: true }],
    [{ type: optionTypes.boolean }, 'maybe', { fault: 'Say True or False.' }],
    [{ type: optionTypes.user }, 'somebody', { fault: 'Pick one from the list.' }],
    [{ type: optionTypes.string, min_length: 3 }, 'ab', { fault: 'At least 3 characters.' }],
    [{ type: optionTypes.string, choices: [{ name: 'Red', value: 'r' }] }, 'red', { value: 'r' }],
    [
      { type: optionTypes.string, choices: [{ name: 'Red', value: 'r' }] },
      'blue',
      { fault: 'Pick one of the choices.' },
    ],
  ])('reads %o from "%s"', (option, text, expected) => {
    expect(readFilling({ name: 'x', description: '', ...option }, { text })).toEqual(expected)
  })
})

describe('keys on the command line', () => {
  const at = { text: 'ma', lines: 3, active: 0, loading: false }

  test('arrows walk through the list and around its ends', () => {
    expect(lineKey('ArrowDown', false, { ...at, active: 2 })).toEqual({ does: 'mark', line: 0 })
    expect(lineKey('ArrowUp', false, at)).toEqual({ does: 'mark', line: 2 })
    expect(lineKey('ArrowDown', false, { ...at, active: -1 })).toEqual({ does: 'mark', line: 0 })
    expect(lineKey('ArrowUp', false, { ...at, active: -1 })).toEqual({ does: 'mark', line: 2 })
  })

  test('Enter and Tab take the marked line', () => {
    expect(lineKey('Enter', false, at)).toEqual({ does: 'pick', line: 0 })
    expect(lineKey('Tab', false, at)).toEqual({ does: 'pick', line: 0 })
    expect(lineKey('Tab', true, at)).toEqual({ does: 'nothing' })
  })

  test('with nothing marked Enter sends, and Tab goes on', () => {
    expect(lineKey('Enter', false, { ...at, active: -1 })).toEqual({ does: 'send' })
    expect(lineKey('Tab', false, { ...at, active: -1 })).toEqual({ does: 'nothing' })
  })

  test('a line for an earlier text is never taken', () => {
    expect(lineKey('Enter', false, { ...at, loading: true })).toEqual({ does: 'send' })
  })

  test('Backspace drops an option only when it is empty', () => {
    expect(lineKey('Backspace', false, at)).toEqual({ does: 'nothing' })
    expect(lineKey('Backspace', false, { ...at, text: '' })).toEqual({ does: 'drop' })
  })
})

describe('the lists that need no bot', () => {
  const directory = directoryOf(sampleWorld)
  const suggest = (type: number, typed: string, channelTypes?: readonly number[]) =>
    localSuggestions(
      {
        type,
        name: 'x',
        description: '',
        ...(channelTypes === undefined ? {} : { channel_types: channelTypes }),
      },
      typed,
      directory,
    ).map((line) => line.name)

  test('members, roles, and both', () => {
    expect(suggest(optionTypes.user, '@ro')).toEqual(['@Robin'])
    expect(suggest(optionTypes.role, 'gm')).toEqual(['@GM'])
    expect(suggest(optionTypes.mentionable, '')).toContain('@GM')
  })

  test('channels of the kinds that the option takes', () => {
    expect(suggest(optionTypes.channel, '', [5])).toEqual(['#news'])
    expect(suggest(optionTypes.channel, 'bri')).toEqual(['#bridge'])
  })

  test('yes and no', () => {
    expect(suggest(optionTypes.boolean, '')).toEqual(['True', 'False'])
  })
})
