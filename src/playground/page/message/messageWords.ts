import type { Component } from '../api/component.ts'
import { hasFlag, messageFlags, type Message } from '../api/message.ts'
import { plainText } from '../markdown/nodes.ts'
import { parseMarkdown } from '../markdown/parse.ts'

function componentWords(component: Component): string[] {
  return [
    ...(component.content === undefined ? [] : [plainText(parseMarkdown(component.content))]),
    ...(component.components ?? []).flatMap(componentWords),
  ]
}

/** What a message says, in plain words: its text, its embeds' titles, its components' texts. */
export function messageWords(message: Message): string {
  if (hasFlag(message, messageFlags.thinking)) return 'is thinking'
  const parts = [
    plainText(parseMarkdown(message.content)),
    ...(message.embeds ?? []).flatMap((embed) => [embed.title ?? '', embed.description ?? '']),
    ...(message.components ?? []).flatMap(componentWords),
    ...(message.attachments ?? []).map((file) => file.description ?? file.filename),
  ]
  return parts.filter((part) => part !== '').join(' ')
}
