import type { Json } from '../../src/playground/world/records.ts'

/** A body that one rule refuses, and one like it that is good. */
export interface RuleSample {
  readonly on: 'message' | 'edit of V2' | 'modal' | 'command' | 'choices' | 'webhook'
  readonly bad: Json
  readonly good: Json
  /** Discord's name for the fault. */
  readonly code: string
  /** Where the fault is, with dots. */
  readonly at: string
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
const long = (count: number): string => 'x'.repeat(count)

const button = (over: Json = {}): Json => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id: 'go',
  ...over,
})
const row = (...components: Json[]): Json => ({ type: 1, components })
const text = (content = 'Text'): Json => ({ type: 10, content })
const option = (over: Json = {}): Json => ({ label: 'One', value: '1', ...over })
const select = (over: Json = {}): Json => ({
  type: 3,
  custom_id: 's',
  options: [option()],
  ...over,
})
const image = { url: 'https://example.org/a.png' }

/** Components V2 in a message. */
const v2 = (...components: Json[]): Json => ({ flags: 32768, components })
const legacy = (...components: Json[]): Json => ({ content: 'Hello', components })

const message = (bad: Json, good: Json, code: string, at: string): RuleSample => ({
  on: 'message',
  bad,
  good,
  code,
  at,
})
const embed = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  message(
    { embeds: [{ description: 'Text', ...bad }] },
    { embeds: [{ description: 'Text', ...good }] },
    code,
    `embeds.0.${at}`,
  )
const inRow = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  message(legacy(row(bad)), legacy(row(good)), code, `components.0.components.0${at}`)
const inV2 = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  message(v2(bad), v2(good), code, `components.0${at}`)

const input = (over: Json = {}): Json => ({ type: 4, custom_id: 'why', style: 1, ...over })
const label = (over: Json = {}): Json => ({ type: 18, label: 'Why', component: input(), ...over })
const modal = (over: Json = {}): Json => ({
  title: 'Say',
  custom_id: 'm',
  components: [label()],
  ...over,
})
const inModal = (bad: Json, good: Json, code: string, at: string): RuleSample => ({
  on: 'modal',
  bad: modal(bad),
  good: modal(good),
  code,
  at: `data.${at}`,
})
const inLabel = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  inModal(
    { components: [label({ component: bad })] },
    { components: [label({ component: good })] },
    code,
    `components.0.component${at}`,
  )
const upload = (over: Json = {}): Json => ({ type: 19, custom_id: 'f', ...over })

const command = (bad: Json, good: Json, code: string, at: string): RuleSample => ({
  on: 'command',
  bad: { name: 'lore', description: 'Reads', ...bad },
  good: { name: 'lore', description: 'Reads', ...good },
  code,
  at,
})
const choice = (over: Json = {}): Json => ({ name: 'One', value: '1', ...over })
const entry = (over: Json = {}): Json => ({ name: 'entry', description: 'Which', type: 3, ...over })
const inOption = (bad: Json, good: Json, code: string, at: string): RuleSample =>
  command({ options: [entry(bad)] }, { options: [entry(good)] }, code, `options.0.${at}`)
const sub = (options: Json[]): Json => ({ name: 'send', description: 'Sends', type: 1, options })

const tooLong = 'BASE_TYPE_MAX_LENGTH'
const badLength = 'BASE_TYPE_BAD_LENGTH'
const absent = 'BASE_TYPE_REQUIRED'

