import { describe, expect, test } from 'vitest'
import type { Component } from '../../../src/playground/page/api/component.ts'
import {
  fieldFaults,
  initialValues,
  modalParts,
} from '../../../src/playground/page/modal/modalFields.ts'

const name: Component = { type: 4, custom_id: 'name', label: 'Name', style: 1, min_length: 2 }
const kind: Component = {
  type: 3,
  custom_id: 'kind',
  max_values: 1,
  options: [
    { label: 'Faction', value: 'faction', default: true },
    { label: 'Person', value: 'person' },
  ],
}
const components: readonly Component[] = [
  { type: 10, content: 'Write it well.' },
  { type: 1, components: [name] },
  { type: 18, label: 'Kind', description: 'What it is', component: kind },
  { type: 18, label: 'Text', component: { type: 4, custom_id: 'text', required: false } },
]
const parts = modalParts(components)

describe('a modal', () => {
  test('has labelled fields from rows and from labels, and words between them', () => {
    expect(parts.map((part) => (part.kind === 'text' ? part.text : part.label))).toEqual([
      'Write it well.',
      'Name',
      'Kind',
      'Text',
    ])
  })

  test('begins with what the bot filled in', () => {
    expect(initialValues(parts)).toEqual({ name: '', kind: ['faction'], text: '' })
  })

  test('names what is missing or too short, and lets the optional be empty', () => {
    expect(fieldFaults(parts, { name: '', kind: [], text: '' })).toEqual({
      name: 'This is required.',
      kind: 'This is required.',
    })
    expect(fieldFaults(parts, { name: 'x', kind: ['person'], text: '' })).toEqual({
      name: 'At least 2 characters; now 1.',
    })
    expect(fieldFaults(parts, { name: 'Kalre', kind: ['person'], text: '' })).toEqual({})
  })
})
