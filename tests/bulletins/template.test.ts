import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillTemplate, templateFaults } from '../../src/bulletins/template.ts'

test('fields are filled in, and doubled braces are braces', () => {
  const values = { event: 'the attack', years: '16' }
  expect(fillTemplate('{{{event}}} is {years} years past', values)).toEqual({
    kind: 'text',
    text: '{the attack} is 16 years past',
  })
})

test('a field without a value is named instead of leaving a hole', () => {
  expect(fillTemplate('{place}, {years}, {place}, {moon}', { years: '16', place: '' })).toEqual({
    kind: 'lacking',
    fields: ['place', 'moon'],
  })
})

test('a value is no template', () => {
  expect(fillTemplate('{event}', { event: '{years}', years: '16' })).toMatchObject({
    text: '{years}',
  })
})

test('all faults are told at once, with their places and what to do', () => {
  expect(templateFaults('{evnt} at {place} for {moonphase} }')).toMatchObject([
    { offset: 0, message: 'there is no field {evnt}', fix: 'Did you mean {event}?' },
    { offset: 22, message: 'there is no field {moonphase}' },
    {
      offset: 34,
      message: 'a lone }',
      fix: 'Write }} for a brace, or complete the field as {name}.',
    },
  ])
  expect(templateFaults('The {Ordinal} year of {place}: {{so}}')).toEqual([])
})

test('any text without braces is its own result', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const doubled = text.replaceAll(/[{}]/g, '$&$&')
      expect(templateFaults(doubled)).toEqual([])
      expect(fillTemplate(doubled, {})).toEqual({ kind: 'text', text })
    }),
  )
})
