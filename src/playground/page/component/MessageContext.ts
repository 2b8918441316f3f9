import { createContext } from 'preact'
import type { Message } from '../api/message.ts'

/** The message whose components are drawn; null inside a modal. */
export const MessageContext = createContext<Message | null>(null)
