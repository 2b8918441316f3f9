import { splitTemplate } from '../calendar/braces.ts'
import { templateFaults, type BulletinField } from '../bulletins/template.ts'
import type { EntryContent } from '../lore/entry.ts'
import { limits } from '../lore/limits.ts'
import type { RelationType } from '../lore/relationTypes.ts'
import { shown, type Reader } from './fields.ts'
import type { FileContext } from './fileContext.ts'
import { text } from './readers.ts'

/** A bulletin's template, with where each offset into it stands in the file. */
export interface TemplateText {
  readonly template: string
  readonly placeOf: (offset: number) => number
}

/** A line of a bulletin with `{fields}`. YAML's quotes hide where a field stands in it. */
export const templateLine =
  (most: number): Reader<TemplateText> =>
  (node, context) => {
    const template = text(most)(node, context)
    return template === undefined ? undefined : { template, placeOf: () => node.at }
  }

/** A bulletin's story: all that stands below the front matter. */
export function readStory(start: number, context: FileContext): TemplateText {
  const below = context.text.slice(start)
  const at = start + below.length - below.trimStart().length
  const story = { template: below.trim(), placeOf: (offset: number) => at + offset }
  if (story.template === '') {
    context.fault(start, 'a bulletin without a text', 'Write its story below the fields.')
  } else if (story.template.length > limits.template) {
    const message = `${story.template.length} characters, where ${limits.template} fit`
    context.fault(at, message, 'Shorten the story.')
  }
  return story
}

/** Notes what is wrong with a bulletin's templates, which may have these fields. */
export function refuseFields(
  templates: readonly TemplateText[],
  fields: readonly BulletinField[],
  { fault }: FileContext,
): void {
  for (const { template, placeOf } of templates) {
    for (const { offset, message, fix } of templateFaults(template, fields))
      fault(placeOf(offset), message, fix)
  }
}

/** What an incident must say for these fields to be filled in. */
const sources: Partial<Record<BulletinField, RelationType>> = {
  place: 'took place at',
  parties: 'party',
}

/** Notes the fields of a bulletin about an incident that the incident has no answer to. */
export function refuseUnanswered(
  templates: readonly TemplateText[],
  incident: EntryContent<unknown>,
  { fault }: FileContext,
): void {
  const unanswered = Object.entries(sources)
    .filter(([, type]) => !incident.relations.some((relation) => relation.type === type))
    .map(([field]) => ({ field, part: field }))
  const undated = incident.date === null ? [{ field: 'eventDate', part: 'date' }] : []
  for (const { field, part } of [...unanswered, ...undated]) {
    for (const { template, placeOf } of templates) {
      const piece = splitTemplate(template).pieces.find(
        (one) => one.kind === 'field' && one.field === field,
      )
      if (piece?.kind !== 'field') continue
      const message = `{${field}} has no value, for "${shown(incident.name)}" names none`
      fault(placeOf(piece.offset), message, `Add "${part}" to the incident, or remove {${field}}.`)
    }
  }
}
