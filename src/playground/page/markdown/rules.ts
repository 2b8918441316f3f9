import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser'
import { readList } from './listLines.ts'

type Rule = (typeof rulesExtended)[string]

const inlineOrder = SimpleMarkdown.defaultRules.strong.order

/** Rules see what stood before them; a block begins where that was nothing or ended a line. */
function startsLine(state: Parameters<Rule['match']>[1]): boolean {
  const before: unknown = state['prevCapture']
  return !Array.isArray(before) || String(before[0]).endsWith('\n')
}

const inline = (pattern: RegExp, read: (found: readonly string[]) => object): Rule => ({
  order: inlineOrder,
  match: (source: string) => pattern.exec(source),
  parse: (found: readonly string[]) => read(found),
})

const list: Rule = {
  order: SimpleMarkdown.defaultRules.heading.order - 0.6,
  match: (source, state) => {
    if (!startsLine(state)) return null
    const lines = readList(source)
    return lines === null ? null : Object.assign([lines.matched], { index: 0, input: source })
  },
  parse: (found, parse, state) => {
    const lines = readList(found[0] ?? '')
    return {
      ordered: lines?.ordered === true,
      start: lines?.start ?? 1,
      items: (lines?.items ?? []).map((item) => parse(item, { ...state, prevCapture: null })),
    }
  },
}

const quote = rulesExtended['blockQuote']

/** Headings and subtext begin wherever a line does: also right after a list or a quote. */
function anyLine(name: 'heading' | 'subtext'): Record<string, Rule> {
  const rule = rulesExtended[name]
  if (rule === undefined) return {}
  const match: Rule['match'] = (source, state) =>
    startsLine(state) ? rule.match(source, { ...state, prevCapture: null }, '') : null
  return { [name]: { ...rule, match } }
}

/**
 * discord-markdown-parser's rules, with what it lacks: lists, the two newest timestamp styles,
 * ids of any length (the local Discord's may be short), and blocks at the start of a quote.
 */
export const rules = {
  ...rulesExtended,
  list,
  ...anyLine('heading'),
  ...anyLine('subtext'),
  ...(quote === undefined
    ? {}
    : {
        blockQuote: {
          ...quote,
          parse: (found, parse, state) =>
            quote.parse(
              found,
              (source, inner) => parse(source, { ...inner, prevCapture: null }),
              state,
            ),
        } satisfies Rule,
      }),
  timestamp: inline(/^<t:(-?\d{1,17})(?::([tTdDfFRsS]))?>/, (found) => ({
    timestamp: found[1],
    format: found[2] ?? 'f',
  })),
  user: inline(/^<@!?(\d{1,20})>/, (found) => ({ id: found[1] })),
  role: inline(/^<@&(\d{1,20})>/, (found) => ({ id: found[1] })),
  channel: inline(/^<#(\d{1,20})>/, (found) => ({ id: found[1] })),
  slashCommand: inline(
    /^<\/([-_\p{L}\p{N}]{1,32}(?: [-_\p{L}\p{N}]{1,32}){0,2}):(\d{1,20})>/u,
    (found) => ({ fullName: found[1], id: found[2] }),
  ),
}
