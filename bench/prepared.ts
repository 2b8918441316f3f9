import type {
  ApplicationCommandOptionChoiceData,
  APIMessageTopLevelComponent,
  MessageMentionOptions,
} from 'discord.js'

/** A file that goes with a reply. */
export interface PreparedFile {
  readonly name: string
  readonly description: string
  readonly base64: string
}

/** A reply of Gazetteer as discord.js takes it. */
export interface PreparedReply {
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly flags: number
  readonly allowedMentions: MessageMentionOptions
  readonly files: readonly PreparedFile[]
}

/** What Gazetteer answered to everything that the bench asks: by the option's value as typed. */
export interface Prepared {
  readonly replies: Readonly<Record<string, PreparedReply>>
  readonly choices: Readonly<Record<string, readonly ApplicationCommandOptionChoiceData[]>>
}
