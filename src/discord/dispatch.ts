import {
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  type APIInteraction,
} from 'discord-api-types/v10'
import { UserError } from '../errors.ts'
import { shorten } from './components.ts'
import type { Audience, Completion, Command, Pressed } from './command.ts'
import type { BaseContext } from './context.ts'
import { contextFor, type ContextSources } from './contextFor.ts'
import { parseCustomId } from './customId.ts'
import { seatIn } from './seat.ts'
import { calledAction, focusedOption, readArguments, readFields } from './readOptions.ts'
import type { Reply } from './reply.ts'
import { createReplySender, type ReplyOptions, type Responder } from './sendReply.ts'

export interface DispatchOptions extends ReplyOptions {
  readonly commands: readonly Command[]
  readonly sources: ContextSources
}

// https://discord.com/developers/docs/interactions/application-commands#autocomplete
const mostChoices = 25
const choiceOf = ({ name, value }: Completion): Completion => ({ name: shorten(name, 100), value })

/** Answers every interaction of the bot: the only place where commands meet Discord. */
export function createDispatcher(
  options: DispatchOptions,
): (interaction: APIInteraction, responder: Responder) => Promise<void> {
  const { sources, log } = options
  const settle = createReplySender(options)
  const byName = new Map(options.commands.map((command) => [command.data.name, command]))
  const byAction = new Map(
    options.commands.flatMap((command) =>
      Object.entries(command.components).map(
        ([action, run]) => [action, { command, run }] as const,
      ),
    ),
  )

  const answer = async (interaction: APIInteraction, responder: Responder): Promise<void> => {
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete: {
        const choices = await completions(interaction).catch((error: unknown) => {
          log.error('autocompletion failed', { error, command: interaction.data.name })
          return []
        })
        await responder.respond({
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: choices.slice(0, mostChoices).map(choiceOf) },
        })
        return
      }
      case InteractionType.ApplicationCommand:
        await settle(runCommand(interaction), responder)
        return
      case InteractionType.MessageComponent:
        await settle(
          runComponent(interaction, {
            values: 'values' in interaction.data ? interaction.data.values : [],
            fields: {},
          }),
          responder,
        )
        return
      case InteractionType.ModalSubmit:
        await settle(
          runComponent(interaction, { values: [], fields: readFields(interaction.data) }),
          responder,
        )
        return
      case InteractionType.Ping:
        await responder.respond({ type: InteractionResponseType.Pong })
    }
  }

  const completions = async (
    interaction: APIInteraction & { readonly type: InteractionType.ApplicationCommandAutocomplete },
  ): Promise<readonly Completion[]> => {
    const command = byName.get(interaction.data.name)
    if (command === undefined || !('options' in interaction.data)) return []
    const called = calledAction(command.data, interaction.data.options)
    const focused = focusedOption(called.options)
    const complete = focused === null ? null : command.completerOf(focused.name)
    if (focused === null || complete === null) return []
    const ctx = await contextFor(command.for, interaction, sources)
    return ctx.kind === 'ready' ? complete(focused.typed, ctx.context as never) : []
  }

  const runCommand = async (
    interaction: APIInteraction & { readonly type: InteractionType.ApplicationCommand },
  ): Promise<Reply> => {
    const command = byName.get(interaction.data.name)
    if (command === undefined || interaction.data.type !== ApplicationCommandType.ChatInput) {
      throw new UserError('This command is not known any more. Discord will forget it shortly.')
    }
    const called = calledAction(command.data, interaction.data.options ?? [])
    const run = command.runOf(called.subcommand)
    const given = readArguments(called.action, called.options)
    if (run === null || given === null) {
      throw new UserError('This command has changed. Type it again.')
    }
    const audience = called.action.gm === true ? 'gm' : command.for
    const ctx = await readyContext(audience, interaction)
    return run(given as never, ctx as never)
  }

  const runComponent = async (
    interaction: APIInteraction & {
      readonly type: InteractionType.MessageComponent | InteractionType.ModalSubmit
    },
    given: Pick<Pressed, 'values' | 'fields'>,
  ): Promise<Reply> => {
    const id = parseCustomId(interaction.data.custom_id)
    const target = id === null ? undefined : byAction.get(id.action)
    if (id === null || target === undefined) {
      throw new UserError('This button belongs to an older version. Use the command again.')
    }
    const seated = await seatIn(id.guild, interaction, sources)
    const ctx = await readyContext(target.command.for, seated)
    const standing = interaction.message?.components ?? []
    return target.run({ ...given, parts: id.parts, asOf: id.asOf, standing }, ctx as never)
  }

  const readyContext = async (
    audience: Audience,
    interaction: APIInteraction,
  ): Promise<BaseContext> => {
    const ctx = await contextFor(audience, interaction, sources)
    if (ctx.kind === 'refused') throw new UserError(ctx.reason)
    return ctx.context
  }

  return async (interaction, responder) => {
    try {
      await answer(interaction, responder)
    } catch (error) {
      log.warn('an answer did not reach Discord', { error, interaction: interaction.id })
    }
  }
}
