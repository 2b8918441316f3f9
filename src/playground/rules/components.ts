import { choiceRule, listRule, missing, numberRule, textRule, under, urlRule } from './rule.ts'
import { fileUploadRules, labelRules, textInputRules } from './modalFields.ts'
import { selectOptionRules, selectRules, stringSelectRules } from './selects.ts'
import type { Json } from '../world/records.ts'
import type { Report, Rule } from './rule.ts'
import { ComponentType as Type } from 'discord-api-types/v10'
import { buttonRules } from './buttons.ts'
import { cites } from './cites.ts'
import { isObject } from '../messages/components.ts'
import { listOf } from '../messages/embeds.ts'

const mediaRule = urlRule({
  id: 'media.url',
  cites: cites.thumbnail,
  field: 'url',
  most: 2048,
  also: 'attachment',
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
  [Type.Label, labelRules],
  [Type.FileUpload, fileUploadRules],
])

/** The rules that other rules use for a part of a component. */
export const componentPartRules: readonly Rule[] = [
  ...selectOptionRules,
  mediaRule,
  descriptionRule,
]

/** The text that a component shows, for the message's total. */
export function shownText(component: Json): string {
  return component['type'] === Type.TextDisplay && typeof component['content'] === 'string'
    ? component['content']
    : ''
}
