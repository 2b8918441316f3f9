import { changeClock, clockFault, type ClockChange } from '../calendar/changeClock.ts'
import type { Clock } from '../calendar/clock.ts'
import { readClock, sameClock, writeClock } from '../calendar/clockText.ts'
import { dayNumber, type DayNumber } from '../calendar/day.ts'
import type { DaySpan } from '../calendar/spans.ts'
import { universeDay } from '../calendar/universeDay.ts'
import { UserError } from '../errors.ts'
import type { Campaign } from '../store/store.ts'
import { clockFigures, clockWords } from './clockWords.ts'
import { comingBulletins, writtenDay } from './comingBulletins.ts'
import { button, container, row, text, type Component } from './components.ts'
import type { SetupContext } from './context.ts'
import { customId } from './customId.ts'
import { passedBlock, passedBulletins } from './passedBulletins.ts'

type Ctx = Pick<SetupContext, 'gm' | 'guild' | 'now' | 'user'>

const todayOf = ({ clock, calendar, zone }: Campaign, { now }: Ctx): DayNumber =>
  universeDay(clock, calendar, now, zone)

/** The clock as it stands, and how it is changed. */
export function clockNow(campaign: Campaign, ctx: Ctx): readonly Component[] {
  const { clock } = campaign
  const byHand = clock.mode === 'manual' || clock.mode === 'paused'
  const lines = [
    `## The campaign’s clock\nToday: **${writtenDay(todayOf(campaign, ctx), campaign)}**`,
    clockFigures(clock, campaign),
    `-# ${clockWords(campaign)}`,
    '### To change it',
    ...ways.map(([options, effect]) => `- \`/campaign clock ${options}\` ${effect}`),
    'You see what it changes before it does.',
  ]
  return [
    container([text(lines.join('\n'))], null),
    ...(byHand
      ? [
          row(
            button('A day on', customId('campaign.advance', 1), 'primary'),
            button('A week on', customId('campaign.advance', 7)),
          ),
        ]
      : []),
  ]
}

const ways = [
  ['mode:manual', 'lets you move the date yourself;'],
  ['day:…', 'sets it, and `advance:…` moves it by so many days.'],
  ['mode:mirror years:…', 'follows our own days, so many years later.'],
  ['mode:linear rate:…', 'lets so many days pass in a real day.'],
  ['mode:paused', 'stops it.'],
] as const

/** What a change would do, to be applied or not. Throws a UserError when it can't be made. */
export async function clockPreview(
  change: ClockChange,
  campaign: Campaign,
  ctx: Ctx,
): Promise<readonly Component[]> {
  const { clock: from, calendar, zone } = campaign
  const changed = changeClock(from, change, { calendar, zone, now: ctx.now })
  if (!changed.ok) throw new UserError(changed.message)
  const to = changed.clock
  if (sameClock(from, to)) throw new UserError('That is how the clock stands already.')
  const after = { ...campaign, clock: to }
  const [before, then] = [todayOf(campaign, ctx), todayOf(after, ctx)]
  const passed = await passedBulletins(daysBetween(before, then), after, ctx)
  const lines = [
    '## Change the clock?',
    `Today: **${writtenDay(before, campaign)}** → **${writtenDay(then, campaign)}**`,
    `Before: ${clockFigures(from, campaign)}`,
    `After: ${clockFigures(to, campaign)}`,
    ...consequences(before, then, passed.length),
  ]
  const bulletins = await comingBulletins(campaign, after, ctx)
  return [
    container(
      [
        text(lines.join('\n')),
        ...(bulletins.length === 0 ? [] : [text(`### Next bulletins\n${bulletins.join('\n')}`)]),
        text('-# What was posted already is not posted again.'),
      ],
      null,
    ),
    row(
      button('Apply', customId('campaign.clock', writeClock(from), writeClock(to)), 'primary'),
      button('Cancel', customId('campaign.keep')),
    ),
  ]
}

function consequences(before: DayNumber, then: DayNumber, passed: number): readonly string[] {
  if (then < before)
    return [
      '⚠️ The date goes back. What players may know only from a later day on is hidden again.',
    ]
  const days = then - before
  if (days === 0) return []
  const many = days === 1 ? 'a day' : `${days} days`
  if (passed === 0) return [`It goes on by ${many}; no bulletin is passed over.`]
  const what = passed === 1 ? 'A bulletin is' : `${passed} bulletins are`
  return [`It goes on by ${many}. ${what} passed over: afterwards you choose which to publish.`]
}

/** The days that a jump passes over or reaches: none of them, when it goes back. */
const daysBetween = (before: DayNumber, then: DayNumber): DaySpan => ({
  first: dayNumber(before + 1),
  last: then,
})

/**
 * Makes a change that a preview offered. Throws a UserError when the clock is no longer the one
 * that the preview was of.
 */
export async function applyClock(
  [fromText = '', toText = '']: readonly string[],
  campaign: Campaign,
  ctx: Ctx,
): Promise<readonly Component[]> {
  const stale = new UserError('The clock was changed meanwhile. Look at `/campaign clock` again.')
  const [from, to] = [readClock(fromText), readClock(toText)]
  if (from === null || to === null || !sameClock(from, campaign.clock)) throw stale
  const fault = clockFault(to, campaign.calendar)
  if (fault !== null) throw new UserError(fault)
  // What fell due until now did so by the old clock.
  await ctx.gm.deliver()
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.authoring.setClock(from, to, by))) throw stale
  const after = { ...campaign, clock: to }
  const days = daysBetween(todayOf(campaign, ctx), todayOf(after, ctx))
  return passedPage(days, after, ctx, `## The clock is changed\n${clockLine(to, after, ctx)}`)
}

const clockLine = (to: Clock, after: Campaign, ctx: Ctx): string =>
  `Today: **${writtenDay(todayOf(after, ctx), after)}**\n${clockFigures(to, after)}`

/** What a jump passed over and is not published yet, below a line of news. */
export async function passedPage(
  days: DaySpan,
  campaign: Campaign,
  ctx: Ctx,
  news: string,
): Promise<readonly Component[]> {
  const passed = await passedBulletins(days, campaign, ctx)
  return [container([text(news)], null), ...passedBlock(passed, days, campaign)]
}

/** Days from a custom id; null for what no page of ours wrote there. */
export function readDays([first = '', last = '']: readonly string[]): DaySpan | null {
  const [from, to] = [Number(first), Number(last)]
  if (first === '' || last === '' || !isDay(from) || !isDay(to)) return null
  return { first: dayNumber(from), last: dayNumber(to) }
}

const isDay = (day: number): boolean => Number.isInteger(day) && Math.abs(day) < 2 ** 45

/** What a change says of all that it leaves as it is. */
export const unchanged: ClockChange = {
  mode: null,
  day: null,
  advance: null,
  years: null,
  rate: null,
  real: null,
}

/** The change that moves the date on by some days. */
export const advanceBy = (days: number): ClockChange => ({
  ...unchanged,
  advance: Number.isSafeInteger(days) ? days : 0,
})
