import { ComponentType as Type } from 'discord-api-types/v10'
import type { Json } from '../world/records.ts'

/** Finds the media object for a URL in a request; `attachment://name` means a file sent along. */
export type FindMedia = (url: string) => Json

/**
 * Components as Discord gives them back: each with an id, and with the defaults filled in.
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export function renderComponents(components: readonly Json[], findMedia: FindMedia): Json[] {
  const taken = new Set(collectIds(components))
  let last = 0
  const nextId = (): number => {
    do last += 1
    while (taken.has(last))
    return last
  }
  return components.map((component) => renderOne(component, { nextId, findMedia }))
}

interface Desk {
  readonly nextId: () => number
  readonly findMedia: FindMedia
}

/** A component's children: rows, containers and sections hold them, sections an accessory too. */
export function childrenOf(component: Json): Json[] {
  const list = Array.isArray(component['components']) ? component['components'] : []
  const single = [component['accessory'], component['component']].filter((each) => isObject(each))
  return [...list.filter((each) => isObject(each)), ...single]
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function collectIds(components: readonly Json[]): number[] {
  return components.flatMap((component) => {
    const id = component['id']
    return [...(typeof id === 'number' ? [id] : []), ...collectIds(childrenOf(component))]
  })
}

function renderOne(component: Json, desk: Desk): Json {
  const own = component['id']
  const id = typeof own === 'number' && own > 0 ? own : desk.nextId()
  return { ...withoutNulls(component), ...defaultsOf(component), ...nested(component, desk), id }
}

function withoutNulls(component: Json): Json {
  return Object.fromEntries(Object.entries(component).filter(([, value]) => value !== null))
}

const selects: ReadonlySet<unknown> = new Set([
  Type.StringSelect,
  Type.UserSelect,
  Type.RoleSelect,
  Type.MentionableSelect,
  Type.ChannelSelect,
])

/** True for the five types of selects. */
export function isSelect(component: Json): boolean {
  return selects.has(component['type'])
}

function defaultsOf(component: Json): Json {
  if (isSelect(component)) {
    return {
      min_values: component['min_values'] ?? 1,
      max_values: component['max_values'] ?? 1,
    }
  }
  switch (component['type']) {
    case Type.Container:
      return {
        accent_color: component['accent_color'] ?? null,
        spoiler: component['spoiler'] ?? false,
      }
    case Type.Separator:
      return { spacing: component['spacing'] ?? 1, divider: component['divider'] ?? true }
    case Type.Thumbnail:
      return {
        description: component['description'] ?? null,
        spoiler: component['spoiler'] ?? false,
      }
    case Type.File:
      return { spoiler: component['spoiler'] ?? false }
    default:
      return {}
  }
}

function nested(component: Json, desk: Desk): Json {
  const children = component['components']
  const { accessory, component: labelled } = component
  return {
    ...(Array.isArray(children)
      ? {
          components: children
            .filter((each) => isObject(each))
            .map((each) => renderOne(each, desk)),
        }
      : {}),
    ...(isObject(accessory) ? { accessory: renderOne(accessory, desk) } : {}),
    ...(isObject(labelled) ? { component: renderOne(labelled, desk) } : {}),
    ...renderMedia(component, desk),
  }
}

function renderMedia(component: Json, desk: Desk): Json {
  const { media, file, items } = component
  if (component['type'] === Type.Thumbnail) return { media: lookUp(media, desk) }
  if (component['type'] === Type.File) {
    const found = lookUp(file, desk)
    const name = typeof found['url'] === 'string' ? (found['url'].split('/').at(-1) ?? null) : null
    return { file: found, name, size: null }
  }
  if (component['type'] !== Type.MediaGallery || !Array.isArray(items)) return {}
  return {
    items: items.filter(isObject).map((item) => ({
      media: lookUp(item['media'], desk),
      description: item['description'] ?? null,
      spoiler: item['spoiler'] ?? false,
    })),
  }
}

function lookUp(media: unknown, desk: Desk): Json {
  const url = isObject(media) ? media['url'] : undefined
  return desk.findMedia(typeof url === 'string' ? url : '')
}

/** All components with their nested ones, depth first. */
export function flatten(components: readonly Json[]): Json[] {
  return components.flatMap((component) => [component, ...flatten(childrenOf(component))])
}
