import { dayNumber, type DayNumber } from '../calendar/day.ts'
import { formatDay } from '../calendar/dayFormat.ts'
import { shorten, text } from './components.ts'
import type { Pressed } from './command.ts'
import type { OptionData } from './commandData.ts'
import type { PlayerContext } from './context.ts'
import { readDate } from './readDate.ts'
import type { Reply } from './reply.ts'

type Answer = Reply | Promise<Reply>

/** Room for the line above a page of the past. */
export const mostPastLine = 120

/** The option that takes a command back to an earlier in-universe day. */
export const asOfOption = {
  name: 'as-of',
  description: 'As it was known then: 2391, early 2392, 238802.22 …',
  kind: 'string',
  most: 40,
} as const satisfies OptionData

/**
 * Answers from what was known as of the day that was typed: the last that it can mean. Throws a
 * UserError when it is no date. A day that has not come is answered as of today, and says so.
 */
export async function readAsOf(
  typed: string | null,
  ctx: PlayerContext,
  answer: (ctx: PlayerContext) => Answer,
): Promise<Reply> {
  const date = readDate(typed, ctx)
  if (date === null) return answer(ctx)
  const day = date.latest ?? ctx.lore.today
  const then = await ctx.asOf(day)
  return under(await answer(then), then, day > then.lore.today)
}

/** A component that goes on reading in the time of the page that it stands on. */
export const inItsTime =
  (run: (pressed: Pressed, ctx: PlayerContext) => Answer) =>
  async (pressed: Pressed, ctx: PlayerContext): Promise<Reply> => {
    if (pressed.asOf === null) return run(pressed, ctx)
    const then = await ctx.asOf(dayNumber(pressed.asOf))
    return under(await run(pressed, then), then, false)
  }

/** The reply under a line that names its day. */
function under(reply: Reply, { lore, campaign }: PlayerContext, ahead: boolean): Reply {
  if (reply.kind === 'modal') return reply
  const named = (day: DayNumber): string =>
    shorten(formatDay(day, campaign.calendar, campaign.dateFormat), 50)
  const line = ahead
    ? `-# That day has not come yet. This is what is known today, ${named(lore.today)}.`
    : lore.asOf === null
      ? null
      : `-# As it was known on ${named(lore.asOf)}`
  return line === null ? reply : { ...reply, components: [text(line), ...reply.components] }
}
