import type { ChannelId, EntryId } from '../lore/ids.ts'
import type { BulletinRule } from './rule.ts'

/** A channel that opted in to bulletins. */
export interface NewsChannel {
  readonly channel: ChannelId
  /** The outlets whose bulletins it gets; null for all. */
  readonly outlets: readonly EntryId[] | null
  /** Whether they come in the outlet's own name and with its picture, through a webhook. */
  readonly persona: boolean
}

/** Whether a channel wants its news in the outlet's own name. */
export const isPersona = (channels: readonly NewsChannel[], channel: ChannelId): boolean =>
  channels.some((one) => one.channel === channel && one.persona)

/** The channels in which a rule's bulletins appear. */
export const channelsOf = (
  { outlet, schedule }: Pick<BulletinRule, 'outlet' | 'schedule'>,
  channels: readonly NewsChannel[],
): readonly ChannelId[] =>
  schedule.kind === 'correction'
    ? // Whoever read the error is to read this too.
      schedule.posts.map(({ channel }) => channel)
    : channels
        .filter(({ outlets }) => outlets === null || outlets.includes(outlet))
        .map(({ channel }) => channel)

/** Which of a rule's occurrences the ledger has for which channels, in whatever state. */
export type Recorded = ReadonlyMap<string, ReadonlySet<ChannelId>>

/** Whether an occurrence is in the ledger for each of its channels. */
export const isRecorded = (
  occurrence: string,
  channels: readonly ChannelId[],
  recorded: Recorded,
): boolean =>
  channels.length > 0 &&
  channels.every((channel) => recorded.get(occurrence)?.has(channel) === true)
