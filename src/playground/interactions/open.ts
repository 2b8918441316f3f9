import type { Act } from './act.ts'
import type { ChannelRecord, Json } from '../world/records.ts'
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import type { InteractionType } from 'discord-api-types/v10'
import { may, permissionsIn } from '../world/permissions.ts'
import { moveTo, takeIn, takeOff } from './desk.ts'
import { renderChannelFor, renderMember, renderUser } from '../world/render.ts'
import type { OpenInteraction } from './desk.ts'
import type { Realm } from '../realm.ts'
import { describeCommand } from './describeCommand.ts'
import { describeComponent } from './describeComponent.ts'
import { describeModal } from './describeModal.ts'
import { randomUUID } from 'node:crypto'
import { refuseAct } from './act.ts'

/** What is particular to one kind of act. */
export interface Description {
  readonly applicationId: string
  readonly type: InteractionType
  readonly data: Json
  readonly label: string
  readonly commandType?: number
  readonly customId?: string
  /** The message whose component was used, here or before a modal. */
  readonly messageId?: string
  /** Discord's message object for the application. */
  readonly message?: Json
  /** What `interaction_metadata` says beyond who and when. */
  readonly metadata?: Json
}

/**
 * Does what a person did: checks it as Discord's client would, gives it an id and a token, starts
 * the clock, and tells the application. Throws a `Refusal` in words for that person.
 */
export function openInteraction(realm: Realm, act: Act): OpenInteraction {
  const channel = realm.world.channels.get(act.channel)
  if (channel === undefined || !may(realm.world, channel, act.as, Bits.ViewChannel)) {
    throw refuseAct('There is no such channel for this member.', 404)
  }
  const description = describe(realm, channel, act)
  const id = realm.nextId()
  const token = `${randomUUID()}${randomUUID()}`
  const user = realm.world.users.get(act.as)
  const owners = channel.guildId === null ? {} : { 0: channel.guildId }
  const interaction: OpenInteraction = {
    id,
    token,
    applicationId: description.applicationId,
    kind: act.kind,
    commandType: description.commandType ?? 0,
    userId: act.as,
    channelId: channel.id,
    guildId: channel.guildId,
    openedAt: realm.clock.now(),
    label: description.label,
    customId: description.customId ?? null,
    messageId: description.messageId ?? null,
    metadata: {
      id,
      type: description.type,
      ...(user === undefined ? {} : { user: renderUser(user) }),
      authorizing_integration_owners: owners,
      ...description.metadata,
    },
    state: 'sent',
    deferredUpdate: false,
    replyId: null,
    modal: null,
    choices: [],
    error: null,
    timer: null,
    waiters: new Set(),
  }
  takeIn(realm.desk, interaction, realm.clock.now() - realm.limits.tokenMs)
  interaction.timer = setTimeout(() => {
    giveUp(realm, interaction)
  }, realm.limits.answerMs)
  const payload = payloadOf(realm, channel, interaction, description)
  realm.bus.publish({ type: 'interaction-opened', interaction, payload })
  return interaction
}

function describe(realm: Realm, channel: ChannelRecord, act: Act): Description {
  switch (act.kind) {
    case 'command':
    case 'autocomplete':
      return describeCommand(realm, channel, act)
    case 'component':
      return describeComponent(realm, channel, act)
    case 'modal':
      return describeModal(realm, channel, act)
  }
}

/** After three seconds without an answer Discord gives up, and the token is dead. */
function giveUp(realm: Realm, interaction: OpenInteraction): void {
  interaction.error =
    interaction.kind === 'autocomplete'
      ? 'Loading options failed'
      : 'The application did not respond'
  moveTo(interaction, 'failed')
  if (interaction.kind === 'autocomplete') takeOff(realm.desk, interaction)
  realm.bus.publish({ type: 'interaction-moved', interaction })
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
function payloadOf(
  realm: Realm,
  channel: ChannelRecord,
  interaction: OpenInteraction,
  description: Description,
): Json {
  const { world } = realm
  const { userId, applicationId } = interaction
  const guild = world.guilds.get(channel.guildId ?? '')
  const member = guild?.members.get(userId)
  const user = world.users.get(userId)
  const permissions = String(permissionsIn(world, channel, userId))
  const shown = { ...renderChannelFor(world, channel, applicationId), permissions }
  return {
    id: interaction.id,
    application_id: applicationId,
    type: description.type,
    token: interaction.token,
    version: 1,
    data: description.data,
    channel: shown,
    channel_id: channel.id,
    app_permissions: String(permissionsIn(world, channel, applicationId)),
    locale: 'en-GB',
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: interaction.metadata['authorizing_integration_owners'],
    context: guild === undefined ? 1 : 0,
    attachment_size_limit: realm.limits.fileBytes,
    ...(description.message === undefined ? {} : { message: description.message }),
    ...(guild === undefined || member === undefined
      ? { user: user === undefined ? null : renderUser(user) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: ['NEWS', 'COMMUNITY'] },
          guild_locale: 'en-US',
          member: { ...renderMember(world, member), permissions },
        }),
  }
}
