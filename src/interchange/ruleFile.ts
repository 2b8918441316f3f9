import { hasAnniversaries } from '../bulletins/anniversary.ts'
import { isLocalTime } from '../calendar/localInstant.ts'
import { leapPolicies } from '../calendar/anniversary.ts'
import type { RuleDraft } from '../lore/draft.ts'
import type { EntryKind } from '../lore/entry.ts'
import { limits } from '../lore/limits.ts'
import { approvals, type RuleKind } from '../lore/schedule.ts'
import { optional, readFields, required, shown, type Reader } from './fields.ts'
import { name, oneOf, reference, text, wholeNumber, yesOrNo, type NameAt } from './readers.ts'
import type { EntryFile } from './entryFile.ts'
import type { FileContext } from './fileContext.ts'
import { splitFrontMatter } from './frontMatter.ts'
import { readLinks } from './links.ts'
import type { NameTable } from './nameTable.ts'
import { checkLinks, resolveName, withHash } from './resolveNames.ts'
import { readStory, refuseUnanswered, templateLine, type TemplateText } from './templateText.ts'
import { readYaml } from './yamlTree.ts'

/** A bulletin rule as its file gives it, its names not yet resolved. */
export interface RuleFile {
  readonly context: FileContext
  readonly rule: Omit<RuleDraft, 'hash' | 'of' | 'outlet' | 'attach'>
  readonly of: NameAt
  readonly outlet: NameAt
  readonly attach: NameAt | null
  /** Headline, dateline and story. */
  readonly templates: readonly TemplateText[]
  readonly bodyStart: number
}

const timeOfDay: Reader<string> = (node, context) => {
  const value = text(20)(node, context)
  if (value === undefined || isLocalTime(value)) return value
  context.fault(node.at, `"${shown(value)}" is no time of day`, "Write it as '12:00' or '18:30'.")
  return undefined
}

/** The kinds that a file can say. */
const fileKinds = ['anniversary'] as const satisfies readonly RuleKind[]

const fields = {
  kind: required(oneOf('kind of bulletin', fileKinds), 'kind: anniversary'),
  name: required(name(), 'name: Ohmallera remembered'),
  of: required(reference, 'of: Attack on Ohmallera'),
  outlet: required(reference, 'outlet: Federation News Service'),
  attach: optional(reference),
  at: required(timeOfDay, "at: '12:00'"),
  'leap-policy': optional(oneOf('leap policy', leapPolicies)),
  'milestones-only': optional(yesOrNo),
  approval: optional(oneOf('approval', approvals)),
  'lead-hours': optional(wholeNumber(0, 24 * 90)),
  'catch-up-days': optional(wholeNumber(0, 365)),
  headline: required(templateLine(limits.headline), 'headline: Ohmallera remembers'),
  dateline: optional(templateLine(limits.dateline)),
}

/** Reads one bulletin's Markdown; null, with the reasons in `context`, when a rule lacks a part. */
export function readRuleFile(key: string, context: FileContext): RuleFile | null {
  const parts = splitFrontMatter(context)
  if (parts === null) return null
  const tree = readYaml(context, parts.yamlStart, parts.yamlEnd)
  const { values } = (tree === null ? null : readFields(tree, fields, context)) ?? {}
  const story = readStory(parts.bodyStart, context)
  if (values === undefined) return null
  const { kind, name, of, outlet, attach = null, at, headline, dateline } = values
  if (kind === undefined || name === undefined || of === undefined) return null
  if (outlet === undefined || at === undefined || headline === undefined) return null
  return {
    context,
    of,
    outlet,
    attach,
    templates: [headline, ...(dateline === undefined ? [] : [dateline]), story],
    bodyStart: parts.bodyStart,
    rule: {
      key,
      name,
      schedule: {
        kind,
        at,
        leapPolicy: values['leap-policy'] ?? 'previous',
        milestonesOnly: values['milestones-only'] ?? false,
      },
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
  const incident = find('of', 'incident', file.of)
  if (incident !== null) {
    const { name, date } = incident.content
    if (!hasAnniversaries(date)) {
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
    of: incident?.key ?? '',
    outlet: outlet?.key ?? '',
    attach: attached?.key ?? null,
  })
}
