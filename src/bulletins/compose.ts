import type { DayNumber } from '../calendar/day.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import { plainWords } from '../lore/prose.ts'
import type { AttachedDocument, BulletinContent, OutletPicture } from './content.ts'
import { writeDateline } from './dateline.ts'
import { escapeMarkdown } from './escapeMarkdown.ts'
import { kindOf } from './kinds.ts'
import type { BulletinRule } from './rule.ts'
import { printedText, sourceOf } from './sources.ts'
import type { Story } from './story.ts'
import { writeDay } from './story.ts'
import type { FieldValues } from './template.ts'
import { fillTemplate } from './template.ts'

/** Names are plain text, and a story is Markdown; so is a list already. */
const writeMarkdown = (value: string, field: string): string =>
  field === 'list' ? value : escapeMarkdown(value)

/** A bulletin as its audience may read it, or why they may not, in words for the GM. */
export type Composition =
  | { readonly kind: 'ready'; readonly content: BulletinContent }
  | {
      readonly kind: 'heldBack'
      readonly reason: string
      readonly fix: string
      /** Whether there is just nothing to tell, as of a month without news. */
      readonly nothingToTell?: true
    }

/**
 * Writes one occurrence of a rule from what its audience knows, and from nothing else. What they
 * may not know holds the whole bulletin back: a story with holes would tell that there is more.
 */
export function composeBulletin(
  rule: BulletinRule,
  occurrence: { readonly occurrence: string; readonly universeDay: DayNumber },
  story: Story,
): Composition {
  const { world, style } = story
  const incident = rule.of === null ? null : world.get(rule.of)
  const outlet = world.get(rule.outlet)
  const document = rule.attach === null ? null : world.get(rule.attach)
  const hidden = [
    ...(rule.of !== null && incident === null ? ['the incident'] : []),
    ...(outlet === null ? ['the outlet'] : []),
    ...(rule.attach !== null && document === null ? ['the attached document'] : []),
  ]
  if (outlet === null || hidden.length > 0) return withheld(hidden)

  const telling = kindOf(rule.schedule).tell(rule.schedule, occurrence, incident, story)
  if (telling.kind === 'nothing') {
    const { reason, fix, quiet } = telling
    return { kind: 'heldBack', reason, fix, ...(quiet && { nothingToTell: true }) }
  }
  const texts = fillTexts(rule, { ...telling.values, outlet: outlet.name })
  if (texts.kind === 'lacking') return unanswered(texts.fields)
  const stardate = writeDay(occurrence.universeDay, style)
  return {
    kind: 'ready',
    content: {
      color: outlet.color,
      masthead: outlet.masthead === '' ? outlet.name : outlet.masthead,
      headline: texts.headline,
      dateline: writeDateline(outlet.datelineStyle, texts.dateline, stardate),
      story: texts.story,
      stardate,
      attached: document === null ? null : attach(document, story),
      ...(rule.schedule.kind === 'breaking' && { banner: 'BREAKING NEWS' }),
      ...(rule.schedule.kind === 'correction' && { banner: 'CORRECTION' }),
      sources: [
        ...telling.sources,
        ...(document === null ? [] : [sourceOf(document, 'text', world)]),
      ],
      outlet: { name: outlet.name, picture: pictureOf(outlet) },
    },
  }
}

const withheld = (parts: readonly string[]): Composition => ({
  kind: 'heldBack',
  reason: `The channel's readers may not know of ${parts.join(' and ')}.`,
  fix: "Make it visible to them, or change the bulletin's rule.",
})

const unanswered = (fields: readonly string[]): Composition => ({
  kind: 'heldBack',
  reason: `The bulletin asks for ${fields.map((field) => `{${field}}`).join(' and ')}, of which the channel's readers know nothing.`,
  fix: 'Tell it in the incident, visibly to them, or take the field out of the bulletin.',
})

interface Texts {
  readonly kind: 'texts'
  readonly headline: string
  readonly dateline: string
  readonly story: string
}

function fillTexts(
  { headline, dateline, body }: BulletinRule,
  values: FieldValues,
): Texts | { readonly kind: 'lacking'; readonly fields: readonly string[] } {
  const [head, line, story] = [
    fillTemplate(headline, values),
    fillTemplate(dateline, values),
    fillTemplate(plainWords(body), values, writeMarkdown),
  ]
  if (head.kind === 'text' && line.kind === 'text' && story.kind === 'text')
    return { kind: 'texts', headline: head.text, dateline: line.text, story: story.text }
  const lacking = [head, line, story].flatMap((one) => (one.kind === 'lacking' ? one.fields : []))
  return { kind: 'lacking', fields: [...new Set(lacking)] }
}

/** An outlet's picture, as its readers may see it. */
const pictureOf = ({ image }: KnownEntry): OutletPicture | null =>
  image === null ? null : { file: image.file, alt: image.alt }

const attach = (document: KnownEntry, { world }: Story): AttachedDocument => ({
  title: document.name,
  text: printedText(document, world),
})
