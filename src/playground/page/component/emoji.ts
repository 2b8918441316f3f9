import type { PartialEmoji } from '../api/component.ts'

/** An emoji as text; a custom one by its name, as its picture is on Discord's servers only. */
export function emojiText(emoji: PartialEmoji | null | undefined): string {
  const name = emoji?.name ?? ''
  const isCustom = emoji?.id !== undefined && emoji.id !== null
  return isCustom ? `:${name}:` : name
}
