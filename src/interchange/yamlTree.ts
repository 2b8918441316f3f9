import type { Event, ScalarEvent } from 'js-yaml'
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import type { FileContext } from './fileContext.ts'
import { explainYaml, mostLevels, quoteIt } from './yamlFault.ts'

/**
 * YAML as its writer sees it: texts, lists and maps, each with the offset where it begins.
 * Nothing is converted: `1.10`, `18:30` and `no` stay the texts that they are.
 */
export type YamlNode =
  | { readonly kind: 'text'; readonly at: number; readonly value: string; readonly plain: boolean }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly YamlNode[] }
  | { readonly kind: 'map'; readonly at: number; readonly fields: readonly YamlField[] }

export interface YamlField {
  readonly key: string
  /** Where the key begins. */
  readonly at: number
  readonly value: YamlNode
}

/**
 * Reads the stretch of the file from `start` to `end` as one YAML document; an empty one is a map
 * without fields. Null after noting faults. Anchors, aliases and tags are refused, so that nothing
 * in a file can grow or run.
 */
export function readYaml(context: FileContext, start: number, end: number): YamlNode | null {
  const source = context.text.slice(start, end)
  try {
    return buildTree(parseEvents(source, { maxDepth: mostLevels }), source, start, context)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { at, message, fix } = explainYaml(error, source)
    context.fault(start + at, message, fix)
    return null
  }
}

/** A collection that is still open, and the key that waits for its value. */
interface Open {
  readonly kind: 'list' | 'map'
  readonly at: number
  readonly items: YamlNode[]
  readonly fields: YamlField[]
  readonly keys: Set<string>
  key: YamlNode | null
}

function buildTree(
  events: readonly Event[],
  source: string,
  start: number,
  context: FileContext,
): YamlNode | null {
  const open: Open[] = []
  let root: YamlNode = { kind: 'map', at: start, fields: [] }
  let documents = 0
  let last = start
  let sound = true
  const refuse = (at: number, message: string, fix: string): void => {
    sound = false
    context.fault(at, message, fix)
  }
  const add = (node: YamlNode): void => {
    const parent = open.at(-1)
    if (parent === undefined) root = node
    else if (parent.kind === 'list') parent.items.push(node)
    else if (parent.key === null) parent.key = node
    else {
      const { key } = parent
      parent.key = null
      if (key.kind !== 'text') {
        refuse(key.at, 'a field whose name is no text', quoteIt)
      } else if (parent.keys.has(key.value)) {
        refuse(key.at, `the field "${key.value}" twice`, 'Keep one of the two.')
      } else {
        parent.keys.add(key.value)
        parent.fields.push({ key: key.value, at: key.at, value: node })
      }
    }
  }
  for (const event of events) {
    if ('tagStart' in event && event.tagStart >= 0) {
      refuse(start + event.tagStart, 'a YAML tag', `Lore has no use for tags. ${quoteIt}`)
    }
    if ('anchorStart' in event && event.anchorStart >= 0) {
      const sign = event.type === EVENT_ID.ALIAS ? 'alias' : 'anchor'
      const at = start + event.anchorStart - 1
      refuse(at, `a YAML ${sign}`, `Write the text out where it is needed. ${quoteIt}`)
    }
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1
        if (documents === 2) {
          const line = source.slice(last - start).search(/^(?:\.\.\.|---)/m)
          refuse(last + Math.max(line, 0), 'a second YAML document', 'Remove this line.')
        }
        open.length = 0
        break
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const kind = event.type === EVENT_ID.SEQUENCE ? 'list' : 'map'
        const at = start + event.start
        open.push({ kind, at, items: [], fields: [], keys: new Set(), key: null })
        last = start + event.start
        break
      }
      case EVENT_ID.SCALAR: {
        // An absent value is told of where its key stands.
        if (event.valueStart >= 0) last = start + event.valueStart
        const quoted =
          event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
        const plain = event.style === SCALAR_STYLE.PLAIN
        const at = quoted ? last - 1 : last
        const item = plain && !event.fast ? strayItem(source, event) : -1
        if (item >= 0) {
          const fix = 'Let the items of a list begin in one column.'
          refuse(start + item, 'a "-" that YAML takes for text of the line above', fix)
        }
        add({ kind: 'text', at, value: getScalarValue(source, event), plain })
        break
      }
      case EVENT_ID.ALIAS:
        add({ kind: 'text', at: start + event.anchorStart - 1, value: '', plain: true })
        break
      case EVENT_ID.POP: {
        const done = open.pop()
        if (done?.kind === 'list') add({ kind: 'list', at: done.at, items: done.items })
        else if (done?.kind === 'map') add({ kind: 'map', at: done.at, fields: done.fields })
        break
      }
    }
  }
  return sound ? root : null
}

/** Where in a plain text over several lines one begins like an item of a list; -1 for nowhere. */
function strayItem(source: string, { valueStart, valueEnd }: ScalarEvent): number {
  const item = /\n[ \t]*- /.exec(source.slice(valueStart, valueEnd))
  return item === null ? -1 : valueStart + item.index + item[0].length - 2
}
