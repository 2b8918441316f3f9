import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import type { Component } from '../../src/discord/components.ts'
import { buttonsOf } from '../discord/messageParts.ts'
import { guildId } from './interactions.ts'

/** A briefing, or a word about one, that was posted. */
export interface Post {
  readonly channel: string
  readonly components: readonly Component[]
  readonly nonce: string
  /** Whom it may ping. */
  readonly roles: readonly string[]
  readonly users: readonly string[]
  readonly files?: readonly { readonly name: string; readonly data: Uint8Array }[]
}

/** The custom id under a post's button. Throws when it has none of that label. */
export function pressOn(post: Post | undefined, label: string): string {
  const found = buttonsOf(post?.components ?? []).find((one) => one.label === label)
  if (found === undefined) throw new Error(`no button ${label} on ${JSON.stringify(post)}`)
  return found.custom_id
}

/** A Discord in memory, as far as briefings need one. */
export interface PostOffice {
  readonly rest: Pick<REST, 'get' | 'post' | 'put'>
  /** Users whose inboxes are closed. */
  readonly closed: Set<string>
  /** Channels that are gone. */
  readonly gone: Set<string>
  /** Channels of another server. */
  readonly foreign: Set<string>
  /** How many of the coming posts are written, and their answers lost. */
  unanswered: number
  /** Whether a post's nonce still counts; Discord forgets it after minutes. */
  keepsNonces: boolean
  /** Private threads by id: their names, and whom they let in. */
  readonly threads: Map<string, { readonly parent: string; readonly members: Set<string> }>
  /** Bots in private threads. */
  readonly bots: Set<string>
  /** Whether private threads are archived, from which nobody can be taken out. */
  archived: boolean
  /** Threads below messages. */
  readonly talks: { readonly message: string; readonly name: unknown }[]
}

/** What the client is given to send. */
interface Sent {
  readonly body: { readonly recipient_id?: string } & Readonly<Record<string, unknown>>
  readonly files?: NonNullable<Post['files']>
}

/** Whatever is posted is put into `posts`. An inbox's channel is "6" and its user's id. */
export function openPostOffice(posts: Post[]): PostOffice {
  const closed = new Set<string>()
  const gone = new Set<string>()
  const foreign = new Set<string>()
  const threads: PostOffice['threads'] = new Map()
  const talks: { readonly message: string; readonly name: unknown }[] = []
  const post = async (route: string, sent: unknown): Promise<unknown> => {
    const { body: given, files } = sent as Sent // what the carrier sends
    if (route === '/users/@me/channels') return { id: `6${given.recipient_id}` }
    const [, message] = /^\/channels\/\w+\/messages\/(\w+)\/threads$/.exec(route) ?? []
    if (message !== undefined) {
      talks.push({ message, name: given['name'] })
      return { id: message }
    }
    const [, channel = '', what] = /^\/channels\/(\w+)\/(\w+)$/.exec(route) ?? []
    if (gone.has(channel)) throw refusal(route, given, RESTJSONErrorCodes.UnknownChannel)
    if (what === 'threads') {
      const id = `7000${threads.size + 1}`
      threads.set(id, { parent: channel, members: new Set() })
      return { id }
    }
    if (closed.has(channel.slice(1))) throw refusal(route, given)
    const same = office.keepsNonces ? posts.findIndex(({ nonce }) => nonce === given['nonce']) : -1
    if (same !== -1) return { id: `500${same + 1}`, channel_id: channel }
    posts.push({ ...postOf(channel, given), ...(files === undefined ? {} : { files }) })
    if (office.unanswered-- > 0) throw new Error('the line is dead')
    return { id: `500${posts.length}`, channel_id: channel }
  }
  const get = async (route: string): Promise<unknown> => {
    const [, id] = /^\/channels\/(\w+)$/.exec(route) ?? []
    if (id !== undefined && gone.has(id))
      throw refusal(route, {}, RESTJSONErrorCodes.UnknownChannel)
    if (id !== undefined) return { id, guild_id: foreign.has(id) ? '1002' : guildId }
    return posts.flatMap(({ channel, components }, at) =>
      route === `/channels/${channel}/messages` ? [{ id: `500${at + 1}`, components }] : [],
    )
  }
  const put = async (route: string): Promise<unknown> => {
    const [, thread = '', user = ''] =
      /^\/channels\/(\w+)\/thread-members\/(\w+)$/.exec(route) ?? []
    threads.get(thread)?.members.add(user)
    return undefined
  }
  const office: PostOffice = {
    // Only what briefings ask for, in its documented shapes.
    rest: { post, put, get },
    unanswered: 0,
    keepsNonces: true,
    closed,
    gone,
    foreign,
    threads,
    bots: new Set(),
    archived: false,
    talks,
  }
  return office
}

function postOf(channel: string, body: Sent['body']): Post {
  // The carrier's own body.
  const {
    components,
    nonce,
    allowed_mentions: may,
  } = body as {
    readonly components: readonly Component[]
    readonly nonce: string
    readonly allowed_mentions: { readonly roles?: string[]; readonly users?: string[] }
  }
  return { channel, components, nonce, roles: may.roles ?? [], users: may.users ?? [] }
}

const refusal = (
  url: string,
  body: unknown,
  code = RESTJSONErrorCodes.CannotSendMessagesToThisUser,
): DiscordAPIError =>
  new DiscordAPIError({ message: 'No.', code }, code, 403, 'POST', url, { body, files: undefined })
