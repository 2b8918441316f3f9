import type { Modal } from './component.ts'
import type { Message } from './message.ts'
import type { Clock } from './world.ts'

/** What comes over the socket. */
export type LocalEvent =
  | { readonly type: 'ready' | 'state-changed' | 'commands-changed' }
  | {
      readonly type: 'message-created' | 'message-updated'
      readonly channel: string
      readonly message: Message
    }
  | { readonly type: 'message-deleted'; readonly channel: string; readonly message: string }
  | ({ readonly type: 'interaction' } & InteractionProgress)
  | {
      readonly type: 'modal'
      readonly interaction: string
      readonly channel: string
      readonly modal: Modal
    }
  | { readonly type: 'typing'; readonly channel: string; readonly user: string }
  | ({ readonly type: 'clock' } & Clock)

/** How far an interaction of the acting member has come. */
export interface InteractionProgress {
  readonly id: string
  readonly kind: string
  readonly channel: string
  readonly state: 'sent' | 'thinking' | 'answered' | 'failed'
  readonly label?: string
  readonly customId?: string
  readonly message?: string
  readonly reply?: string
  readonly error?: string
}
