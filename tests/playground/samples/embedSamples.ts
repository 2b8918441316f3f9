import { times, long, image, message, embed, tooLong, badLength, absent } from './kit.ts'
import type { RuleSample } from './kit.ts'

/** Of the rules for embeds, by the rule's id. */
export const embedSamples: Readonly<Record<string, RuleSample>> = {
  'embed.title': embed({ title: long(257) }, { title: long(256) }, tooLong, 'title'),
  'embed.description': embed(
    { description: long(4097) },
    { description: long(4096) },
    tooLong,
    'description',
  ),
  'embed.url': embed(
    { url: 'ftp://example.org' },
    { url: 'https://example.org' },
    'URL_TYPE_INVALID_SCHEME',
    'url',
  ),
  'embed.color': embed({ color: 0x1000000 }, { color: 0xffffff }, 'NUMBER_TYPE_MAX', 'color'),
  'embed.fields': embed(
    { fields: times(26, () => ({ name: 'n', value: 'v' })) },
    { fields: times(25, () => ({ name: 'n', value: 'v' })) },
    tooLong,
    'fields',
  ),
  'embed.timestamp': embed(
    { timestamp: 'yesterday' },
    { timestamp: '2027-02-22T00:00:00Z' },
    'DATE_TIME_TYPE_PARSE',
    'timestamp',
  ),
  'embed.empty': embed({ description: null }, { description: 'x' }, absent, 'description'),
  'embed.field': embed(
    { fields: [{ name: 'n' }] },
    { fields: [{ name: 'n', value: 'v' }] },
    absent,
    'fields.0.value',
  ),
  'embed.field.name': embed(
    { fields: [{ name: long(257), value: 'v' }] },
    { fields: [{ name: long(256), value: 'v' }] },
    badLength,
    'fields.0.name',
  ),
  'embed.field.value': embed(
    { fields: [{ name: 'n', value: long(1025) }] },
    { fields: [{ name: 'n', value: long(1024) }] },
    badLength,
    'fields.0.value',
  ),
  'embed.part': embed({ footer: {} }, { footer: { text: 'x' } }, absent, 'footer.text'),
  'embed.footer.text': embed(
    { footer: { text: long(2049) } },
    { footer: { text: long(2048) } },
    badLength,
    'footer.text',
  ),
  'embed.footer.icon': embed(
    { footer: { text: 'x', icon_url: 'a.png' } },
    { footer: { text: 'x', icon_url: image.url } },
    'URL_TYPE_INVALID_URL',
    'footer.icon_url',
  ),
  'embed.author.name': embed(
    { author: { name: long(257) } },
    { author: { name: long(256) } },
    badLength,
    'author.name',
  ),
  'embed.author.url': embed(
    { author: { name: 'x', url: 'javascript:1' } },
    { author: { name: 'x', url: 'https://example.org' } },
    'URL_TYPE_INVALID_SCHEME',
    'author.url',
  ),
  'embed.author.icon': embed(
    { author: { name: 'x', icon_url: 'a.png' } },
    { author: { name: 'x', icon_url: image.url } },
    'URL_TYPE_INVALID_URL',
    'author.icon_url',
  ),
  'embed.image': embed({ image: {} }, { image }, absent, 'image.url'),
  'embed.thumbnail': embed({ thumbnail: {} }, { thumbnail: image }, absent, 'thumbnail.url'),
  'embeds.total': message(
    { embeds: [{ description: long(4000) }, { description: long(2001) }] },
    { embeds: [{ description: long(4000) }, { description: long(2000) }] },
    'MAX_EMBED_SIZE_EXCEEDED',
    'embeds',
  ),
}
