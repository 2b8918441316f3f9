/** A list as it stands in the text: what each item says, its own lists still unread in it. */
export interface ListLines {
  /** The matched text, so that the rest can be parsed after it. */
  readonly matched: string
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly string[]
}

const bullet = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/

/**
 * Reads the list that starts at the beginning of `source`, or returns null. An item goes on
 * over the lines that are indented deeper than its bullet; a blank line ends the list.
 * (Discord's help centre, "Markdown Text 101", has the syntax, not these edge cases.)
 */
export function readList(source: string): ListLines | null {
  const first = bullet.exec(source)
  if (first === null) return null
  const indent = first[1]?.length ?? 0
  const ordered = first[2] !== undefined
  const items: string[][] = []
  let length = 0
  let itemWidth = 0

  for (const line of source.split('\n')) {
    const found = bullet.exec(line)
    const depth = /^ */.exec(line)?.[0].length ?? 0
    const sibling = found !== null && depth <= indent
    if (sibling && (found[2] !== undefined) !== ordered) break
    if (sibling && depth < indent) break
    if (!sibling && (line.trim() === '' || depth <= indent)) break
    if (sibling) {
      itemWidth = found[0].length
      items.push([line.slice(itemWidth)])
    } else {
      items.at(-1)?.push(line.slice(Math.min(depth, itemWidth)))
    }
    length += line.length + 1
  }

  return {
    matched: source.slice(0, length),
    ordered,
    start: ordered ? Number(first[2]) : 1,
    items: items.map((lines) => lines.join('\n')),
  }
}
