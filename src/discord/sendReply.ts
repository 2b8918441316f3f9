import type {
  APIInteractionResponse,
  APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { UserError } from '../errors.ts'
import type { Log } from '../log.ts'
import { container, text } from './components.ts'
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

export interface ReplyOptions {
  readonly readPicture: ReadPicture
  readonly log: Log
  /** Turns a failure of the database into kind words; null for anything else. */
  readonly explain: (error: unknown) => string | null
  /** A short random id, to find an unexpected failure in the log. */
  readonly newErrorId: () => string
  /** Calls back after `ms`; returns what cancels it. */
  readonly after: (ms: number, then: () => void) => () => void
}

// Discord waits 3 s for the first answer; the network needs some of it.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
const deferAfterMs = 1500
const alert = 0xd9534f

/** Makes what sends a command's reply in time, whatever became of the command. */
export function createReplySender(
  options: ReplyOptions,
): (work: Promise<Reply>, responder: Responder) => Promise<void> {
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
    options.log.error('a command failed', { error, id })
    return notice(
      `Something went wrong, and it has been logged as \`${id}\`. Please tell the host.`,
    )
  }

  return settle
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
