import { hasFlag, messageFlags, type Message } from '../api/message.ts'

/** A message with how it stands to the one above it. */
export interface ListedMessage {
  readonly message: Message
  /** Said right after another by the same author: drawn without name and picture. */
  readonly goesOn: boolean
  /** The first of its day, for the reader: a line with the date stands above it. */
  readonly startsDay: boolean
}

const groupMs = 7 * 60_000

/** What used a command has a line of its own above the message. */
export const usedBy = (message: Message) => message.interaction_metadata ?? message.interaction

/** Groups messages, oldest first, by author and day; `dayOf` names the reader's day of a moment. */
export function listMessages(
  messages: readonly Message[],
  dayOf: (moment: Date) => string,
): readonly ListedMessage[] {
  return messages.map((message, at) => {
    const before = messages[at - 1]
    const moment = new Date(message.timestamp)
    if (before === undefined) return { message, goesOn: false, startsDay: true }
    const last = new Date(before.timestamp)
    const startsDay = dayOf(moment) !== dayOf(last)
    const sameVoice =
      before.author.id === message.author.id &&
      before.author.username === message.author.username &&
      hasFlag(before, messageFlags.ephemeral) === hasFlag(message, messageFlags.ephemeral)
    const near = Math.abs(moment.getTime() - last.getTime()) < groupMs
    const hasContext =
      usedBy(message)?.name !== undefined ||
      (message.referenced_message !== undefined && message.referenced_message !== null)
    return { message, goesOn: sameVoice && near && !startsDay && !hasContext, startsDay }
  })
}
