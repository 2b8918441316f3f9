import { hasAnniversaries } from '../bulletins/anniversary.ts'
import { templateFaults } from '../bulletins/template.ts'
import { isLocalTime } from '../calendar/localInstant.ts'
import { leapPolicies, ruleKinds, type RuleDraft } from '../lore/draft.ts'
import type { EntryKind } from '../lore/entry.ts'
import { limits } from '../lore/limits.ts'
import { optional, readFields, required, shown, type Reader } from './fields.ts'
import { name, oneOf, reference, text, wholeNumber, yesOrNo, type NameAt } from './readers.ts'
import type { FileContext } from './fileContext.ts'
import { splitFrontMatter } from './frontMatter.ts'
import { readLinks } from './links.ts'
import type { NameTable } from './nameTable.ts'
import { checkLinks, resolveName, withHash } from './resolveNames.ts'
import { readYaml } from './yamlTree.ts'

/** A bulletin rule as its file gives it, its names not yet resolved. */
export interface RuleFile {
  readonly context: FileContext
  readonly rule: Omit<RuleDraft, 'hash' | 'of' | 'outlet' | 'attach'>
  readonly of: NameAt
  readonly outlet: NameAt
  readonly attach: NameAt | null
  readonly bodyStart: number
}

const timeOfDay: Reader<string> = (node, context) => {
  const value = text(20)(node, context)
  if (value === undefined || isLocalTime(value)) return value
  context.fault(node.at, `"${shown(value)}" is no time of day`, "Write it as '12:00' or '18:30'.")
  return undefined
}

/** A line with `{fields}`. Its faults are noted where it begins: quotes may shift the rest. */
const template =
  (most: number): Reader<string> =>
  (node, context) => {
    const value = text(most)(node, context)
    for (const { message, fix } of templateFaults(value ?? '')) context.fault(node.at, message, fix)
    return value
  }

const fields = {
  kind: required(oneOf('kind of bulletin', ruleKinds), 'kind: anniversary'),
  name: required(name(), 'name: Ohmallera remembered'),
  of: required(reference, 'of: Attack on Ohmallera'),
  outlet: required(reference, 'outlet: Federation News Service'),
  attach: optional(reference),
  at: required(timeOfDay, "at: '12:00'"),
  'leap-policy': optional(oneOf('leap policy', leapPolicies)),
  'milestones-only': optional(yesOrNo),
  'catch-up-days': optional(wholeNumber(0, 365)),
  headline: required(template(limits.headline), 'headline: Ohmallera remembers'),
  dateline: optional(template(limits.dateline)),
}

/** Reads one bulletin's Markdown; null, with the reasons in `context`, when a rule lacks a part. */
export function readRuleFile(key: string, context: FileContext): RuleFile | null {
  const parts = splitFrontMatter(context)
  if (parts === null) return null
  const tree = readYaml(context, parts.yamlStart, parts.yamlEnd)
  const { values } = (tree === null ? null : readFields(tree, fields, context)) ?? {}
  const body = readTemplate(parts.bodyStart, context)
  if (values === undefined) return null
  const { kind, name, of, outlet, attach = null, at, headline } = values
  if (kind === undefined || name === undefined || of === undefined) return null
  if (outlet === undefined || at === undefined || headline === undefined) return null
  return {
    context,
    of,
    outlet,
    attach,
    bodyStart: parts.bodyStart,
    rule: {
      key,
      kind,
      name,
      at,
      leapPolicy: values['leap-policy'] ?? 'previous',
      milestonesOnly: values['milestones-only'] ?? false,
      catchUpDays: values['catch-up-days'] ?? 7,
      headline,
      dateline: values.dateline ?? '',
      body,
    },
  }
}

function readTemplate(start: number, { text, fault }: FileContext): string {
  for (const { offset, message, fix } of templateFaults(text.slice(start)))
    fault(start + offset, message, fix)
  const body = text.slice(start).replaceAll('\r\n', '\n').trim()
  if (body === '') fault(start, 'a bulletin without a text', 'Write its story below the fields.')
  if (body.length > limits.template) {
    fault(start, `${body.length} characters, where ${limits.template} fit`, 'Shorten the story.')
  }
  return body
}

/** The rule with its names resolved. Notes those that stand for the wrong kind of entry. */
export function resolveRule(file: RuleFile, table: NameTable): RuleDraft {
  const { context, rule, bodyStart } = file
  checkLinks(readLinks(context.text.slice(bodyStart), bodyStart, context), table, context)
  const keyOf = (field: string, kind: EntryKind, named: NameAt): string => {
    const entry = resolveName(named, table, context)
    if (entry === null) return ''
    const { content } = entry
    const [subject, fix] = [`"${content.name}" is a ${content.kind}`, `"${field}" names a ${kind}.`]
    if (content.kind !== kind) context.fault(named.at, `${subject}, no ${kind}`, fix)
    else if (kind === 'incident' && !hasAnniversaries(content.date)) {
      const message = `"${content.name}" has no exact day to be remembered on`
      context.fault(named.at, message, 'Give the incident a day, or remember another.')
    }
    return entry.key
  }
  return withHash({
    ...rule,
    of: keyOf('of', 'incident', file.of),
    outlet: keyOf('outlet', 'outlet', file.outlet),
    attach: file.attach === null ? null : keyOf('attach', 'document', file.attach),
  })
}
