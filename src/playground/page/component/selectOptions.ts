import type { Component, SelectOption } from '../api/component.ts'
import { channelName, channelTypes, type Directory } from '../state/directory.ts'
import { componentTypes as types } from './componentTypes.ts'

/** What a select offers: its own options, or the server's members, roles, channels. */
export function selectOptions(component: Component, directory: Directory): readonly SelectOption[] {
  const members = () =>
    [...directory.members.values()].map((member) => ({
      label: member.name,
      value: member.id,
      description: `@${member.username}`,
    }))
  const roles = () =>
    [...directory.roles.values()]
      .filter((role) => role.id !== directory.guild?.id)
      .map((role) => ({ label: `@${role.name}`, value: role.id, description: 'Role' }))
  switch (component.type) {
    case types.userSelect:
      return members()
    case types.roleSelect:
      return roles()
    case types.mentionableSelect:
      return [...members(), ...roles()]
    case types.channelSelect:
      return [...directory.channels.values()]
        .filter(({ type }) => {
          const allowed = component.channel_types ?? []
          return allowed.length > 0 ? allowed.includes(type) : type !== channelTypes.direct
        })
        .map((channel) => ({
          label: `#${channelName(channel, directory.me?.id)}`,
          value: channel.id,
        }))
    default:
      return component.options ?? []
  }
}

/** What is chosen from the start. */
export function chosenAtFirst(component: Component): readonly string[] {
  return component.type === types.stringSelect || component.type > types.channelSelect
    ? (component.options ?? []).filter((one) => one.default === true).map((one) => one.value)
    : (component.default_values ?? []).map((one) => one.id)
}
