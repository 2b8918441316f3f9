import { ButtonStyle as Style, ComponentType as Type } from 'discord-api-types/v10'
import {
  choiceRule,
  flagRule,
  listRule,
  missing,
  numberRule,
  textRule,
  under,
  urlRule,
} from './rule.ts'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { cites } from './cites.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'

const has = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** What each button must be. */
const buttonRules: readonly Rule[] = [
  choiceRule({
    id: 'button.style',
    cites: cites.button,
    field: 'style',
    of: [1, 2, 3, 4, 5, 6],
    required: true,
  }),
  textRule({ id: 'button.label', cites: cites.button, field: 'label', least: 0, most: 80 }),
  textRule({
    id: 'button.custom_id',
    cites: cites.customId,
    field: 'custom_id',
    least: 1,
    most: 100,
  }),
  urlRule({ id: 'button.url', cites: cites.button, field: 'url', most: 512 }),
  flagRule({ id: 'button.disabled', cites: cites.button, field: 'disabled' }),
  {
    id: 'button.link',
    cites: cites.button,
    check: ({ style, url, custom_id: customId }, report) => {
      if (style === Style.Link) {
        if (!has(url)) report([], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required')
        if (has(customId)) report([], ...exclusive)
      } else if (has(url)) report([], ...exclusive)
    },
  },
  {
    id: 'button.needs_custom_id',
    cites: cites.button,
    check: ({ style, custom_id: customId }, report) => {
      const plain = style !== Style.Link && style !== Style.Premium
      if (plain && !has(customId)) {
        report([], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required')
      }
    },
  },
  {
    id: 'button.face',
    cites: cites.button,
    check: ({ style, label, emoji }, report) => {
      if (style === Style.Premium || has(label) || has(emoji)) return
      report([], 'BUTTON_COMPONENT_INVALID', 'A button must have a label or an emoji')
    },
  },
  {
    id: 'button.premium',
    cites: cites.button,
    check: ({ style, sku_id: sku, label, url, custom_id: customId }, report) => {
      if (style !== Style.Premium) return
      if (!has(sku)) report(['sku_id'], ...missing)
      if (has(label) || has(url) || has(customId)) report([], ...exclusive)
    },
  },
]

const exclusive = [
  'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  'A custom id and url cannot both be specified',
] as const

/** What every select must be. */
const selectRules: readonly Rule[] = [
  textRule({
    id: 'select.custom_id',
    cites: cites.customId,
    field: 'custom_id',
    least: 1,
    most: 100,
    required: true,
  }),
  textRule({
    id: 'select.placeholder',
    cites: cites.stringSelect,
    field: 'placeholder',
    least: 0,
    most: 150,
  }),
  numberRule({
    id: 'select.min_values',
    cites: cites.stringSelect,
    field: 'min_values',
    least: 0,
    most: 25,
  }),
  numberRule({
    id: 'select.max_values',
    cites: cites.stringSelect,
    field: 'max_values',
    least: 1,
    most: 25,
  }),
  {
    id: 'select.range',
    cites: cites.stringSelect,
    check: ({ min_values: least, max_values: most }, report) => {
      if (Number(least ?? 1) <= Number(most ?? 1)) return
      const message = 'min_values must be less than or equal to max_values'
      report(['min_values'], 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', message)
    },
  },
]

const optionRules: readonly Rule[] = [
  textRule({
    id: 'select.option.label',
    cites: cites.stringSelect,
    field: 'label',
    least: 1,
    most: 100,
    required: true,
  }),
  textRule({
    id: 'select.option.value',
    cites: cites.stringSelect,
    field: 'value',
    least: 1,
    most: 100,
    required: true,
  }),
  textRule({
    id: 'select.option.description',
    cites: cites.stringSelect,
    field: 'description',
    least: 0,
    most: 100,
  }),
]

const stringSelectRules: readonly Rule[] = [
  ...selectRules,
  listRule({
    id: 'select.options',
    cites: cites.stringSelect,
    field: 'options',
    least: 1,
    most: 25,
    required: true,
  }),
  {
    id: 'select.option',
    cites: cites.stringSelect,
    check: (select, report) => {
      for (const [at, option] of listOf(select['options']).entries()) {
        for (const rule of optionRules) rule.check(option, under(report, ['options', at]))
      }
    },
  },
  {
    id: 'select.option_values',
    cites: cites.stringSelect,
    check: (select, report) => {
      const seen = new Set<unknown>()
      for (const [at, { value }] of listOf(select['options']).entries()) {
        if (seen.has(value)) {
          const message = 'The specified option value is already used'
          report(['options', at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message)
        }
        seen.add(value)
      }
    },
  },
  {
    id: 'select.max_options',
    cites: cites.stringSelect,
    check: (select, report) => {
      const count = listOf(select['options']).length
      if (count > 0 && Number(select['max_values'] ?? 1) > count) {
        const message = `int value should be less than or equal to ${count}.`
        report(['max_values'], 'NUMBER_TYPE_MAX', message)
      }
    },
  },
  {
    id: 'select.defaults',
    cites: cites.stringSelect,
    check: (select, report) => {
      const defaults = listOf(select['options']).filter((option) => option['default'] === true)
      if (defaults.length <= Number(select['max_values'] ?? 1)) return
      const message = 'More options are selected by default than max_values allows'
      report(['options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message)
    },
  },
]

const textInputRules: readonly Rule[] = [
  textRule({
    id: 'input.custom_id',
    cites: cites.customId,
    field: 'custom_id',
    least: 1,
    most: 100,
    required: true,
  }),
  choiceRule({
    id: 'input.style',
    cites: cites.textInput,
    field: 'style',
    of: [1, 2],
    required: true,
  }),
  textRule({ id: 'input.label', cites: cites.textInput, field: 'label', least: 1, most: 45 }),
  numberRule({
    id: 'input.min_length',
    cites: cites.textInput,
    field: 'min_length',
    least: 0,
    most: 4000,
  }),
  numberRule({
    id: 'input.max_length',
    cites: cites.textInput,
    field: 'max_length',
    least: 1,
    most: 4000,
  }),
  textRule({ id: 'input.value', cites: cites.textInput, field: 'value', least: 0, most: 4000 }),
  textRule({
    id: 'input.placeholder',
    cites: cites.textInput,
    field: 'placeholder',
    least: 0,
    most: 100,
  }),
  {
    id: 'input.range',
    cites: cites.textInput,
    check: ({ min_length: least, max_length: most }, report) => {
      if (Number(least ?? 0) <= Number(most ?? 4000)) return
      const message = 'min_length must be less than or equal to max_length'
      report(['min_length'], 'TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE', message)
    },
  },
]

const mediaRule = urlRule({
  id: 'media.url',
  cites: cites.thumbnail,
  field: 'url',
  most: 2048,
  attachments: true,
  required: true,
})

const checkMedia = (media: unknown, report: Report): void => {
  if (isObject(media)) mediaRule.check(media, report)
  else report([], ...missing)
}

const descriptionRule = textRule({
  id: 'media.description',
  cites: cites.thumbnail,
  field: 'description',
  least: 0,
  most: 1024,
})

/** The rules for each type of component. */
export const componentRules: ReadonlyMap<unknown, readonly Rule[]> = new Map<
  unknown,
  readonly Rule[]
>([
  [
    Type.ActionRow,
    [
      listRule({
        id: 'row.components',
        cites: cites.actionRow,
        field: 'components',
        least: 1,
        most: 5,
        required: true,
      }),
      {
        id: 'row.width',
        cites: cites.actionRow,
        check: (row, report) => {
          const children = listOf(row['components'])
          // A select or a text input is as wide as a row.
          const at = children.findIndex(({ type }) => type !== Type.Button)
          if (at < 0 || children.length === 1) return
          const message = 'The specified component exceeds the maximum width'
          report(['components', Math.max(at, 1)], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message)
        },
      },
    ],
  ],
  [Type.Button, buttonRules],
  [Type.StringSelect, stringSelectRules],
  [Type.TextInput, textInputRules],
  [Type.UserSelect, selectRules],
  [Type.RoleSelect, selectRules],
  [Type.MentionableSelect, selectRules],
  [Type.ChannelSelect, selectRules],
  [
    Type.Section,
    [
      listRule({
        id: 'section.components',
        cites: cites.section,
        field: 'components',
        least: 1,
        most: 3,
        required: true,
      }),
      {
        id: 'section.accessory',
        cites: cites.section,
        check: (section, report) => {
          if (!isObject(section['accessory'])) report(['accessory'], ...missing)
        },
      },
    ],
  ],
  [
    Type.TextDisplay,
    [
      textRule({
        id: 'text.content',
        cites: cites.textDisplay,
        field: 'content',
        least: 1,
        most: 4000,
        required: true,
      }),
    ],
  ],
  [
    Type.Thumbnail,
    [
      descriptionRule,
      {
        id: 'thumbnail.media',
        cites: cites.thumbnail,
        check: (thumbnail, report) => {
          checkMedia(thumbnail['media'], under(report, ['media']))
        },
      },
    ],
  ],
  [
    Type.MediaGallery,
    [
      listRule({
        id: 'gallery.items',
        cites: cites.gallery,
        field: 'items',
        least: 1,
        most: 10,
        required: true,
      }),
      {
        id: 'gallery.item',
        cites: cites.gallery,
        check: (gallery, report) => {
          for (const [at, item] of listOf(gallery['items']).entries()) {
            checkMedia(item['media'], under(report, ['items', at, 'media']))
            descriptionRule.check(item, under(report, ['items', at]))
          }
        },
      },
    ],
  ],
  [
    Type.File,
    [
      {
        id: 'file.attachment',
        cites: cites.file,
        check: ({ file }, report) => {
          const url = isObject(file) ? file['url'] : undefined
          if (typeof url === 'string' && url.startsWith('attachment://')) return
          const message = "Scheme is not supported. Scheme must be one of ('attachment',)."
          report(['file', 'url'], 'URL_TYPE_INVALID_SCHEME', message)
        },
      },
    ],
  ],
  [
    Type.Separator,
    [choiceRule({ id: 'separator.spacing', cites: cites.separator, field: 'spacing', of: [1, 2] })],
  ],
  [
    Type.Container,
    [
      listRule({
        id: 'container.components',
        cites: cites.container,
        field: 'components',
        least: 1,
        most: 40,
        required: true,
      }),
      numberRule({
        id: 'container.accent_color',
        cites: cites.container,
        field: 'accent_color',
        least: 0,
        most: 0xffffff,
      }),
    ],
  ],
  [
    Type.Label,
    [
      textRule({
        id: 'label.label',
        cites: cites.label,
        field: 'label',
        least: 1,
        most: 45,
        required: true,
      }),
      textRule({
        id: 'label.description',
        cites: cites.label,
        field: 'description',
        least: 0,
        most: 100,
      }),
      {
        id: 'label.component',
        cites: cites.label,
        check: (label, report) => {
          if (!isObject(label['component'])) report(['component'], ...missing)
        },
      },
    ],
  ],
  [
    Type.FileUpload,
    [
      textRule({
        id: 'upload.custom_id',
        cites: cites.customId,
        field: 'custom_id',
        least: 1,
        most: 100,
        required: true,
      }),
      numberRule({
        id: 'upload.min_values',
        cites: cites.fileUpload,
        field: 'min_values',
        least: 0,
        most: 10,
      }),
      numberRule({
        id: 'upload.max_values',
        cites: cites.fileUpload,
        field: 'max_values',
        least: 1,
        most: 10,
      }),
    ],
  ],
])

/** The rules that other rules use for a part of a component. */
export const componentPartRules: readonly Rule[] = [...optionRules, mediaRule, descriptionRule]

/** The text that a component shows, for the message's total. */
export function shownText(component: Json): string {
  return component['type'] === Type.TextDisplay && typeof component['content'] === 'string'
    ? component['content']
    : ''
}
