import type { Answer, Call } from '../call.ts'
import type { ChannelRecord, Json, WebhookRecord } from '../../world/records.ts'
import { bodyOf, nothing, ok, param } from '../call.ts'
import { composeEdit, composeMessage } from '../../messages/compose.ts'
import { findMessage, postMessage, removeMessage, replaceMessage } from '../../messages/post.ts'
import { invalidForm, refuse } from '../refusal.ts'
import { ChannelType } from 'discord-api-types/v10'
import type { Route } from '../router.ts'
import type { StoredMessage } from '../../world/messageLog.ts'
import { checkThread } from '../../rules/threads.ts'
import { createThread, needTags, openThread } from './threads.ts'
import { isV2 } from '../../rules/message.ts'
import { listOf } from '../../messages/embeds.ts'
import { surveyComponents } from '../../rules/survey.ts'
import { textOf } from '../../text.ts'
import { answerByToken } from '../../interactions/followUps.ts'
import { checkMessage } from '../../rules/checkMessage.ts'
import { checkWebhookName } from '../../rules/webhooks.ts'
import { isThread } from '../../world/permissions.ts'
import { needByToken } from './webhooks.ts'

/** What goes through a webhook. https://docs.discord.com/developers/resources/webhook#execute-webhook */
export const webhookMessageRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/:/:', handler: execute, by: 'token' },
  { method: 'GET', path: '/webhooks/:/:/messages/:', handler: getMessage, by: 'token' },
  { method: 'PATCH', path: '/webhooks/:/:/messages/:', handler: editMessage, by: 'token' },
  { method: 'DELETE', path: '/webhooks/:/:/messages/:', handler: deleteMessage, by: 'token' },
]

/** The path serves webhooks and, under an application's id, interactions' follow-ups. */
function execute(call: Call): Answer {
  const followUp = answerByToken(call)
  if (followUp !== null) return followUp
  const { realm, files } = call
  const hook = needByToken(call)
  const body = bodyOf(call)
  checkMessage(realm, { body, files, current: null })
  const username = body['username']
  const name = typeof username === 'string' ? checkWebhookName(username, 'username') : hook.name
  needComponentsAllowed(call, hook, body)
  const opened = openPost(call, hook, body)
  const channel = opened ?? targetOf(call, hook)
  if (channel.thread?.archived === true) {
    channel.thread.archived = false
    realm.bus.publish({ type: 'channel-updated', channel })
  }
  const message = composeMessage(realm, {
    channel,
    // A post's first message has the post's id.
    ...(opened === null ? {} : { id: opened.id }),
    author: personaOf(hook, name),
    body,
    files,
    applicationId: hook.applicationId,
    extra: {
      webhook_id: hook.id,
      ...(hook.applicationId === null ? {} : { application_id: hook.applicationId }),
    },
  })
  postMessage(realm, channel, message)
  return call.query.get('wait') === 'true' ? ok(message.json) : nothing
}

/** What a webhook's message shows as its author. */
function personaOf(hook: WebhookRecord, name: string): StoredMessage['json']['author'] {
  return {
    id: hook.id,
    username: name,
    avatar: hook.avatar ?? null,
    discriminator: '0000',
    public_flags: 0,
    flags: 0,
    global_name: null,
    primary_guild: null,
    bot: true,
  }
}

/** A forum's post where the body names one; null where it names none. */
function openPost(call: Call, hook: WebhookRecord, body: Json): ChannelRecord | null {
  const { realm } = call
  const name = body['thread_name']
  if (name === undefined || name === null || name === '') return null
  const forum = realm.world.channels.get(hook.channelId)
  if (forum === undefined) throw refuse(10003)
  if (call.query.get('thread_id') !== null) throw refuse(220002)
  if (forum.type !== ChannelType.GuildForum) throw refuse(220003)
  checkThread({ name, applied_tags: body['applied_tags'] })
  const { applied_tags: tags } = body
  const thread = createThread(realm, forum, {
    type: ChannelType.PublicThread,
    id: realm.nextId(),
    name: textOf(name),
    ownerId: hook.id,
    appliedTags: Array.isArray(tags) ? tags.map(String) : [],
  })
  needTags(realm, forum, thread, { userId: hook.userId })
  openThread(realm, thread)
  return thread
}

/**
 * Components take `with_components`, and those that somebody can press an application's webhook.
 * https://docs.discord.com/developers/resources/webhook#execute-webhook-query-string-params
 */
function needComponentsAllowed({ query }: Call, hook: WebhookRecord, body: Json): void {
  if (listOf(body['components']).length === 0) return
  const asked = query.get('with_components') === 'true'
  const pressable = surveyComponents(body['components'], []).placed.some(
    ({ json }) => 'custom_id' in json,
  )
  if (asked && (hook.applicationId !== null || !pressable)) return
  if (!asked && hook.applicationId !== null && !isV2({ ...noFiles, body })) return
  const message = 'Components are not allowed for this webhook.'
  throw invalidForm([{ path: ['components'], code: 'WEBHOOK_COMPONENTS_NOT_ALLOWED', message }])
}
const noFiles = { currentFlags: 0, files: [], uploads: 0 }

function targetOf(call: Call, hook: WebhookRecord): ChannelRecord {
  const { channels } = call.realm.world
  const threadId = call.query.get('thread_id')
  const channel = channels.get(threadId ?? hook.channelId)
  if (channel === undefined) throw refuse(10003)
  if (threadId !== null && (!isThread(channel) || channel.parentId !== hook.channelId)) {
    throw refuse(10003)
  }
  if (channel.type === ChannelType.GuildForum) throw refuse(220001)
  return channel
}

function needMessage(call: Call, hook: WebhookRecord): [ChannelRecord, StoredMessage] {
  const channel = targetOf(call, hook)
  const message = findMessage(call.realm, channel.id, param(call, 2))
  if (message === undefined || message.json['webhook_id'] !== hook.id) throw refuse(10008)
  return [channel, message]
}

function getMessage(call: Call): Answer {
  const followUp = answerByToken(call)
  if (followUp !== null) return followUp
  const [, message] = needMessage(call, needByToken(call))
  return ok(message.json)
}

function editMessage(call: Call): Answer {
  const followUp = answerByToken(call)
  if (followUp !== null) return followUp
  const { realm, files } = call
  const [channel, message] = needMessage(call, needByToken(call))
  const body = bodyOf(call)
  checkMessage(realm, { body, files, current: message.json })
  const edited = composeEdit(realm, channel, message, body, files)
  replaceMessage(realm, channel, edited)
  return ok(edited.json)
}

function deleteMessage(call: Call): Answer {
  const followUp = answerByToken(call)
  if (followUp !== null) return followUp
  const [channel, message] = needMessage(call, needByToken(call))
  removeMessage(call.realm, channel, message)
  return nothing
}
