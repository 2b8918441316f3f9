import type { Briefing } from '../store/store.ts'
import { placeWords } from './briefingMessage.ts'
import { againControls, missed } from './briefingSend.ts'
import type { Component } from './components.ts'
import type { GmContext } from './context.ts'

/** What became of messages that were to change, for the GM, and what to do about it. */
export interface Refreshed {
  readonly words: string
  readonly controls: readonly Component[]
}

/**
 * Lets a private briefing go on in a new thread of its channel, into which its message lets those who
 * are its readers then. The old message stays as it was. Two presses make one thread: each old copy
 * is replaced once.
 */
export async function goOn(briefing: Briefing, why: string, ctx: GmContext): Promise<Refreshed> {
  const { briefings } = ctx.gm.store
  const by = { user: ctx.user, at: ctx.now }
  for (const { id, message } of await briefings.copies(briefing.id))
    if (message !== null) await briefings.replace(id, { recipient: null, channel: null }, by)
  await ctx.gm.carry()
  const now = (await briefings.get(briefing.id)) ?? briefing
  const copies = await briefings.copies(briefing.id)
  const there = copies.length > 0 && copies.every(({ state }) => state === 'sent')
  const where = there
    ? `It goes on in ${placeWords(now)}, a new private thread`
    : 'It is to go on in a new private thread'
  const words = [`${where} of <#${briefing.channel}>: ${why}`, ...missed(copies)].join('\n')
  return { words, controls: againControls(briefing, copies) }
}

/** Why nothing more is told in a thread of which Discord does not say who is in it. */
export const unlisted = (briefing: Briefing): string =>
  `Discord does not tell me who is in ${placeWords(briefing)}, where somebody may be no reader any more. What stands there stays as it was. ${remedy}`

const remedy =
  'With the *Server Members Intent*, which whoever hosts me can turn on, it need not move.'

/** What a GM is told before more is told in a briefing's thread; nothing where it can stay. */
export async function goingOn(
  briefing: Briefing,
  { gm }: Pick<GmContext, 'gm'>,
): Promise<readonly string[]> {
  const { place, thread, channel } = briefing
  if (place !== 'thread' || thread === null) return []
  if ((await gm.channels.inThread(thread)) !== null) return []
  return [`-# It will go on in a new private thread of <#${channel}>: ${unlisted(briefing)}`]
}
