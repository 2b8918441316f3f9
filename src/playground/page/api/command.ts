/** An application command as Discord registers it. */
export interface Command {
  readonly id: string
  readonly type?: number
  readonly name: string
  readonly description: string
  readonly options?: readonly CommandOption[]
}

/** An option, a subcommand or a group of them. */
export interface CommandOption {
  readonly type: number
  readonly name: string
  readonly description: string
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly Choice[]
  readonly options?: readonly CommandOption[]
  readonly min_value?: number
  readonly max_value?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly channel_types?: readonly number[]
}

/** What an option can be set to. */
export interface Choice {
  readonly name: string
  readonly value: string | number
}

/** A file as the API takes one. */
export interface Upload {
  readonly filename: string
  readonly contentType: string
  readonly data: string
}

/** An option that is sent, or the subcommand around it. */
export interface SentOption {
  readonly name: string
  readonly value?: string | number | boolean | Upload
  readonly focused?: boolean
  readonly options?: readonly SentOption[]
}
