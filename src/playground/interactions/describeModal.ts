import { ComponentType as Type, InteractionType } from 'discord-api-types/v10'
import type { ChannelRecord, Json } from '../world/records.ts'
import { createResolved, trimResolved } from './resolve.ts'
import { isObject, isSelect } from '../messages/components.ts'
import type { Act } from './act.ts'
import type { Description } from './open.ts'
import type { Realm } from '../realm.ts'
import type { Resolved } from './resolve.ts'
import { listOf } from '../messages/embeds.ts'
import { logOf } from '../messages/post.ts'
import { readValues } from './describeComponent.ts'
import { refuseAct } from './act.ts'
import { textOf } from '../text.ts'
import { storeFiles } from '../messages/attachments.ts'

/** Reads a filled-in modal against the modal that was shown. */
export function describeModal(realm: Realm, channel: ChannelRecord, act: Act): Description {
  const source = realm.desk.byId.get(act.interaction ?? '')
  const modal = source?.modal
  if (source === undefined || modal === undefined || modal === null || source.userId !== act.as) {
    throw refuseAct('No modal is open for this member under this interaction.', 404)
  }
  const resolved = createResolved()
  const form: Form = { realm, channel, userId: act.as, fields: act.fields ?? {}, resolved }
  const components = listOf(modal['components']).map((each) => fill(form, each))
  const shown = trimResolved(resolved)
  const message = logOf(realm, channel.id).byId.get(source.messageId ?? '')
  return {
    applicationId: source.applicationId,
    type: InteractionType.ModalSubmit,
    data: {
      custom_id: modal['custom_id'],
      components,
      ...(shown === undefined ? {} : { resolved: shown }),
    },
    label: String(modal['title']),
    customId: String(modal['custom_id']),
    ...(message === undefined ? {} : { messageId: message.json.id, message: message.json }),
    metadata: { triggering_interaction_metadata: source.metadata },
  }
}

interface Form {
  readonly realm: Realm
  readonly channel: ChannelRecord
  readonly userId: string
  readonly fields: Json
  readonly resolved: Resolved
}

/** Rows and labels come back around their fields, in the same order. */
function fill(form: Form, component: Json): Json {
  const { type, id } = component
  if (type === Type.ActionRow) {
    return {
      type,
      id,
      components: listOf(component['components']).map((each) => fillField(form, each, each)),
    }
  }
  const field = component['component']
  if (type !== Type.Label || !isObject(field)) return { type, id }
  return { type, id, component: fillField(form, field, component) }
}

function fillField(form: Form, field: Json, labelled: Json): Json {
  const { type, id, custom_id: customId } = field
  const given = form.fields[String(customId)]
  const label = String(labelled['label'] ?? customId)
  const shown = { type, id, custom_id: customId }
  if (type === Type.TextInput) return { ...shown, value: readText(field, given, label) }
  if (type === Type.FileUpload) return { ...shown, values: readFiles(form, field, given, label) }
  if (isSelect(field)) {
    const values = [given ?? []].flat().map(String)
    if (values.length === 0 && field['required'] === false) return { ...shown, values }
    const act = { as: form.userId, values }
    return { ...shown, values: readValues(form.realm, form.channel, act, field, form.resolved) }
  }
  return Array.isArray(given)
    ? { ...shown, values: given.map(String) }
    : { ...shown, value: given ?? null }
}

function readText(field: Json, given: unknown, label: string): string {
  const value = given === undefined || given === null ? textOf(field['value']) : textOf(given)
  if (value === '' && field['required'] !== false) throw refuseAct(`“${label}” is required.`)
  const least = value === '' ? 0 : Number(field['min_length'] ?? 0)
  const most = Number(field['max_length'] ?? 4000)
  if (value.length >= least && value.length <= most) return value
  throw refuseAct(`“${label}” must have ${least} to ${most} characters.`)
}

function readFiles(form: Form, field: Json, given: unknown, label: string): string[] {
  const files = listOf([given ?? []].flat())
  const least = field['required'] === false ? 0 : Number(field['min_values'] ?? 1)
  const most = Number(field['max_values'] ?? 1)
  if (files.length < least || files.length > most) {
    throw refuseAct(`“${label}” takes ${least} to ${most} files.`)
  }
  return files.map((file) => {
    const part = {
      key: '0',
      filename: textOf(file['filename'], 'file'),
      contentType: textOf(file['contentType'], 'application/octet-stream'),
      data: Buffer.from(textOf(file['data']), 'base64'),
    }
    const [stored] = storeFiles(form.realm, form.channel, [part], [], true)
    const id = String(stored?.['id'])
    form.resolved.attachments[id] = stored
    return id
  })
}
