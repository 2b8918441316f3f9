import {
  ButtonStyle,
  ChannelType,
  ComponentType,
  SeparatorSpacingSize,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIChannelSelectComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
} from 'discord-api-types/v10'

/**
 * Components V2 as plain JSON, one function for each that the bot uses.
 * Source: https://discord.com/developers/docs/components/reference
 */
export type Component = APIMessageTopLevelComponent
export type RowComponent = APIComponentInMessageActionRow

export const text = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
})

/** A framed block; `color` is 0xRRGGBB. */
export const container = (
  children: readonly APIComponentInContainer[],
  color: number | null,
): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [...children],
  ...(color === null ? {} : { accent_color: color }),
})

export const separator = (): APISeparatorComponent => ({
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
})

/** One to three texts with a small picture beside them: an address, and what it shows. */
export const illustrated = (
  texts: readonly APITextDisplayComponent[],
  url: string,
  description: string,
): APISectionComponent => ({
  type: ComponentType.Section,
  components: [...texts],
  accessory: { type: ComponentType.Thumbnail, media: { url }, description },
})

/** One select, or one to five buttons. */
export const row = (...children: readonly RowComponent[]): APIActionRowComponent<RowComponent> => ({
  type: ComponentType.ActionRow,
  components: [...children],
})

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const

/** `id` comes from `customId`. Labels stay under 38 characters, which phones show whole. */
export const button = (
  label: string,
  id: string,
  style: keyof typeof styles = 'secondary',
): APIButtonComponent => ({
  type: ComponentType.Button,
  label,
  custom_id: id,
  style: styles[style],
})

export interface Choice {
  readonly label: string
  readonly value: string
  readonly description?: string
}

/** A menu of up to 25 choices, which are cut to what Discord accepts. */
export const select = (
  id: string,
  placeholder: string,
  choices: readonly Choice[],
): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: id,
  placeholder,
  options: choices.slice(0, 25).map(({ label, value, description }) => ({
    label: shorten(label, 100),
    value,
    ...(description === undefined || description === ''
      ? {}
      : { description: shorten(description, 100) }),
  })),
})

/** A menu of the guild's channels that messages can be posted in; Discord fills it. */
export const channelSelect = (id: string, placeholder: string): APIChannelSelectComponent => ({
  type: ComponentType.ChannelSelect,
  custom_id: id,
  placeholder,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
})

/** A cut goes back this far at most to end with a word. */
const longestWord = 24

/**
 * At most `most` UTF-16 units; what is longer ends with an ellipsis, after a word where one ends
 * near enough, and never within a character.
 */
export function shorten(words: string, most: number): string {
  if (words.length <= most) return words
  if (most < 1) return ''
  let cut = words.slice(0, most - 1)
  if (/[\ud800-\udbff]$/.test(cut)) cut = cut.slice(0, -1)
  const space = cut.lastIndexOf(' ')
  if (space > 0 && cut.length - space <= longestWord && words[cut.length] !== ' ')
    cut = cut.slice(0, space)
  return `${cut.trimEnd()}…`
}
