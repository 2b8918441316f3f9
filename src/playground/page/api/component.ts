/** A picture, film or file that a component points at. */
export interface Media {
  readonly url: string
}

/** One line of a select, a radio group or a group of boxes. */
export interface SelectOption {
  readonly label: string
  readonly value: string
  readonly description?: string | null
  readonly emoji?: PartialEmoji | null
  readonly default?: boolean
}

/** An emoji as buttons and options name it; without an id it is Unicode. */
export interface PartialEmoji {
  readonly id?: string | null
  readonly name?: string | null
}

/** Any component of a message or a modal. Which fields are there follows from `type`. */
export interface Component {
  readonly type: number
  readonly id?: number
  readonly custom_id?: string
  readonly components?: readonly Component[]
  readonly component?: Component
  readonly accessory?: Component
  readonly content?: string
  readonly label?: string | null
  readonly description?: string | null
  readonly style?: number
  readonly disabled?: boolean
  readonly url?: string | null
  readonly emoji?: PartialEmoji | null
  readonly options?: readonly SelectOption[]
  readonly placeholder?: string | null
  readonly min_values?: number
  readonly max_values?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly required?: boolean
  readonly value?: string | null
  readonly default?: boolean
  readonly default_values?: readonly { readonly id: string; readonly type: string }[]
  readonly channel_types?: readonly number[]
  readonly media?: Media
  readonly file?: Media
  readonly name?: string
  readonly size?: number
  readonly items?: readonly {
    readonly media: Media
    readonly description?: string | null
    readonly spoiler?: boolean
  }[]
  readonly spoiler?: boolean
  readonly accent_color?: number | null
  readonly divider?: boolean
  readonly spacing?: number
}

/** A dialogue that an application opened. */
export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Component[]
}
