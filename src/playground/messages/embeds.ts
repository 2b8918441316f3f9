import type { Json } from '../world/records.ts'
import { textOf } from '../text.ts'
import { isObject } from './components.ts'

/** Embeds as Discord gives them back. https://docs.discord.com/developers/resources/message#embed-object */
export function renderEmbeds(embeds: readonly Json[], findUrl: (url: string) => string): Json[] {
  return embeds.map((embed) => {
    const kept = Object.entries(embed).filter(([, value]) => value !== null && value !== undefined)
    return Object.fromEntries([
      ...kept.map(([name, value]) => [name, renderPart(name, value, findUrl)] as const),
      ['type', 'rich'],
    ])
  })
}

function renderPart(name: string, value: unknown, findUrl: (url: string) => string): unknown {
  switch (name) {
    case 'fields':
      return listOf(value).map((field) => ({
        name: field['name'],
        value: field['value'],
        inline: field['inline'] ?? false,
      }))
    case 'image':
    case 'thumbnail':
      return isObject(value) ? renderPicture(value, findUrl) : value
    case 'author':
    case 'footer':
      return isObject(value) ? renderIcon(value, findUrl) : value
    case 'timestamp':
      return new Date(String(value)).toISOString().replace('Z', '000+00:00')
    default:
      return value
  }
}

function renderPicture(part: Json, findUrl: (url: string) => string): Json {
  const url = findUrl(textOf(part['url']))
  return { url, proxy_url: url, width: 0, height: 0 }
}

function renderIcon(part: Json, findUrl: (url: string) => string): Json {
  const { icon_url: icon, ...rest } = part
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
  if (typeof icon !== 'string') return kept
  const url = findUrl(icon)
  return { ...kept, icon_url: url, proxy_icon_url: url }
}

/** The objects of what should be a list of them. */
export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((each) => isObject(each)) : []
}
