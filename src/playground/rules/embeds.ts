import { listRule, missing, numberRule, textRule, under, urlRule } from './rule.ts'
import { lengthOf } from '../text.ts'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { cites } from './cites.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'

const cite = cites.embed
const web = { cites: cite, most: 2048 }

const fieldRules: readonly Rule[] = [
  textRule({
    id: 'embed.field.name',
    cites: cite,
    field: 'name',
    least: 1,
    most: 256,
    required: true,
  }),
  textRule({
    id: 'embed.field.value',
    cites: cite,
    field: 'value',
    least: 1,
    most: 1024,
    required: true,
  }),
]

/** The rules for parts that are objects of their own, by their name in the embed. */
const partRules: Readonly<Record<string, readonly Rule[]>> = {
  footer: [
    textRule({
      id: 'embed.footer.text',
      cites: cite,
      field: 'text',
      least: 1,
      most: 2048,
      required: true,
    }),
    urlRule({ ...web, id: 'embed.footer.icon', field: 'icon_url', also: 'attachment' }),
  ],
  author: [
    textRule({
      id: 'embed.author.name',
      cites: cite,
      field: 'name',
      least: 1,
      most: 256,
      required: true,
    }),
    urlRule({ ...web, id: 'embed.author.url', field: 'url' }),
    urlRule({ ...web, id: 'embed.author.icon', field: 'icon_url', also: 'attachment' }),
  ],
  image: [urlRule({ ...web, id: 'embed.image', field: 'url', also: 'attachment', required: true })],
  thumbnail: [
    urlRule({ ...web, id: 'embed.thumbnail', field: 'url', also: 'attachment', required: true }),
  ],
}

/** What one embed must be. */
export const embedRules: readonly Rule[] = [
  textRule({ id: 'embed.title', cites: cite, field: 'title', least: 0, most: 256 }),
  textRule({ id: 'embed.description', cites: cite, field: 'description', least: 0, most: 4096 }),
  urlRule({ ...web, id: 'embed.url', field: 'url' }),
  numberRule({ id: 'embed.color', cites: cite, field: 'color', least: 0, most: 0xffffff }),
  listRule({ id: 'embed.fields', cites: cite, field: 'fields', least: 0, most: 25 }),
  {
    id: 'embed.timestamp',
    cites: cite,
    check: ({ timestamp }, report) => {
      if (timestamp === undefined || timestamp === null) return
      if (typeof timestamp === 'string' && !Number.isNaN(Date.parse(timestamp))) return
      const message = `Could not parse ${JSON.stringify(timestamp)}. Should be ISO8601.`
      report(['timestamp'], 'DATE_TIME_TYPE_PARSE', message)
    },
  },
  {
    id: 'embed.empty',
    cites: cite,
    check: (embed, report) => {
      const shown = ['title', 'description', 'image', 'thumbnail', 'author', 'footer']
      const some = shown.some((name) => embed[name] !== undefined && embed[name] !== null)
      if (!some && listOf(embed['fields']).length === 0) report(['description'], ...missing)
    },
  },
  {
    id: 'embed.field',
    cites: cite,
    check: (embed, report) => {
      for (const [at, field] of listOf(embed['fields']).entries()) {
        checkPart(fieldRules, field, under(report, ['fields', at]))
      }
    },
  },
  {
    id: 'embed.part',
    cites: cite,
    check: (embed, report) => {
      for (const [name, rules] of Object.entries(partRules)) {
        const part = embed[name]
        if (isObject(part)) checkPart(rules, part, under(report, [name]))
      }
    },
  },
]

/** The parts' rules, for those who list them all. */
export const embedPartRules: readonly Rule[] = [...fieldRules, ...Object.values(partRules).flat()]

function checkPart(rules: readonly Rule[], part: Json, report: Report): void {
  for (const rule of rules) rule.check(part, report)
}

/** All embeds together: 6,000 characters over titles, descriptions, fields, footers and authors. */
export const embedTotalRule: Rule<readonly Json[]> = {
  id: 'embeds.total',
  cites: cite,
  check: (embeds, report) => {
    const total = embeds.reduce((sum, embed) => sum + sizeOf(embed), 0)
    if (total <= 6000) return
    report(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  },
}

function sizeOf(embed: Json): number {
  const { title, description, footer, author } = embed
  const fields = listOf(embed['fields']).flatMap((field) => [field['name'], field['value']])
  const footerText = isObject(footer) ? footer['text'] : undefined
  const authorName = isObject(author) ? author['name'] : undefined
  return [title, description, footerText, authorName, ...fields]
    .filter((text) => typeof text === 'string')
    .reduce((sum, text) => sum + lengthOf(text), 0)
}
