import { useMemo } from 'preact/hooks'
import type { MarkdownNode } from './nodes.ts'
import { ExternalLink } from './ExternalLink.tsx'
import { ChannelMention, CommandMention, RoleMention, UserMention } from './Mention.tsx'
import { parseMarkdown } from './parse.ts'
import { SpoilerText } from './SpoilerText.tsx'
import { Timestamp } from './Timestamp.tsx'

/** A text of a message, drawn. */
export function Markdown({ text }: { readonly text: string }) {
  const nodes = useMemo(() => parseMarkdown(text), [text])
  return (
    <div class="markdown">
      <Nodes nodes={nodes} />
    </div>
  )
}

function Nodes({ nodes }: { readonly nodes: readonly MarkdownNode[] }) {
  return (
    <>
      {nodes.map((node, at) => (
        <Node key={at} node={node} />
      ))}
    </>
  )
}

function Node({ node }: { readonly node: MarkdownNode }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Nodes nodes={node.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      )
    case 'underline':
      return (
        <u>
          <Nodes nodes={node.children} />
        </u>
      )
    case 'strike':
      return (
        <s>
          <Nodes nodes={node.children} />
        </s>
      )
    case 'spoiler':
      return (
        <SpoilerText>
          <Nodes nodes={node.children} />
        </SpoilerText>
      )
    case 'quote':
      return (
        <blockquote>
          <Nodes nodes={node.children} />
        </blockquote>
      )
    case 'subtext':
      return (
        <small class="subtext">
          <Nodes nodes={node.children} />
        </small>
      )
    case 'heading':
      return (
        // The page's own headings end at the channel's name: a message's begin below that.
        <div class={`heading level-${node.level}`} role="heading" aria-level={node.level + 2}>
          <Nodes nodes={node.children} />
        </div>
      )
    case 'list': {
      const items = node.items.map((item, at) => (
        <li key={at}>
          <Nodes nodes={item} />
        </li>
      ))
      return node.ordered ? <ol start={node.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'code':
      return <code>{node.text}</code>
    case 'codeBlock':
      return (
        <pre tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      )
    case 'link':
      return (
        <ExternalLink target={node.target}>
          <Nodes nodes={node.children} />
        </ExternalLink>
      )
    case 'user':
      return <UserMention id={node.id} />
    case 'role':
      return <RoleMention id={node.id} />
    case 'channel':
      return <ChannelMention id={node.id} />
    case 'everyone':
      return <span class="mention">@{node.name}</span>
    case 'emoji':
      return (
        <span class="custom-emoji" title="A custom emoji; its picture is on Discord only">
          :{node.name}:
        </span>
      )
    case 'timestamp':
      return <Timestamp seconds={node.seconds} style={node.style} />
    case 'command':
      break
  }
  return <CommandMention name={node.name} />
}
