import type { DayNumber } from '../calendar/day.ts'
import { everyone, levels, type Visibility } from '../lore/visibility.ts'
import { guarded, readFields, shown, type Reader } from './fields.ts'
import { date, listOf, oneOf, text } from './readers.ts'

/** A role by name or id. Source of the length: Discord's limit for role names. */
const roleName = text(100)

const userId: Reader<string> = (node, context) => {
  const value = text(100)(node, context)
  if (value === undefined || /^\d{17,20}$/.test(value)) return value
  context.fault(
    node.at,
    `"${shown(value)}" is no user id`,
    'Copy the id from Discord (17 to 20 figures) and put it between quotes.',
  )
  return undefined
}

/** A date that leaves no doubt of its day, as a secret's end must be. */
export const exactDay: Reader<DayNumber> = (node, context) => {
  const value = date(node, context)
  if (value === undefined) return undefined
  const exact = value.precision === 'day' && !value.approximate && !value.uncertain
  if (exact && value.earliest !== null) return value.earliest
  context.fault(node.at, 'a date that is not a single day', 'Give the day, as 2392-11-03.')
  return undefined
}

const fields = {
  level: guarded(oneOf('visibility', levels)),
  roles: guarded(listOf(roleName)),
  users: guarded(listOf(userId)),
  until: guarded(exactDay),
}

/** The words that need nothing beside them. */
const words = ['public', 'gm', 'hidden'] as const

/**
 * Who may see something: `public`, `gm`, `hidden`, or a map {level, roles, users, until}. Whatever
 * is not understood is a fault, never public.
 */
export const visibility: Reader<Visibility> = (node, context) => {
  if (node.kind === 'text' && node.value.trim() === 'restricted') {
    context.fault(node.at, '"restricted" to nobody', 'Name roles or users: {roles: [Crew]}.')
    return undefined
  }
  if (node.kind === 'text') {
    const level = oneOf('visibility', words)(node, context)
    return level === undefined ? undefined : { ...everyone, level }
  }
  const before = context.faults.length
  const { values, places } = readFields(node, fields, context) ?? {}
  if (values === undefined || context.faults.length > before) return undefined
  const { roles = [], users = [], until = null } = values
  const named = places?.has('roles') === true || places?.has('users') === true
  const level = values.level ?? (named ? 'restricted' : 'public')
  if (node.kind === 'map' && node.fields.length === 0) {
    context.fault(node.at, 'a visibility that says nothing', `Write ${words.join(', ')}, or roles.`)
    return undefined
  }
  if (named && level !== 'restricted') {
    context.fault(node.at, `roles or users beside "${level}"`, 'Write level: restricted.')
    return undefined
  }
  if (level === 'restricted' && roles.length === 0 && users.length === 0) {
    context.fault(node.at, '"restricted" to nobody', 'Name roles or users, or write gm.')
    return undefined
  }
  return { level, roles, users, until }
}
