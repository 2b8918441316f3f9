import { InteractionResponseType, type APIMessage } from 'discord-api-types/v10'
import type { LocalDiscord } from '../../src/playground/index.ts'
import { Refusal } from '../../src/playground/rest/refusal.ts'
import { answerOf, type Answer } from '../commands/answer.ts'
import { buttonsOf, selectsOf } from '../discord/messageParts.ts'
import { commandTree, toOptions } from '../e2e/commandTree.ts'
import { drive, type Outcome } from '../e2e/driver.ts'
import type { Place } from './walk.ts'

/** A member of the local Discord's guild in one of its channels, and all that they were sent. */
export interface LocalSeat {
  readonly place: Place
  /** Whether Discord offers them a command. */
  readonly isOffered: (path: string) => boolean
  /** Outcomes as the local Discord recorded them, in the order of what was done. */
  readonly recorded: readonly Outcome[]
}

/** Has somebody take a seat; `seat` opens it anew, with nothing before them. */
export async function seatAt(
  local: LocalDiscord,
  user: string,
  channelName = 'welcome',
): Promise<() => LocalSeat> {
  const person = await drive(local.url).as(user, channelName)
  const offered = await person.commands()
  const isOffered = (path: string): boolean => offered.includes(path.split(' ')[0] ?? '')
  const { userId: as, channelId: channel } = person
  const interact = async (act: Act): Promise<Outcome> => {
    const outcome: unknown = await local.interact({ as, channel, ...act }, true)
    return outcome as Outcome // its messages and forms are Discord's
  }
  return () => takeSeat(interact, isOffered)
}

type Act = Omit<Parameters<LocalDiscord['interact']>[0], 'as' | 'channel'>
type Doing = () => Promise<Outcome>

/**
 * What is pressed must stand in a message: where another press has changed it since, the steps that
 * led there are made again.
 */
function takeSeat(
  interact: (act: Act) => Promise<Outcome>,
  isOffered: LocalSeat['isOffered'],
): LocalSeat {
  const recorded: Outcome[] = []
  const current = new Map<string, APIMessage>()
  /** The message that bore something last, and the steps that brought it first. */
  const bearers = new Map<string, { readonly message: string; readonly first: Doing }>()

  const done = async (doing: Doing): Promise<Outcome> => {
    const outcome = await doing()
    const { message } = outcome
    if (message === undefined) return outcome
    current.set(message.id, message)
    for (const name of pressesOn(message))
      bearers.set(name, { message: message.id, first: bearers.get(name)?.first ?? doing })
    return outcome
  }
  const heard = async (doing: Doing): Promise<Answer> => {
    const outcome = await done(doing)
    recorded.push(outcome)
    const { status, message, modal, error } = outcome
    if (modal !== undefined) return answerOf({ type: InteractionResponseType.Modal, data: modal })
    if (status !== 'answered' || message === undefined) throw new Error(error ?? status)
    const { components, flags } = message
    const type = InteractionResponseType.ChannelMessageWithSource
    return answerOf({ type, data: { components, flags } })
  }
  const press =
    (customId: string, values: readonly string[] = []): Doing =>
    async () => {
      const name = nameOf(customId, values)
      const bearer = bearers.get(name)
      const standing = current.get(bearer?.message ?? '')
      const there = standing !== undefined && pressesOn(standing).includes(name)
      const message = there || bearer === undefined ? standing : (await done(bearer.first)).message
      return interact({
        kind: 'component',
        message: message?.id,
        customId,
        ...(values.length > 0 && { values }),
      })
    }
  return {
    isOffered,
    recorded,
    place: {
      call: async (_, path, given = {}) => {
        const tree = commandTree(path, toOptions(given))
        try {
          return await heard(() => interact({ kind: 'command', ...tree }))
        } catch (error) {
          if (error instanceof Refusal) return refused
          throw error
        }
      },
      type: async (_, path, option, typed) => {
        if (!isOffered(path)) return []
        const focused = { name: option, value: typed, focused: true }
        const outcome = await interact({ kind: 'autocomplete', ...commandTree(path, [focused]) })
        if (outcome.error !== undefined) throw new Error(outcome.error)
        recorded.push(outcome)
        return (outcome.choices ?? []).map(({ name, value }) => ({ name, value: String(value) }))
      },
      press: (_, id, values) => heard(press(id, values)),
      submit: async () => {
        throw new Error('none of the forms is for players')
      },
    },
  }
}

const nameOf = (id: string, values: readonly string[]): string => [id, ...values].join(' ')

/** All that can be pressed or chosen. */
const pressesOn = ({ components = [] }: APIMessage): readonly string[] => [
  ...buttonsOf(components).map(({ custom_id: id }) => nameOf(id, [])),
  ...selectsOf(components).flatMap(({ custom_id: id, options }) =>
    options.map(({ value }) => nameOf(id, [value])),
  ),
]

/** What Discord refuses by itself never reaches the bot. */
const refused = answerOf({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: { content: 'Discord does not offer it.' },
})
