import { Temporal } from 'temporal-polyfill'
import { composeBulletin } from '../bulletins/compose.ts'
import type { BulletinContent } from '../bulletins/content.ts'
import { withOwnTexts } from '../bulletins/draft.ts'
import { gatherStory } from '../bulletins/gatherStory.ts'
import { missedReason } from '../bulletins/plan.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { BulletinRule, Delivery, Store } from '../store/store.ts'
import type { Trouble } from './decide.ts'
import type { Render, Rendering } from './tools.ts'

/** A bulletin that comes later than this, in ms, says so. */
const lateMs = 15 * 60_000

/**
 * Makes bulletins from the store: always what the channel's audience may know at this moment,
 * whoever had them posted.
 */
export const createRender =
  (store: Store, now: () => Temporal.Instant): Render =>
  async (row) => {
    const guild = store.guild(row.guild)
    const rule = await guild.bulletins.rule(row.rule)
    const campaign = await guild.campaign()
    const at = now()
    const world = await guild.lore(audienceOf(row.guild), at)
    if (rule === null || campaign === null || world === null) return heldBack(gone)
    const missed = missedReason(rule, countedFrom(row), at)
    if (missed !== null) {
      const fix = 'Press Try again to post it all the same.'
      // What stopped it may be lore that players do not know.
      return { kind: 'expired', trouble: { reason: missed, fix, secret: true } }
    }
    const [draft = null] = await guild.drafts.of(row.rule, [row.occurrence])
    // Skipped while it was on its way into the ledger; a GM who had it tried again wants it.
    if (draft?.state === 'skipped' && row.resumedAt === null)
      return { kind: 'nothing', reason: 'A GM skipped it.' }
    const told = { world, style: campaign }
    const story = await gatherStory(rule, row, row.channel, told, guild.bulletins)
    const made = composeBulletin(withOwnTexts(rule, draft), row, story)
    if (made.kind === 'heldBack' && made.nothingToTell === true)
      return { kind: 'nothing', reason: made.reason }
    return made.kind === 'ready'
      ? {
          kind: 'ready',
          content: withOriginal(made.content, rule, row),
          campaign: campaign.slug,
          lateSince: lateSince(row, at),
        }
      : heldBack({ reason: made.reason, fix: made.fix, secret: true })
  }

/** A correction leads to the message that it corrects, in its own channel. */
function withOriginal(
  content: BulletinContent,
  { schedule }: BulletinRule,
  { channel }: Delivery,
): BulletinContent {
  if (schedule.kind !== 'correction') return content
  const post = schedule.posts.find((one) => one.channel === channel)
  return post === undefined ? content : { ...content, original: post }
}

/** A GM who resumed a row asked for it in spite of its age. */
const countedFrom = ({ dueAt, resumedAt }: Delivery): Temporal.Instant =>
  resumedAt !== null && Temporal.Instant.compare(resumedAt, dueAt) > 0 ? resumedAt : dueAt

const lateSince = ({ dueAt }: Delivery, at: Temporal.Instant): Temporal.Instant | null =>
  at.epochMilliseconds - dueAt.epochMilliseconds > lateMs ? dueAt : null

const heldBack = (trouble: Trouble): Rendering => ({ kind: 'heldBack', trouble })

const gone: Trouble = {
  reason: 'Its rule is no longer in force.',
  fix: 'Bring the rule back, then press Try again.',
  secret: true,
}
