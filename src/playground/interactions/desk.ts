import type { Json } from '../world/records.ts'

/** What became of an interaction. `failed` is final; so are `answered` and `modal`. */
export type InteractionState = 'sent' | 'thinking' | 'answered' | 'modal' | 'failed'

/** What a person did. */
export type InteractionKind = 'command' | 'autocomplete' | 'component' | 'modal'

/** An interaction from the moment a person acts until its token dies. */
export interface OpenInteraction {
  readonly id: string
  readonly token: string
  readonly applicationId: string
  readonly kind: InteractionKind
  /** Discord's number for the type of the invoked command: 1 slash, 2 user, 3 message. */
  readonly commandType: number
  readonly userId: string
  readonly channelId: string
  readonly guildId: string | null
  /** ms since 1970, by the local Discord's clock. */
  readonly openedAt: number
  /** For people: `/lore`, or a component's label. */
  readonly label: string
  readonly customId: string | null
  /** The message whose component was used, here or before a modal. */
  readonly messageId: string | null
  /** Discord's `interaction_metadata` for the messages that come of it. */
  readonly metadata: Json
  state: InteractionState
  /** True between a deferred update (type 6) and what follows. */
  deferredUpdate: boolean
  /** The original response: the reply, or the updated message. */
  replyId: string | null
  modal: Json | null
  choices: readonly Json[]
  error: string | null
  timer: ReturnType<typeof setTimeout> | null
  readonly waiters: Set<() => void>
}

/** The interactions whose tokens live. */
export interface Desk {
  readonly byId: Map<string, OpenInteraction>
  readonly byToken: Map<string, OpenInteraction>
}

/** An empty desk. */
export function createDesk(): Desk {
  return { byId: new Map(), byToken: new Map() }
}

/** Puts an interaction on the desk and sweeps off those whose token died before `deadline`. */
export function takeIn(desk: Desk, interaction: OpenInteraction, deadline: number): void {
  for (const old of desk.byId.values()) {
    if (old.openedAt >= deadline) break
    takeOff(desk, old)
  }
  desk.byId.set(interaction.id, interaction)
  desk.byToken.set(interaction.token, interaction)
}

/** Forgets an interaction. */
export function takeOff(desk: Desk, interaction: OpenInteraction): void {
  desk.byId.delete(interaction.id)
  desk.byToken.delete(interaction.token)
}

/** Moves an interaction to its next state and wakes those who wait for it. */
export function moveTo(interaction: OpenInteraction, state: InteractionState): void {
  if (interaction.timer !== null && state !== 'sent') {
    clearTimeout(interaction.timer)
    interaction.timer = null
  }
  interaction.state = state
  for (const wake of interaction.waiters) wake()
}