/** One sample for each line of the rule table, by the rule's id. */
export const ruleSamples: Readonly<Record<string, RuleSample>> = {
  'message.content': message({ content: long(2001) }, { content: long(2000) }, tooLong, 'content'),
  'message.embeds': message(
    { embeds: times(11, () => ({ title: 'T' })) },
    { embeds: times(10, () => ({ title: 'T' })) },
    tooLong,
    'embeds',
  ),
  'message.components': message(
    v2(...times(41, () => text())),
    v2(...times(40, () => text())),
    tooLong,
    'components',
  ),
  'message.attachments': message(
    { content: 'x', attachments: times(11, (at) => ({ id: at })) },
    { content: 'x', attachments: times(10, (at) => ({ id: at })) },
    tooLong,
    'attachments',
  ),
  'message.sticker_ids': message(
    { sticker_ids: ['1', '2', '3', '4'] },
    { sticker_ids: ['1', '2', '3'] },
    tooLong,
    'sticker_ids',
  ),
  'message.tts': message(
    { content: 'x', tts: 'yes' },
    { content: 'x', tts: true },
    'BOOLEAN_TYPE_CONVERT',
    'tts',
  ),
  'message.enforce_nonce': message(
    { content: 'x', enforce_nonce: 1 },
    { content: 'x', enforce_nonce: true },
    'BOOLEAN_TYPE_CONVERT',
    'enforce_nonce',
  ),
  'message.nonce': message(
    { content: 'x', nonce: long(26) },
    { content: 'x', nonce: long(25) },
    tooLong,
    'nonce',
  ),
  'message.flags': message(
    { content: 'x', flags: 'none' },
    { content: 'x', flags: 4 },
    'NUMBER_TYPE_COERCE',
    'flags',
  ),
  'message.allowed_mentions': message(
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    { content: 'x', allowed_mentions: { parse: ['roles'], users: ['1'] } },
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    'allowed_mentions',
  ),
  'message.v2_legacy_fields': message(
    { ...v2(text()), content: 'x' },
    { ...v2(text()), content: '' },
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    'content',
  ),
  'message.v2_stays': {
    on: 'edit of V2',
    bad: { flags: 0 },
    good: { flags: 32768, components: [text()] },
    code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
    at: 'flags',
  },
  'message.attachment_references': message(
    { embeds: [{ image: { url: 'attachment://a.png' } }] },
    { embeds: [{ image }] },
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    'components',
  ),
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
  'components.shape': message(legacy({}), legacy(row(button())), absent, 'components.0.type'),
  'components.nesting': message(
    legacy(text()),
    legacy(row(button())),
    'UNION_TYPE_CHOICES',
    'components.0.type',
  ),
  'components.custom_ids': message(
    legacy(row(button(), button())),
    legacy(row(button(), button({ custom_id: 'other' }))),
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'components.0.components.1.custom_id',
  ),
  'components.ids': message(
    v2({ ...text(), id: 7 }, { ...text(), id: 7 }),
    v2({ ...text(), id: 7 }, { ...text(), id: 8 }),
    'COMPONENT_ID_DUPLICATED',
    'components.1.id',
  ),
  'components.rows': message(
    legacy(...times(6, (at) => row(button({ custom_id: `b${at}` })))),
    legacy(...times(5, (at) => row(button({ custom_id: `b${at}` })))),
    badLength,
    'components',
  ),
  'components.total': message(
    v2({ type: 17, components: times(40, () => text()) }),
    v2({ type: 17, components: times(39, () => text()) }),
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    'components',
  ),
  'components.text': message(
    v2(text(long(3000)), text(long(1001))),
    v2(text(long(3000)), text(long(1000))),
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    'components',
  ),
  'row.components': message(
    legacy(row(...times(6, (at) => button({ custom_id: `b${at}` })))),
    legacy(row(...times(5, (at) => button({ custom_id: `b${at}` })))),
    badLength,
    'components.0.components',
  ),
  'row.width': message(
    legacy(row(button(), select())),
    legacy(row(button()), row(select())),
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    'components.0.components.1',
  ),
  'button.style': inRow(button({ style: 9 }), button(), 'BASE_TYPE_CHOICES', '.style'),
  'button.label': inRow(
    button({ label: long(81) }),
    button({ label: long(80) }),
    tooLong,
    '.label',
  ),
  'button.custom_id': inRow(
    button({ custom_id: long(101) }),
    button({ custom_id: long(100) }),
    badLength,
    '.custom_id',
  ),
  'button.url': inRow(
    { type: 2, style: 5, label: 'x', url: 'file:///a' },
    { type: 2, style: 5, label: 'x', url: 'https://example.org' },
    'URL_TYPE_INVALID_SCHEME',
    '.url',
  ),
  'button.disabled': inRow(
    button({ disabled: 'no' }),
    button({ disabled: true }),
    'BOOLEAN_TYPE_CONVERT',
    '.disabled',
  ),
  'button.link': inRow(
    { type: 2, style: 5, label: 'x' },
    { type: 2, style: 5, label: 'x', url: 'https://example.org' },
    'BUTTON_COMPONENT_URL_REQUIRED',
    '',
  ),
  'button.needs_custom_id': inRow(
    button({ custom_id: null }),
    button(),
    'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    '',
  ),
  'button.face': inRow(
    button({ label: '' }),
    button({ label: '', emoji: { name: '🔥' } }),
    'BUTTON_COMPONENT_INVALID',
    '',
  ),
  'button.premium': inRow(
    { type: 2, style: 6 },
    { type: 2, style: 6, sku_id: '1' },
    absent,
    '.sku_id',
  ),
  'select.custom_id': inRow(select({ custom_id: '' }), select(), badLength, '.custom_id'),
  'select.placeholder': inRow(
    select({ placeholder: long(151) }),
    select({ placeholder: long(150) }),
    tooLong,
    '.placeholder',
  ),
  'select.min_values': inRow(
    select({ min_values: -1 }),
    select({ min_values: 0 }),
    'NUMBER_TYPE_MIN',
    '.min_values',
  ),
  'select.max_values': inRow(
    { type: 5, custom_id: 'u', max_values: 26 },
    { type: 5, custom_id: 'u', max_values: 25 },
    'NUMBER_TYPE_MAX',
    '.max_values',
  ),
  'select.range': inRow(
    { type: 5, custom_id: 'u', min_values: 3, max_values: 2 },
    { type: 5, custom_id: 'u', min_values: 2, max_values: 2 },
    'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
    '.min_values',
  ),
  'select.options': inRow(
    select({ options: times(26, (at) => option({ value: `${at}` })) }),
    select({ options: times(25, (at) => option({ value: `${at}` })) }),
    badLength,
    '.options',
  ),
  'select.option': inRow(
    select({ options: [{ label: 'x' }] }),
    select(),
    absent,
    '.options.0.value',
  ),
  'select.option_values': inRow(
    select({ options: [option(), option()] }),
    select({ options: [option(), option({ value: '2' })] }),
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    '.options.1.value',
  ),
  'select.max_options': inRow(
    select({ max_values: 2 }),
    select({ max_values: 1 }),
    'NUMBER_TYPE_MAX',
    '.max_values',
  ),
  'select.defaults': inRow(
    select({ options: [option({ default: true }), option({ value: '2', default: true })] }),
    select({ options: [option({ default: true }), option({ value: '2' })] }),
    'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
    '.options',
  ),
  'select.option.label': inRow(
    select({ options: [option({ label: long(101) })] }),
    select({ options: [option({ label: long(100) })] }),
    badLength,
    '.options.0.label',
  ),
  'select.option.value': inRow(
    select({ options: [option({ value: long(101) })] }),
    select({ options: [option({ value: long(100) })] }),
    badLength,
    '.options.0.value',
  ),
  'select.option.description': inRow(
    select({ options: [option({ description: long(101) })] }),
    select({ options: [option({ description: long(100) })] }),
    tooLong,
    '.options.0.description',
  ),
  'section.components': inV2(
    { type: 9, components: times(4, () => text()), accessory: button() },
    { type: 9, components: times(3, () => text()), accessory: button() },
    badLength,
    '.components',
  ),
  'section.accessory': inV2(
    { type: 9, components: [text()] },
    { type: 9, components: [text()], accessory: { type: 11, media: image } },
    absent,
    '.accessory',
  ),
  'text.content': inV2(text(''), text('x'), badLength, '.content'),
  'media.description': inV2(
    { type: 12, items: [{ media: image, description: long(1025) }] },
    { type: 12, items: [{ media: image, description: long(1024) }] },
    tooLong,
    '.items.0.description',
  ),
  'media.url': inV2(
    { type: 12, items: [{ media: { url: 'nowhere' } }] },
    { type: 12, items: [{ media: image }] },
    'URL_TYPE_INVALID_URL',
    '.items.0.media.url',
  ),
  'thumbnail.media': inV2(
    { type: 9, components: [text()], accessory: { type: 11 } },
    { type: 9, components: [text()], accessory: { type: 11, media: image } },
    absent,
    '.accessory.media',
  ),
  'gallery.items': inV2(
    { type: 12, items: times(11, () => ({ media: image })) },
    { type: 12, items: times(10, () => ({ media: image })) },
    badLength,
    '.items',
  ),
  'gallery.item': inV2(
    { type: 12, items: [{}] },
    { type: 12, items: [{ media: image }] },
    absent,
    '.items.0.media',
  ),
  'file.attachment': inV2(
    { type: 13, file: image },
    text(),
    'URL_TYPE_INVALID_SCHEME',
    '.file.url',
  ),
  'separator.spacing': inV2(
    { type: 14, spacing: 3 },
    { type: 14, spacing: 2 },
    'BASE_TYPE_CHOICES',
    '.spacing',
  ),
  'container.components': inV2(
    { type: 17, components: [] },
    { type: 17, components: [text()] },
    badLength,
    '.components',
  ),
  'container.accent_color': inV2(
    { type: 17, accent_color: -1, components: [text()] },
    { type: 17, accent_color: 0, components: [text()] },
    'NUMBER_TYPE_MIN',
    '.accent_color',
  ),
  'modal.title': inModal({ title: long(46) }, { title: long(45) }, badLength, 'title'),
  'modal.custom_id': inModal(
    { custom_id: long(101) },
    { custom_id: long(100) },
    badLength,
    'custom_id',
  ),
  'modal.components': inModal(
    { components: times(6, (at) => label({ component: input({ custom_id: `i${at}` }) })) },
    { components: times(5, (at) => label({ component: input({ custom_id: `i${at}` }) })) },
    badLength,
    'components',
  ),
  'modal.input_label': inModal(
    { components: [row(input())] },
    { components: [row(input({ label: 'Why' }))] },
    absent,
    'components.0.components.0.label',
  ),
  'label.label': inModal(
    { components: [label({ label: long(46) })] },
    { components: [label({ label: long(45) })] },
    badLength,
    'components.0.label',
  ),
  'label.description': inModal(
    { components: [label({ description: long(101) })] },
    { components: [label({ description: long(100) })] },
    tooLong,
    'components.0.description',
  ),
  'label.component': inModal(
    { components: [label({ component: null })] },
    { components: [label()] },
    absent,
    'components.0.component',
  ),
  'input.custom_id': inLabel(input({ custom_id: '' }), input(), badLength, '.custom_id'),
  'input.style': inLabel(input({ style: 3 }), input({ style: 2 }), 'BASE_TYPE_CHOICES', '.style'),
  'input.label': inModal(
    { components: [row(input({ label: long(46) }))] },
    { components: [row(input({ label: long(45) }))] },
    badLength,
    'components.0.components.0.label',
  ),
  'input.min_length': inLabel(
    input({ min_length: 4001, max_length: null }),
    input({ min_length: 4000 }),
    'NUMBER_TYPE_MAX',
    '.min_length',
  ),
  'input.max_length': inLabel(
    input({ max_length: 0 }),
    input({ max_length: 1 }),
    'NUMBER_TYPE_MIN',
    '.max_length',
  ),
  'input.value': inLabel(
    input({ value: long(4001) }),
    input({ value: long(4000) }),
    tooLong,
    '.value',
  ),
  'input.placeholder': inLabel(
    input({ placeholder: long(101) }),
    input({ placeholder: long(100) }),
    tooLong,
    '.placeholder',
  ),
  'input.range': inLabel(
    input({ min_length: 3, max_length: 2 }),
    input({ min_length: 2, max_length: 2 }),
    'TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE',
    '.min_length',
  ),
  'upload.custom_id': inLabel(upload({ custom_id: '' }), upload(), badLength, '.custom_id'),
  'upload.min_values': inLabel(
    upload({ min_values: 11 }),
    upload({ min_values: 0 }),
    'NUMBER_TYPE_MAX',
    '.min_values',
  ),
  'upload.max_values': inLabel(
    upload({ max_values: 11 }),
    upload({ max_values: 10 }),
    'NUMBER_TYPE_MAX',
    '.max_values',
  ),
  'command.name': command(
    { name: 'Lore' },
    { name: 'lore' },
    'APPLICATION_COMMAND_INVALID_NAME',
    'name',
  ),
  'command.description': command(
    { description: long(101) },
    { description: long(100) },
    badLength,
    'description',
  ),
  'command.options': command(
    { options: times(26, (at) => entry({ name: `o${at}` })) },
    { options: times(25, (at) => entry({ name: `o${at}` })) },
    tooLong,
    'options',
  ),
  'command.option_names': command(
    { options: [entry(), entry()] },
    { options: [entry(), entry({ name: 'other' })] },
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'options.1.name',
  ),
  'command.required_first': command(
    { options: [entry(), entry({ name: 'other', required: true })] },
    { options: [entry({ required: true }), entry({ name: 'other' })] },
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'options.1',
  ),
  'command.mixed_options': command(
    { options: [sub([]), entry()] },
    { options: [sub([entry()])] },
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'options',
  ),
  'command.menu_options': command(
    { type: 3, name: 'Add to lore', description: '', options: [entry()] },
    { type: 3, name: 'Add to lore', description: '' },
    'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
    'options',
  ),
  'command.option': command(
    { options: [sub([sub([])])] },
    { options: [{ ...sub([sub([entry()])]), type: 2 }] },
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'options.0.options.0.type',
  ),
  'command.size': command(
    {
      options: times(25, (at) =>
        entry({
          name: `o${at}`,
          choices: times(4, (n) => choice({ name: long(90), value: `${n}` })),
        }),
      ),
    },
    {
      options: times(25, (at) =>
        entry({
          name: `o${at}`,
          choices: times(4, (n) => choice({ name: long(70), value: `${n}` })),
        }),
      ),
    },
    'APPLICATION_COMMAND_TOO_LARGE',
    '',
  ),
  'command.localizations': command(
    { name_localizations: { xx: 'lore' } },
    { name_localizations: { de: 'wissen' } },
    'BASE_TYPE_CHOICES',
    'name_localizations.xx',
  ),
  'command.option.name': inOption(
    { name: 'Entry' },
    {},
    'APPLICATION_COMMAND_INVALID_NAME',
    'name',
  ),
  'command.option.description': inOption({ description: '' }, {}, badLength, 'description'),
  'command.option.type': inOption({ type: 12 }, { type: 11 }, 'BASE_TYPE_CHOICES', 'type'),
  'command.option.choices': inOption(
    { choices: times(26, (at) => choice({ value: `${at}` })) },
    { choices: times(25, (at) => choice({ value: `${at}` })) },
    tooLong,
    'choices',
  ),
  'command.option.choice': inOption(
    { choices: [{ name: 'x' }] },
    { choices: [choice()] },
    absent,
    'choices.0.value',
  ),
  'command.option.autocomplete': inOption(
    { autocomplete: true, choices: [choice()] },
    { autocomplete: true },
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
    'autocomplete',
  ),
  'command.option.min_length': inOption(
    { min_length: 6001 },
    { min_length: 6000 },
    'NUMBER_TYPE_MAX',
    'min_length',
  ),
  'command.option.max_length': inOption(
    { max_length: 0 },
    { max_length: 1 },
    'NUMBER_TYPE_MIN',
    'max_length',
  ),
  'command.option.options': command(
    { options: [sub(times(26, (at) => entry({ name: `o${at}` })))] },
    { options: [sub(times(25, (at) => entry({ name: `o${at}` })))] },
    tooLong,
    'options.0.options',
  ),
  'command.option.option_names': command(
    { options: [sub([entry(), entry()])] },
    { options: [sub([entry()])] },
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'options.0.options.1.name',
  ),
  'command.option.required_first': command(
    { options: [sub([entry(), entry({ name: 'other', required: true })])] },
    { options: [sub([entry({ required: true }), entry({ name: 'other' })])] },
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'options.0.options.1',
  ),
  'command.option.mixed_options': command(
    { options: [{ ...sub([sub([]), entry()]), type: 2 }] },
    { options: [{ ...sub([sub([])]), type: 2 }] },
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'options.0.options',
  ),
  'choice.name': {
    on: 'choices',
    bad: { choices: [choice({ name: long(101) })] },
    good: { choices: [choice({ name: long(100) })] },
    code: badLength,
    at: 'data.choices.0.name',
  },
  'choice.value': {
    on: 'choices',
    bad: { choices: [choice({ value: long(101) })] },
    good: { choices: [choice({ value: long(100) })] },
    code: badLength,
    at: 'data.choices.0.value',
  },
  'autocomplete.choices': {
    on: 'choices',
    bad: { choices: times(26, () => choice()) },
    good: { choices: times(25, () => choice()) },
    code: tooLong,
    at: 'data.choices',
  },
  'autocomplete.choice': {
    on: 'choices',
    bad: { choices: [{ value: '1' }] },
    good: { choices: [choice()] },
    code: absent,
    at: 'data.choices.0.name',
  },
  'webhook.name': {
    on: 'webhook',
    bad: { name: long(81) },
    good: { name: long(80) },
    code: badLength,
    at: 'name',
  },
  'webhook.forbidden_name': {
    on: 'webhook',
    bad: { name: 'My Discord herald' },
    good: { name: 'Federation News Service' },
    code: 'USERNAME_INVALID_CONTAINS',
    at: 'name',
  },
}
