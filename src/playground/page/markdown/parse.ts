import { SimpleMarkdown } from 'discord-markdown-parser'
import type { MarkdownNode } from './nodes.ts'
import { rules } from './rules.ts'

const read = SimpleMarkdown.parserFor(rules)

type Loose = Readonly<Record<string, unknown>>

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const words = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const nodes = (value: unknown): MarkdownNode[] =>
  Array.isArray(value) ? join(value.filter(isLoose).flatMap(convert)) : []

/** The parser cuts text into small pieces; neighbours belong together. */
function join(pieces: readonly MarkdownNode[]): MarkdownNode[] {
  const joined: MarkdownNode[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + piece.text }
    } else joined.push(piece)
  }
  return joined
}

const spans: Readonly<Record<string, 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'>> =
  {
    strong: 'strong',
    em: 'emphasis',
    underline: 'underline',
    strikethrough: 'strike',
    spoiler: 'spoiler',
  }

function convert(node: Loose): MarkdownNode[] {
  const type = words(node['type'])
  const span = spans[type]
  if (span !== undefined) return [{ kind: span, children: nodes(node['content']) }]
  switch (type) {
    case 'br':
    case 'newline':
      return [{ kind: 'break' }]
    case 'blockQuote':
      return [{ kind: 'quote', children: nodes(node['content']) }]
    case 'subtext':
      return [{ kind: 'subtext', children: nodes(node['content']) }]
    case 'heading':
      return [{ kind: 'heading', level: Number(node['level']), children: nodes(node['content']) }]
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node['ordered'] === true,
          start: Number(node['start']),
          items: Array.isArray(node['items']) ? node['items'].map(nodes) : [],
        },
      ]
    case 'inlineCode':
      return [{ kind: 'code', text: words(node['content']) }]
    case 'codeBlock':
      return [{ kind: 'codeBlock', language: words(node['lang']), text: words(node['content']) }]
    case 'link':
    case 'url':
    case 'autolink':
      return [link(node)]
    case 'user':
    case 'role':
    case 'channel':
      return [{ kind: type, id: words(node['id']) }]
    case 'everyone':
    case 'here':
      return [{ kind: 'everyone', name: type }]
    case 'emoji':
      return [{ kind: 'emoji', name: words(node['name']) }]
    case 'twemoji':
      return [{ kind: 'text', text: words(node['name']) }]
    case 'timestamp':
      return [
        {
          kind: 'timestamp',
          seconds: Number(node['timestamp']),
          style: words(node['format']),
        },
      ]
    case 'slashCommand':
      return [{ kind: 'command', name: words(node['fullName']), id: words(node['id']) }]
    default:
      return [{ kind: 'text', text: words(node['content']) }]
  }
}

/** Only the web's own addresses become links, as in Discord: anything else stays text. */
function link(node: Loose): MarkdownNode {
  const target = words(node['target'])
  const children = nodes(node['content'])
  return /^https?:\/\//i.test(target)
    ? { kind: 'link', target, children }
    : {
        kind: 'text',
        text: `${children.map((child) => (child.kind === 'text' ? child.text : '')).join('')} (${target})`,
      }
}

const blocks = new Set(['heading', 'subtext', 'quote', 'list', 'codeBlock'])

/** Blocks begin and end lines by themselves: line ends beside them would leave gaps. */
function withoutDoubledBreaks(list: readonly MarkdownNode[]): MarkdownNode[] {
  const kindAt = (at: number) => list[at]?.kind ?? ''
  return list.filter((node, at) => {
    if (node.kind !== 'break' || blocks.has(kindAt(at - 1))) return node.kind !== 'break'
    return !(kindAt(at + 1) === 'heading' && kindAt(at - 1) === 'break')
  })
}

/** Reads Discord's Markdown. Never throws; what is not understood stays text. */
export function parseMarkdown(text: string): readonly MarkdownNode[] {
  return withoutDoubledBreaks(nodes(read(text, { inline: true })))
}
