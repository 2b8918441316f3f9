import {
  Client,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type RawFile,
  type REST,
  Routes,
  type APIInteraction,
} from 'discord.js'
import type { Log } from '../log.ts'
import { UserError } from '../errors.ts'
import type { Responder } from './sendReply.ts'
import type { SentFile } from './pictures.ts'
import { explainFailures, tokenRefused } from './restClient.ts'

export interface GatewayOptions {
  readonly token: string
  /** Base address without the version, as `https://discord.com/api`. */
  readonly apiUrl: string
  readonly log: Log
  /** Called once where Discord ends the connection for good, with what a host can do. */
  readonly onLost: (reason: string) => void
  readonly onInteraction: (interaction: APIInteraction, responder: Responder) => Promise<void>
}

/** The bot's connection to Discord. */
export interface Gateway {
  readonly client: Client<true>
  readonly rest: REST
  readonly applicationId: string
  readonly close: () => Promise<void>
}

/**
 * Logs in and hands on every interaction as Discord sent it. The dispatcher works on the wire's
 * own shape, so that the same code can serve interactions over HTTP; discord.js keeps the
 * connection, the rate limits and the guilds' channels and roles. Throws a UserError when Discord
 * does not take the token or is out of reach.
 */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: options.apiUrl },
    // Members, users and messages come with each interaction; keeping them only costs memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
    }),
  })
  client.on(Events.Error, (error) => options.log.error('the connection failed', { error }))
  client.on(Events.ShardError, (error) =>
    options.log.warn('the connection is disturbed', { error }),
  )
  client.on(Events.Warn, (words) => options.log.warn('discord.js warns', { words }))
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    void options.onInteraction(interaction, responderFor(client.rest, interaction))
  })
  const ready = new Promise<Client<true>>((resolve, reject) => {
    client.once(Events.ClientReady, resolve)
    // discord.js reconnects by itself, except after what it gives up here.
    client.once(Events.ShardDisconnect, ({ code }) => {
      if (client.isReady()) options.onLost(lossOf(code))
      else reject(new UserError(lossOf(code)))
    })
  })
  const login = explainFailures(client.rest, () => client.login(options.token))
  const [connected] = await Promise.all([ready, login]).catch(async (error: unknown) => {
    await client.destroy()
    throw isTokenRefused(error) ? new UserError(tokenRefused, { cause: error }) : error
  })
  return {
    client: connected,
    rest: client.rest,
    applicationId: connected.application.id,
    close: () => client.destroy(),
  }
}

// Wide, as the codes are in which discord.js tells them.
const tokenIsVoid: number = GatewayCloseCodes.AuthenticationFailed

/** What a code with which Discord closes for good means to a host. */
const lossOf = (code: number): string =>
  code === tokenIsVoid
    ? tokenRefused
    : `Discord has closed the connection for good (code ${code}): https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway says why.`

const isTokenRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid

// A body is sent as JSON unless there are files, which make it a form.
const withFiles = (files: readonly SentFile[]): { files?: RawFile[] } =>
  files.length === 0 ? {} : { files: files.map(({ name, data }) => ({ name, data })) }

/** The REST calls that answer one interaction; its token authorises them. */
const responderFor = (rest: REST, interaction: APIInteraction): Responder => ({
  respond: async (response, files = []) => {
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      body: response,
      ...withFiles(files),
      auth: false,
    })
  },
  edit: async (body, files) => {
    await rest.patch(Routes.webhookMessage(interaction.application_id, interaction.token), {
      body,
      ...withFiles(files),
      auth: false,
    })
  },
})
