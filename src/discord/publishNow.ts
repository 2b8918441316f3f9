import { channelsOf, isRecorded } from '../bulletins/newsChannel.ts'
import type { PassedOccurrence } from '../bulletins/passedOver.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { UserError } from '../errors.ts'
import type { ChannelId } from '../lore/ids.ts'
import type { SetupContext } from './context.ts'

/**
 * Puts an occurrence of a rule into the ledger as due now, for each channel that has not got it.
 * These channels; none when all have it. Throws a UserError when the bulletin has no channel, and
 * when a GM decided otherwise meanwhile: `sawSkip` tells whether who posts it knows of a skip.
 */
export async function publishNow(
  rule: BulletinRule,
  { occurrence, universeDay }: PassedOccurrence,
  { gm, guild, now, user }: Pick<SetupContext, 'gm' | 'guild' | 'now' | 'user'>,
  sawSkip = false,
): Promise<readonly ChannelId[]> {
  const channels = channelsOf(rule, await gm.store.newsChannels.list())
  if (channels.length === 0) {
    throw new UserError(noChannel)
  }
  const recorded = await gm.store.bulletins.recorded(rule.id, [occurrence])
  const open = channels.filter((channel) => !isRecorded(occurrence, [channel], recorded))
  const [draft] = await gm.store.drafts.of(rule.id, [occurrence])
  if (open.length > 0 && draft !== undefined && draft.state !== 'planned') {
    if (draft.state === 'skipped' && !sawSkip)
      throw new UserError('A GM skipped that bulletin meanwhile. See `/bulletin list`.')
    // Nobody is asked any more about what goes out, and nothing holds it back.
    const by = { user, at: now }
    if (!(await gm.store.drafts.move(draft.id, draft.state, 'planned', by)))
      throw new UserError('A GM decided about that bulletin meanwhile. See `/bulletin list`.')
  }
  const published = await gm.publish(
    open.map((channel) => {
      return { rule: rule.id, guild, channel, occurrence, universeDay, dueAt: now, missed: null }
    }),
  )
  return published ? open : []
}

export const noChannel = 'No channel gets this news: choose one with `/campaign setup channel:`.'

/** Channels as a reader clicks them. */
export const mentionsOf = (channels: readonly ChannelId[]): string =>
  channels.map((channel) => `<#${channel}>`).join(', ')
