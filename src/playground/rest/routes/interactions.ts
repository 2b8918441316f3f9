import type { Answer, Call } from '../call.ts'
import { answerInteraction } from '../../interactions/answer.ts'
import { param } from '../call.ts'
import { refuse } from '../refusal.ts'
import type { Route } from '../router.ts'

/** https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:/:/callback', handler: callback, by: 'token' },
]

/** 10062 for what is unknown or late, 40060 for what is answered already. */
function callback(call: Call): Answer {
  const { desk, clock, limits } = call.realm
  const interaction = desk.byId.get(param(call, 0))
  if (interaction === undefined || interaction.token !== param(call, 1)) throw refuse(10062)
  if (interaction.state === 'failed') throw refuse(10062)
  if (interaction.state !== 'sent') throw refuse(40060)
  if (clock.now() - interaction.openedAt > limits.answerMs) throw refuse(10062)
  return answerInteraction(call, interaction)
}
