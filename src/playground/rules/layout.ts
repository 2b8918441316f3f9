import type { Placed, Survey } from './survey.ts'
import { ComponentType as Type } from 'discord-api-types/v10'
import type { Report, Rule } from './rule.ts'
import { lengthOf } from '../text.ts'
import { cites } from './cites.ts'
import { componentRules, shownText } from './components.ts'

const selects = [
  Type.StringSelect,
  Type.UserSelect,
  Type.RoleSelect,
  Type.MentionableSelect,
  Type.ChannelSelect,
]
const inContainer = [
  Type.ActionRow,
  Type.TextDisplay,
  Type.Section,
  Type.MediaGallery,
  Type.Separator,
  Type.File,
]

/** What may stand at the top, for each way of using components. */
export const tops = {
  /** A message without the V2 flag. */
  legacy: [Type.ActionRow],
  v2: [...inContainer, Type.Container],
  modal: [Type.ActionRow, Type.Label, Type.TextDisplay],
} as const

/** Discord's newer fields of a modal: radio group, checkbox group, checkbox. */
const modalFields = [21, 22, 23]

/** What each component may hold. */
function holds(
  parent: Placed['json'],
  as: Placed['as'],
  where: keyof typeof tops,
): readonly number[] {
  switch (parent['type']) {
    case Type.ActionRow:
      return where === 'modal' ? [Type.TextInput] : [Type.Button, ...selects]
    case Type.Section:
      return as === 'accessory' ? [Type.Button, Type.Thumbnail] : [Type.TextDisplay]
    case Type.Container:
      return inContainer
    case Type.Label:
      return [Type.TextInput, ...selects, Type.FileUpload, ...modalFields]
    default:
      return []
  }
}

/** Components in their places, of a message or a modal. */
export interface Layout {
  readonly survey: Survey
  readonly where: keyof typeof tops
}

/** What components must be together. */
export const layoutRules: readonly Rule<Layout>[] = [
  {
    id: 'components.shape',
    cites: cites.components,
    check: ({ survey }, report) => {
      for (const path of survey.strangers) {
        report([...path, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required')
      }
    },
  },
  {
    id: 'components.nesting',
    cites: cites.components,
    check: ({ survey, where }, report) => {
      for (const { json, path, parent, as } of survey.placed) {
        const allowed: readonly number[] = parent === null ? tops[where] : holds(parent, as, where)
        if (allowed.some((type) => type === json['type'])) continue
        const message = `Value of field "type" must be one of (${allowed.join(', ')}).`
        report([...path, 'type'], 'UNION_TYPE_CHOICES', message)
      }
    },
  },
  {
    id: 'components.custom_ids',
    cites: cites.customId,
    check: ({ survey }, report) => {
      reportRepeats(survey, 'custom_id', report, [
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      ])
    },
  },
  {
    id: 'components.ids',
    cites: cites.components,
    check: ({ survey }, report) => {
      reportRepeats(survey, 'id', report, [
        'COMPONENT_ID_DUPLICATED',
        'Component id cannot be duplicated',
      ])
    },
  },
  {
    id: 'components.rows',
    cites: cites.legacy,
    check: ({ survey, where }, report) => {
      const rows = survey.placed.filter(({ parent }) => parent === null).length
      if (where === 'v2' || rows <= 5) return
      report([], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')
    },
  },
  {
    id: 'components.total',
    cites: cites.components,
    check: ({ survey }, report) => {
      if (survey.placed.length <= 40) return
      const message = 'The total number of components cannot exceed 40'
      report([], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message)
    },
  },
  {
    id: 'components.text',
    cites: cites.textDisplay,
    check: ({ survey }, report) => {
      const total = survey.placed.reduce((sum, { json }) => sum + lengthOf(shownText(json)), 0)
      if (total <= 4000) return
      const message = 'The total displayable text size cannot exceed 4000'
      report([], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message)
    },
  },
]

/** Checks components one by one and together. Paths are from the survey's base. */
export function checkLayout(layout: Layout, report: Report): void {
  for (const rule of layoutRules) rule.check(layout, report)
  for (const { json, path } of layout.survey.placed) {
    const rules = componentRules.get(json['type'])
    if (rules === undefined) continue
    const below: Report = (inner, code, message) => {
      report([...path, ...inner], code, message)
    }
    for (const rule of rules) rule.check(json, below)
  }
}

/** An id of 0 means "none yet". */
function reportRepeats(
  survey: Survey,
  field: 'custom_id' | 'id',
  report: Report,
  words: readonly [code: string, message: string],
): void {
  const seen = new Set<unknown>()
  for (const { json, path } of survey.placed) {
    const value = json[field]
    if (value === undefined || value === null || value === 0) continue
    if (seen.has(value)) report([...path, field], ...words)
    seen.add(value)
  }
}
