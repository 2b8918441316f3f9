import { hasAnniversaries } from '../bulletins/anniversary.ts'
import { fieldsOf } from '../bulletins/fields.ts'
import { bulletinFields } from '../bulletins/template.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { RuleDraft } from '../lore/draft.ts'
import type { EntryKind } from '../lore/entry.ts'
import type { EntryFile } from './entryFile.ts'
import type { FileContext } from './fileContext.ts'
import { splitFrontMatter } from './frontMatter.ts'
import { readLinks } from './links.ts'
import type { NameTable } from './nameTable.ts'
import type { NameAt } from './readers.ts'
import { checkLinks, resolveName, withHash } from './resolveNames.ts'
import { readRuleFields } from './scheduleFields.ts'
import { readStory, refuseFields, refuseUnanswered, type TemplateText } from './templateText.ts'
import { readYaml } from './yamlTree.ts'

/** A bulletin rule as its file gives it, its names not yet resolved. */
export interface RuleFile {
  readonly context: FileContext
  readonly rule: Omit<RuleDraft, 'hash' | 'of' | 'outlet' | 'attach'>
  readonly of: NameAt | null
  readonly outlet: NameAt
  readonly attach: NameAt | null
  /** Headline, dateline and story. */
  readonly templates: readonly TemplateText[]
  readonly bodyStart: number
}

/**
 * Reads one bulletin's Markdown; null, with the reasons in `context`, when a rule lacks a part. No
 * calendar is known where the campaign's own file is at fault.
 */
export function readRuleFile(
  key: string,
  context: FileContext,
  calendar: Calendar | null,
): RuleFile | null {
  const parts = splitFrontMatter(context)
  if (parts === null) return null
  const tree = readYaml(context, parts.yamlStart, parts.yamlEnd)
  const read = tree === null ? null : readRuleFields(tree, context, calendar)
  const story = readStory(parts.bodyStart, context)
  const { name, outlet, attach = null, headline, dateline } = read?.values ?? {}
  const lines = [headline, dateline].flatMap((line) => line ?? [])
  const of = read?.of ?? null
  const schedule = read?.schedule ?? null
  const fields = (place: 'line' | 'story') =>
    schedule === null ? bulletinFields : fieldsOf({ schedule, of }, place)
  refuseFields(lines, fields('line'), context)
  refuseFields([story], fields('story'), context)
  if (read === null || schedule === null || name === undefined) return null
  if (outlet === undefined || headline === undefined) return null
  const { values } = read
  return {
    context,
    of,
    outlet,
    attach,
    templates: [...lines, story],
    bodyStart: parts.bodyStart,
    rule: {
      key,
      name,
      schedule,
      approval: values.approval ?? 'automatic',
      leadHours: values['lead-hours'] ?? 72,
      catchUpDays: values['catch-up-days'] ?? 7,
      headline: headline.template,
      dateline: dateline?.template ?? '',
      body: story.template.replaceAll('\r\n', '\n'),
    },
  }
}

/** The rule with its names resolved. Notes those that stand for the wrong kind of entry. */
export function resolveRule(file: RuleFile, table: NameTable): RuleDraft {
  const { context, rule, templates, bodyStart } = file
  checkLinks(readLinks(context.text.slice(bodyStart), bodyStart, context), table, context)
  const find = (field: string, kind: EntryKind, named: NameAt): EntryFile | null => {
    const entry = resolveName(named, table, context)
    if (entry === null || entry.content.kind === kind) return entry
    const { content } = entry
    const message = `"${content.name}" is a ${content.kind}, no ${kind}`
    context.fault(named.at, message, `"${field}" names a ${kind}.`)
    return null
  }
  const incident = file.of === null ? null : find('of', 'incident', file.of)
  if (incident !== null && file.of !== null) {
    const { name, date } = incident.content
    if (rule.schedule.kind === 'anniversary' && !hasAnniversaries(date)) {
      const message = `"${name}" has no exact day to be remembered on`
      context.fault(file.of.at, message, 'Give the incident a day, or remember another.')
    }
    refuseUnanswered(templates, incident.content, context)
  }
  const outlet = find('outlet', 'outlet', file.outlet)
  const attached = file.attach === null ? null : find('attach', 'document', file.attach)
  return withHash({
    ...rule,
    // A key is only missing beside a fault, and then nobody sees this draft.
    of: file.of === null ? null : (incident?.key ?? ''),
    outlet: outlet?.key ?? '',
    attach: attached?.key ?? null,
  })
}
