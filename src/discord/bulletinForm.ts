import { textFields } from '../bulletins/draft.ts'
import { fieldsOf } from '../bulletins/fields.ts'
import { templateFaults } from '../bulletins/template.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { UserError } from '../errors.ts'
import { limits } from '../lore/limits.ts'
import { shorten } from './components.ts'
import { plain } from './loreText.ts'
import type { Reply } from './reply.ts'

/** What a bulletin says, as templates. */
export type BulletinTexts = Pick<BulletinRule, (typeof textFields)[number]>

const lines = {
  headline: { label: 'Headline', most: limits.headline, long: false, required: true },
  dateline: {
    label: 'Dateline: where it comes from',
    most: limits.dateline,
    long: false,
    required: false,
  },
  body: { label: 'Story', most: limits.template, long: true, required: true },
} as const

/** A form for a bulletin's texts, which come back under `id`. */
export const bulletinForm = (id: string, title: string, texts: BulletinTexts): Reply => ({
  kind: 'modal',
  id,
  title,
  fields: textFields.map((field) => ({
    id: field,
    ...lines[field],
    value: shorten(texts[field], lines[field].most),
  })),
})

/**
 * What was written into the form. Throws a UserError that names every fault of every field, with
 * the story, so that nobody has to write it again.
 */
export function readBulletinForm(
  fields: Readonly<Record<string, string>>,
  rule: Parameters<typeof fieldsOf>[0],
): BulletinTexts {
  const { faults, texts } = checkBulletinForm(fields, rule)
  if (faults.length === 0) return texts
  throw new UserError(faults.join('\n'))
}

/** The same with its faults, in words for the GM. */
export function checkBulletinForm(
  fields: Readonly<Record<string, string>>,
  rule: Parameters<typeof fieldsOf>[0],
): {
  readonly texts: BulletinTexts
  readonly faults: readonly string[]
} {
  const known = fieldsOf(rule)
  const written = (field: (typeof textFields)[number]): string =>
    (fields[field] ?? '').replaceAll('\r\n', '\n').trim()
  const texts = {
    headline: written('headline').replaceAll(/\s+/g, ' '),
    dateline: written('dateline').replaceAll(/\s+/g, ' '),
    body: written('body'),
  }
  const faults = textFields.flatMap((field) => {
    const { label, required, most } = lines[field]
    const name = label.split(':')[0] ?? label
    if (required && texts[field] === '') return [`${name}: it is empty.`]
    if (texts[field].length > most) return [`${name}: it has more than ${most} characters.`]
    return templateFaults(texts[field], known)
      .slice(0, mostFaults)
      .map(({ message, fix }) => `${name}: ${plain(shorten(message, 100))}. ${plain(fix)}`)
  })
  return { texts, faults }
}
const mostFaults = 5
