import type { OpenInteraction } from '../interactions/desk.ts'
import type { Act } from '../interactions/act.ts'
import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import { logOf } from '../messages/post.ts'
import { openInteraction } from '../interactions/open.ts'
import { renderMessage } from './state.ts'

/** What became of an act. */
export interface Outcome {
  readonly interactionId: string
  readonly status: 'answered' | 'deferred' | 'modal' | 'failed'
  readonly message?: Json
  readonly modal?: Json
  readonly error?: string
  /** Of autocomplete. */
  readonly choices?: readonly Json[]
}

/**
 * Does what a person did and waits for the answer; with `final`, also for what follows a deferred
 * one. Never takes longer than the interaction's token lives.
 */
export async function interact(realm: Realm, act: Act, final = false): Promise<Outcome> {
  const interaction = openInteraction(realm, act)
  await settled(interaction, final, realm.limits.tokenMs)
  return outcomeOf(realm, interaction)
}

function settled(interaction: OpenInteraction, final: boolean, mostMs: number): Promise<void> {
  const isDone = (): boolean => {
    if (interaction.state === 'sent') return false
    return !final || interaction.state !== 'thinking'
  }
  if (isDone()) return Promise.resolve()
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      interaction.waiters.delete(look)
      resolve()
    }
    const look = (): void => {
      if (isDone()) end()
    }
    const timer = setTimeout(end, mostMs)
    interaction.waiters.add(look)
  })
}

function outcomeOf(realm: Realm, interaction: OpenInteraction): Outcome {
  const { id, kind, state, modal, error, choices, channelId, replyId } = interaction
  const core = { interactionId: id }
  if (state === 'failed') {
    const none = kind === 'autocomplete' ? { choices: [] } : {}
    return { ...core, status: 'failed', ...none, error: error ?? '' }
  }
  if (kind === 'autocomplete') return { ...core, status: 'answered', choices }
  if (modal !== null) return { ...core, status: 'modal', modal }
  const message = logOf(realm, channelId).byId.get(replyId ?? '')
  const shown = message === undefined ? {} : { message: renderMessage(message) }
  return { ...core, status: state === 'thinking' ? 'deferred' : 'answered', ...shown }
}
