import {
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  type APIInteraction,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import type { Log } from '../log.ts'
import { UserError } from '../errors.ts'
import { container, shorten, text } from './components.ts'
import type { Audience, Completion, Command, Pressed } from './command.ts'
import type { BaseContext } from './context.ts'
import { contextFor, type ContextSources } from './contextFor.ts'
import { parseCustomId } from './customId.ts'
import { seatIn } from './seat.ts'
import { calledAction, focusedOption, readArguments, readFields } from './readOptions.ts'
import { loadPicture, type Loaded, type ReadPicture, type SentFile } from './pictures.ts'
import { message, type Reply } from './reply.ts'
import { attached, deferral, messageBody, responseTo } from './replyBody.ts'

/** How an answer reaches Discord; one for each interaction. */
export interface Responder {
  readonly respond: (response: APIInteractionResponse, files?: readonly SentFile[]) => Promise<void>
  /** After a deferral. */
  readonly edit: (
    body: APIInteractionResponseCallbackData,
    files: readonly SentFile[],
  ) => Promise<void>
}

export interface DispatchOptions {
  readonly commands: readonly Command[]
  readonly sources: ContextSources
  readonly readPicture: ReadPicture
  readonly log: Log
  /** Turns a failure of the database into kind words; null for anything else. */
  readonly explain: (error: unknown) => string | null
  /** A short random id, to find an unexpected failure in the log. */
  readonly newErrorId: () => string
  /** Calls back after `ms`; returns what cancels it. */
  readonly after: (ms: number, then: () => void) => () => void
}

// https://discord.com/developers/docs/interactions/application-commands#autocomplete
const mostChoices = 25
const choiceOf = ({ name, value }: Completion): Completion => ({ name: shorten(name, 100), value })

// Discord waits 3 s for the first answer; the network needs some of it.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
const deferAfterMs = 1500
const alert = 0xd9534f

/** Answers every interaction of the bot: the only place where commands meet Discord. */
export function createDispatcher(
  options: DispatchOptions,
): (interaction: APIInteraction, responder: Responder) => Promise<void> {
  const { sources, log } = options
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

  /**
   * Sends what `work` answers: at once, or after a deferral when it takes its time. A deferral
   * always promises a message for the user alone: the one under a pressed button may be public,
   * and what this user may read must never replace it.
   */
  const settle = async (work: Promise<Reply>, responder: Responder): Promise<void> => {
    const replying = work
      .then((reply) => loadPicture(reply, options.readPicture))
      .catch((error: unknown): Loaded => ({ reply: failureReply(error), files: [] }))
    let cancel = (): void => {}
    const late = new Promise<null>((resolve) => {
      cancel = options.after(deferAfterMs, () => resolve(null))
    })
    const prompt = await Promise.race([replying, late])
    if (prompt !== null) {
      cancel()
      await respondWith(prompt, responder)
      return
    }
    await responder.respond(deferral())
    const { reply, files } = await replying
    if (fitsLate(reply)) await editWith(reply, files, responder)
    else await editWith(tooLate, [], responder)
  }

  const respondWith = async ({ reply, files }: Loaded, responder: Responder): Promise<void> => {
    const response = attempt(() => responseTo(reply))
    if (response.ok) await responder.respond(response.made, files)
    else await responder.respond(responseTo(failureReply(response.error)))
  }

  const editWith = async (
    { components, picture }: Notice,
    files: readonly SentFile[],
    responder: Responder,
  ): Promise<void> => {
    const body = attempt(() => ({ ...messageBody(components, false), ...attached(picture) }))
    if (body.ok) await responder.edit(body.made, files)
    else await responder.edit(messageBody(failureReply(body.error).components, false), [])
  }

  const failureReply = (error: unknown): Notice => {
    const kind = error instanceof UserError ? error.message : options.explain(error)
    if (kind !== null) return notice(kind)
    const id = options.newErrorId()
    log.error('a command failed', { error, id })
    return notice(
      `Something went wrong, and it has been logged as \`${id}\`. Please tell the host.`,
    )
  }

  return async (interaction, responder) => {
    try {
      await answer(interaction, responder)
    } catch (error) {
      log.warn('an answer did not reach Discord', { error, interaction: interaction.id })
    }
  }
}

/** What `make` makes, or what it throws. */
function attempt<T>(
  make: () => T,
): { readonly ok: true; readonly made: T } | { readonly ok: false; readonly error: unknown } {
  try {
    return { ok: true, made: make() }
  } catch (error) {
    return { ok: false, error }
  }
}

type Notice = Exclude<Reply, { readonly kind: 'modal' }>

const notice = (words: string): Notice => message(container([text(`⚠️ ${words}`)], alert)) as Notice // `message` makes no modal

// What was promised is a message for the user alone: neither a form nor one for the channel.
const fitsLate = (reply: Reply): reply is Notice =>
  reply.kind === 'update' || (reply.kind === 'message' && reply.ephemeral)

const tooLate = notice('That took too long. Please press it again.')
