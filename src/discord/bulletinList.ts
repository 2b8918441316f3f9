import { describeSchedule } from '../bulletins/describeSchedule.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { UserError } from '../errors.ts'
import { asId, type DeliveryId, type RuleId } from '../lore/ids.ts'
import type { Delivery, DeliveryState, Draft } from '../store/store.ts'
import { allPlans, dueInFull, dueWords, firstOf, type Plan } from './bulletinPlans.ts'
import { timestamp } from './clockWords.ts'
import { button, container, row, select, shorten, text, type Component } from './components.ts'
import type { Pressed } from './command.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { draftWords } from './draftPage.ts'
import { plain } from './loreText.ts'
import { pageOf, pageRow } from './pager.ts'
import { mentionsOf } from './publishNow.ts'
import { update, type Reply } from './reply.ts'

/** With these the list stays within a message's 4,000 characters. */
const [plansOnPage, pastOnPage, mostName] = [4, 6, 40] as const
/** How far the list goes back. */
const mostPast = 60

const mostWhen = 80

const nameOf = (name: string): string => plain(shorten(name, mostName))

/** What is planned, what waits for a GM, what was posted and what went wrong; a page at a time. */
export async function bulletinList(asked: number, ctx: GmContext): Promise<readonly Component[]> {
  const plans = await allPlans(ctx)
  const past = await pastOf(ctx)
  const rules = [...new Set(past.map(({ rule }) => rule))]
  const names = await ctx.gm.store.bulletins.names(rules)
  const pages = Math.max(pageOf(plans, plansOnPage, 0).pages, pageOf(past, pastOnPage, 0).pages)
  const shown = Math.min(Math.max(0, Number.isSafeInteger(asked) ? asked : 0), pages - 1)
  const coming = plans.slice(shown * plansOnPage, (shown + 1) * plansOnPage)
  const lately = past.slice(shown * pastOnPage, (shown + 1) * pastOnPage)
  const lines = lately.map((one) => pastLine(one, names, ctx))
  const none = shown === 0 ? ['This campaign has no bulletins.'] : []
  const planLines = coming.length === 0 ? none : coming.map((plan) => planLine(plan, ctx))
  const blocks = [
    ...(planLines.length === 0 ? [] : [`## Coming up\n${planLines.join('\n')}`]),
    ...(lines.length === 0 ? [] : [`## Lately\n${lines.join('\n')}`]),
    ...(pages === 1 ? [] : [`-# Page ${shown + 1} of ${pages}`]),
  ]
  return [
    container(
      blocks.map((block) => text(block)),
      null,
    ),
    ...resumeRow(lately, names, ctx),
    ...(await waitingRow(ctx)),
    ...pageRow(shown, pages, (page) => customId('bulletin.list', page)),
  ]
}

/** What is over: rows of the ledger, and drafts that posted nothing. The latest first. */
type Past = Delivery | Draft

async function pastOf({ gm, now }: GmContext): Promise<readonly Past[]> {
  const { bulletins, drafts } = gm.store
  const unposted = (await drafts.list(mostPast, ['held', 'skipped'])).filter(
    ({ state, dueAt }) => state === 'held' || dueAt.epochMilliseconds <= now.epochMilliseconds,
  )
  return [...(await bulletins.deliveries(mostPast)), ...unposted]
    .sort((a, b) => b.dueAt.epochMilliseconds - a.dueAt.epochMilliseconds)
    .slice(0, mostPast)
}

function planLine(
  { rule, next, offered, drafts, channels, obstacle }: Plan,
  ctx: GmContext,
): string {
  const title = `**${nameOf(rule.name)}**`
  const first = firstOf({ next, offered })
  if (first === null) return `${title}\n-# ${obstacle ?? 'no day to come'}`
  const state = draftWords(rule, drafts.get(first.occurrence) ?? null)
  const where = channels.length === 0 ? 'no channel' : mentionsOf(channels.slice(0, 3))
  const { calendar, dateFormat } = ctx.campaign
  const when = plain(shorten(describeSchedule(rule.schedule, calendar, dateFormat), mostWhen))
  const rest = [...(state === '' ? [] : [state]), when, where].join(' · ')
  return `${title}\n-# ${dueInFull(first, ctx)}\n-# ${rest}`
}

const stateWords: Readonly<Record<DeliveryState, string>> = {
  due: '… waiting',
  claimed: '… being posted',
  sent: '✔ posted',
  missed: '– missed',
  blocked: '⚠️ could not be posted',
}

type Names = ReadonlyMap<RuleId, string>

function pastLine(past: Past, names: Names, ctx: GmContext): string {
  const name = nameOf(names.get(past.rule) ?? 'A bulletin')
  if (!('channel' in past)) {
    const words = past.state === 'held' ? '⚠️ held, not approved' : '– skipped'
    return `${words} · ${name}, ${dueWords(past, ctx)}`
  }
  const { calendar, dateFormat } = ctx.campaign
  const day = plain(formatDay(past.universeDay, calendar, dateFormat))
  const at = timestamp((past.sentAt ?? past.dueAt).epochMilliseconds, 'R')
  const reason = past.reason === null ? '' : `\n-# ${plain(shorten(past.reason, 90))}`
  return `${stateWords[past.state]} · ${name}, ${day} · <#${past.channel}> ${at}${reason}`
}

function resumeRow(
  shown: readonly Past[],
  names: Names,
  { campaign: { calendar, dateFormat } }: GmContext,
): readonly Component[] {
  const stuck = shown
    .flatMap((past) => ('channel' in past ? [past] : []))
    .filter(({ state }) => state === 'blocked' || state === 'missed')
    .slice(0, 5)
  if (stuck.length === 0) return []
  return [
    row(
      ...stuck.map(({ id, rule, universeDay }) => {
        // The day first: what a long name pushes out of the label is its end.
        const day = formatDay(universeDay, calendar, dateFormat)
        const label = `Try again: ${day} ${names.get(rule) ?? ''}`.trim()
        return button(shorten(label, 38), customId('bulletin.resume', id))
      }),
    ),
  ]
}

/** A menu of what waits for a GM's word. */
async function waitingRow(ctx: GmContext): Promise<readonly Component[]> {
  const rules = new Map((await ctx.gm.store.bulletins.rules()).map((rule) => [rule.id, rule]))
  const { calendar, dateFormat } = ctx.campaign
  const choices = (await ctx.gm.store.drafts.list(25, ['pending', 'held'])).flatMap((draft) => {
    const rule = rules.get(draft.rule)
    if (rule === undefined) return []
    const day = formatDay(draft.universeDay, calendar, dateFormat)
    const description = draftWords(rule, draft)
    return [{ label: `${day}: ${rule.name}`, value: draft.id, description }]
  })
  return choices.length === 0 ? [] : [row(select(customId('bulletin.draft'), 'Decide …', choices))]
}

/** Has a bulletin tried again that could not be posted. */
export async function resumeBulletin({ parts }: Pressed, ctx: GmContext): Promise<Reply> {
  const id = asId<DeliveryId>(parts[0] ?? '')
  const by = { user: ctx.user, at: ctx.now }
  const resumed = await ctx.gm.store.bulletins.resume(id, ctx.now, by)
  if (!resumed)
    throw new UserError('That bulletin is not waiting for anybody. See `/bulletin list`.')
  await ctx.gm.deliver()
  return update(...(await bulletinList(0, ctx)))
}
