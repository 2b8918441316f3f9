import { composeBulletin } from '../bulletins/compose.ts'
import { describeSchedule } from '../bulletins/describeSchedule.ts'
import { channelsOf } from '../bulletins/newsChannel.ts'
import { offeredNext } from '../bulletins/passedOver.ts'
import { nextOccurrences, planObstacle } from '../bulletins/plan.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { toldSecrets } from '../bulletins/toldSecrets.ts'
import type { Temporal } from 'temporal-polyfill'
import { asId } from '../lore/ids.ts'
import type { Proposal } from '../store/store.ts'
import { coming, dueInFull, firstOf, presentSetting } from './bulletinPlans.ts'
import { button } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { plain } from './loreText.ts'
import { shownBulletin } from './noticeBody.ts'
import { outletPicture } from './outletPicture.ts'
import { mentionsOf, noChannel } from './publishNow.ts'
import type { Shown } from './reply.ts'

/** A proposal as the rule that it would be at a moment; breaking news is due right after it. */
export const ruleOfProposal = (
  { id, schedule, ...content }: Proposal,
  now: Temporal.Instant,
): BulletinRule => ({
  ...content,
  id: asId(id),
  key: id,
  source: 'desk',
  schedule:
    schedule.kind === 'breaking' ? { ...schedule, atMs: now.epochMilliseconds + 1 } : schedule,
  plannedUntil: now,
})

/** What a GM is about to schedule, as its channel will see it; nothing is planned by it. */
export async function proposalPage(proposal: Proposal, ctx: GmContext): Promise<Shown> {
  const rule = ruleOfProposal(proposal, ctx.now)
  const setting = await presentSetting(rule, ctx)
  const next = nextOccurrences(rule.schedule, setting, ctx.now, coming)
  const world = await ctx.audience()
  const offered = next.length > 0 ? [] : offeredNext(rule.schedule, setting, coming)
  const first = firstOf({ next, offered })
  const shown = first ?? { occurrence: 'once', universeDay: ctx.lore.today }
  const made = composeBulletin(rule, shown, { world, style: ctx.campaign })
  const channels = channelsOf(rule, await ctx.gm.store.newsChannels.list())
  const breaking = rule.schedule.kind === 'breaking'
  const told = toldSecrets(rule, ctx.lore, world)
  const warnings = [
    ...(channels.length === 0 ? [noChannel] : []),
    ...(first === null ? [planObstacle(rule.schedule, setting) ?? 'Its time is over.'] : []),
    ...(made.kind === 'heldBack'
      ? [`As things stand it cannot be posted. ${made.reason} ${made.fix}`]
      : []),
    ...(told === null ? [] : [told]),
  ]
  const words = [
    `**Preview**, as ${mentionsOf(channels.slice(0, 5)) || 'its channel'} will see it. Nothing is planned yet.`,
    ...settingLines(rule, ctx, offered.length > 0),
    ...(breaking ? [] : [...next, ...offered].map((one) => `-# ${dueInFull(one, ctx)}`)),
    ...warnings.map((warning) => `⚠️ ${warning}`),
  ].join('\n')
  const ready = first !== null && (made.kind === 'ready' || !breaking)
  const go = breaking && rule.approval === 'automatic' ? 'Publish now' : 'Schedule'
  const content = made.kind === 'ready' ? made.content : null
  const picture = outletPicture(content?.outlet, ctx.campaign.slug)
  const buttons = [
    ...(ready ? [button(go, customId('bulletin.schedule', proposal.id), 'primary')] : []),
    button('Edit', customId('bulletin.rewrite', proposal.id)),
    button('Cancel', customId('bulletin.withdraw', proposal.id)),
  ]
  return { components: shownBulletin(words, content, buttons, picture), picture }
}

/**
 * Outlet, schedule and zone, and whether somebody has to approve it; not for what is offered to GMs
 * as they move the clock, who approve it by publishing it.
 */
export function settingLines(
  rule: BulletinRule,
  { campaign, lore }: GmContext,
  offered: boolean,
): readonly string[] {
  const { calendar, dateFormat, zone } = campaign
  const outlet = lore.get(rule.outlet)
  const when = plain(describeSchedule(rule.schedule, calendar, dateFormat))
  return [
    `-# Outlet: ${outlet === null ? 'gone' : plain(outlet.name)} · ${when} · ${plain(zone)}`,
    ...(rule.approval === 'required' && !offered ? [`-# ${approvalWords(rule)}`] : []),
  ]
}

const approvalWords = ({ schedule, leadHours }: BulletinRule): string =>
  schedule.kind === 'breaking'
    ? 'A GM approves it: its draft comes at once'
    : `A GM approves each: drafts come ${leadHours} hours before`
