import type { Temporal } from 'temporal-polyfill'
import { composeBulletin } from '../bulletins/compose.ts'
import { gatherStory } from '../bulletins/gatherStory.ts'
import { channelsOf } from '../bulletins/newsChannel.ts'
import { ruleMark, withOwnTexts, type Draft } from '../bulletins/draft.ts'
import { toldSecrets } from '../bulletins/toldSecrets.ts'
import { audienceOf, gmsOf } from '../lore/visibility.ts'
import type { BulletinRule, Campaign } from '../store/store.ts'
import { draftNotice } from './notices.ts'
import type { DeliveryTools } from './tools.ts'

/**
 * Shows the GMs a draft that they are to decide, or that is held, as its channel would see it.
 * Telling comes before marking: a death in between repeats it, which the notice's nonce makes once.
 * False when they could not be told for the moment.
 */
export async function tellDraft(
  draft: Draft,
  rule: BulletinRule,
  campaign: Campaign,
  now: Temporal.Instant,
  { store, poster, log }: Pick<DeliveryTools, 'store' | 'poster' | 'log'>,
): Promise<boolean> {
  const guild = store.guild(campaign.guild)
  const world = await guild.lore(audienceOf(campaign.guild), now)
  const full = await guild.lore(gmsOf(campaign.guild), now)
  if (world === null || full === null) return true
  const whole = withOwnTexts(rule, draft)
  const [channel = null] = channelsOf(rule, await guild.newsChannels.list())
  const told = { world, style: campaign }
  const story = await gatherStory(rule, draft, channel, told, guild.bulletins)
  const made = composeBulletin(whole, draft, story)
  const shown = { made, mark: ruleMark(whole), secrets: toldSecrets(whole, full, world) }
  const notice = draftNotice(draft, rule, campaign, shown)
  const answer = await poster.tell(notice)
  if (answer.kind !== 'sent') {
    log.warn('The GMs could not be shown a draft', { id: draft.id, outcome: answer })
    // Who refuses it now refuses it later: `/bulletin list` shows it all the same.
    if (answer.kind !== 'refused') return false
  }
  const message = answer.kind === 'sent' ? answer.message : null
  await guild.drafts.shown(
    draft.id,
    draft.state === 'held' ? 'held' : 'draft',
    now,
    message === null || notice.channel === null ? null : { channel: notice.channel, id: message },
  )
  return true
}
