import { ButtonStyle, ComponentType as Type, InteractionType } from 'discord-api-types/v10'
import type { ChannelRecord, Json } from '../world/records.ts'
import {
  createResolved,
  resolveChannel,
  resolveRole,
  resolveUser,
  trimResolved,
} from './resolve.ts'
import { flatten, isSelect } from '../messages/components.ts'
import type { Act } from './act.ts'
import type { Description } from './open.ts'
import type { Realm } from '../realm.ts'
import type { Resolved } from './resolve.ts'
import { listOf } from '../messages/embeds.ts'
import { logOf } from '../messages/post.ts'
import { textOf } from '../text.ts'
import { refuseAct } from './act.ts'

/** Reads the press of a button or a choice in a select of a message that this member sees. */
export function describeComponent(realm: Realm, channel: ChannelRecord, act: Act): Description {
  const message = logOf(realm, channel.id).byId.get(act.message ?? '')
  const seen = message !== undefined && (message.ephemeralTo ?? act.as) === act.as
  if (!seen) throw refuseAct('There is no such message for this member.', 404)
  const components = flatten(message.json.components)
  const component = components.find((each) => each['custom_id'] === act.customId)
  if (component === undefined || act.customId === undefined) {
    throw refuseAct('The message has no such button or select.', 404)
  }
  if (component['disabled'] === true) throw refuseAct('This is disabled.')
  if (component['style'] === ButtonStyle.Link) throw refuseAct('A link is not an interaction.')
  if (message.applicationId === null) throw refuseAct('No application answers for this message.')
  const resolved = createResolved()
  const values = isSelect(component)
    ? readValues(realm, channel, act, component, resolved)
    : undefined
  const shown = trimResolved(resolved)
  return {
    applicationId: message.applicationId,
    type: InteractionType.MessageComponent,
    data: {
      id: component['id'],
      component_type: component['type'],
      custom_id: act.customId,
      ...(values === undefined ? {} : { values }),
      ...(shown === undefined ? {} : { resolved: shown }),
    },
    label: textOf(component['label'] ?? component['placeholder'], 'select'),
    customId: act.customId,
    messageId: message.json.id,
    message: message.json,
    metadata: { interacted_message_id: message.json.id },
  }
}

/** Checks a select's values and resolves what they name. Also for selects in modals. */
export function readValues(
  realm: Realm,
  channel: ChannelRecord,
  act: Pick<Act, 'as' | 'values'>,
  select: Json,
  resolved: Resolved,
): readonly string[] {
  const values = [...new Set(act.values ?? [])]
  const least = Number(select['min_values'] ?? 1)
  const most = Number(select['max_values'] ?? 1)
  if (values.length < least || values.length > most) {
    throw refuseAct(`Choose ${least === most ? least : `${least} to ${most}`}.`)
  }
  const unknown = values.find((id) => !isChoice(realm, channel, act.as, select, id, resolved))
  if (unknown !== undefined) throw refuseAct(`“${unknown}” is not one of the choices.`)
  return values
}

function isChoice(
  realm: Realm,
  channel: ChannelRecord,
  userId: string,
  select: Json,
  value: string,
  resolved: Resolved,
): boolean {
  switch (select['type']) {
    case Type.StringSelect:
      return listOf(select['options']).some((option) => option['value'] === value)
    case Type.UserSelect:
      return resolveUser(realm, channel, value, resolved)
    case Type.RoleSelect:
      return resolveRole(realm, channel, value, resolved)
    case Type.MentionableSelect:
      return (
        resolveUser(realm, channel, value, resolved) || resolveRole(realm, channel, value, resolved)
      )
    default: {
      const found = resolveChannel(realm, userId, channel.guildId, value, resolved)
      const types = select['channel_types']
      return found !== null && (!Array.isArray(types) || types.includes(found.type))
    }
  }
}
