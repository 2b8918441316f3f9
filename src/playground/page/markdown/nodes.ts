/** Discord's Markdown as a tree, ready to be drawn. */
export type MarkdownNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | {
      readonly kind:
        | 'strong'
        | 'emphasis'
        | 'underline'
        | 'strike'
        | 'spoiler'
        | 'quote'
        | 'subtext'
      readonly children: readonly MarkdownNode[]
    }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly MarkdownNode[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly MarkdownNode[])[]
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'codeBlock'; readonly language: string; readonly text: string }
  | { readonly kind: 'link'; readonly target: string; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'everyone'; readonly name: 'everyone' | 'here' }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'timestamp'; readonly seconds: number; readonly style: string }
  | { readonly kind: 'command'; readonly name: string; readonly id: string }

/** The words of a tree without its formatting, for labels and for reading aloud. */
export const plainText = (nodes: readonly MarkdownNode[]): string =>
  nodes.map(words).join('').trim()

function words(node: MarkdownNode): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'codeBlock':
      return node.text
    case 'break':
      return ' '
    case 'list':
      return `${node.items.map(plainText).join(', ')} `
    case 'command':
      return `/${node.name}`
    case 'everyone':
      return `@${node.name}`
    case 'emoji':
      return `:${node.name}:`
    case 'spoiler':
      return '(spoiler)'
    case 'user':
    case 'role':
    case 'channel':
    case 'timestamp':
      return ''
    case 'heading':
    case 'subtext':
    case 'quote':
      return `${node.children.map(words).join('')} `
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'strike':
    case 'link':
      break
  }
  return node.children.map(words).join('')
}
