import type { Temporal } from 'temporal-polyfill'
import type { DayNumber } from '../calendar/day.ts'
import { limits } from '../lore/limits.ts'
import { escapeMarkdown } from './escapeMarkdown.ts'
import type { BulletinContent, PrintedAt } from './content.ts'
import { fingerprint } from './fingerprint.ts'
import type { BulletinRule, RuleContent } from './rule.ts'
import type { SourceChange, SourcePart } from './sources.ts'
import { writeDay, type DateStyle } from './story.ts'

/** A bulletin that was printed. */
export interface Printed {
  readonly rule: BulletinRule
  readonly occurrence: string
  readonly universeDay: DayNumber
  readonly content: BulletinContent
  readonly posts: readonly PrintedAt[]
}

/** A correction as a rule, in words that a GM is to look at; its key tells one change from another. */
export interface ProposedCorrection {
  readonly content: RuleContent
  /** Begins with `about`. */
  readonly key: string
  /** Names the bulletin that is corrected. */
  readonly about: string
}

const words: Readonly<Record<SourcePart, string>> = {
  story: 'What is known of {event} has changed since.',
  line: 'What it told of earlier events has changed since.',
  text: 'The document that was printed with it reads otherwise today.',
}

/** What to print where a bulletin was printed whose sources read otherwise now. */
export function correctionOf(
  { rule, occurrence, universeDay, content, posts }: Printed,
  changes: readonly SourceChange[],
  style: DateStyle,
  now: Temporal.Instant,
): ProposedCorrection {
  const about = `correction:${rule.id}:${occurrence}:`
  const parts = new Set(changes.map(({ part }) => part))
  const said = content.headline.replace(/^Correction: /, '')
  const day = writeDay(universeDay, style)
  const reported = `On ${escapeMarkdown(day)} we reported “${escapeMarkdown(said)}”.`
  return {
    key: about + fingerprint(JSON.stringify(changes)),
    about,
    content: {
      name: shortened(`Correction: ${said}`, limits.name),
      schedule: {
        kind: 'correction',
        atMs: now.epochMilliseconds,
        rule: rule.id,
        occurrence,
        posts,
      },
      // Named only where it is what changed.
      of: parts.has('story') ? rule.of : null,
      outlet: rule.outlet,
      attach: parts.has('text') ? rule.attach : null,
      approval: 'required',
      leadHours: 0,
      catchUpDays: rule.catchUpDays,
      headline: braced(shortened(`Correction: ${said}`, limits.headline / 2)),
      dateline: '',
      body: [braced(reported), ...[...parts].map((part) => words[part])].join(' '),
    },
  }
}

/** Text as a template prints it. */
const braced = (text: string): string => text.replaceAll(/[{}]/g, (brace) => brace + brace)

function shortened(text: string, most: number): string {
  let cut = ''
  for (const sign of text) {
    if (cut.length + sign.length > most - 1) return `${cut.trimEnd()}…`
    cut += sign
  }
  return cut
}
