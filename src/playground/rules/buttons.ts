import { choiceRule, flagRule, missing, textRule, urlRule } from './rule.ts'
import { ButtonStyle as Style } from 'discord-api-types/v10'
import type { Rule } from './rule.ts'
import { cites } from './cites.ts'

const has = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** What each button must be. */
export const buttonRules: readonly Rule[] = [
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
  urlRule({ id: 'button.url', cites: cites.button, field: 'url', most: 512, also: 'discord' }),
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
