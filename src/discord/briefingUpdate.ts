import { UserError } from '../errors.ts'
import { readersOf } from '../lore/visibility.ts'
import type { Author, Briefing, BriefingCopy } from '../store/store.ts'
import { expectedReaders, stillReads, writtenFor } from './briefingAudience.ts'
import { dismissOthers } from './briefingDismiss.ts'
import { goOn, unlisted, type Refreshed } from './briefingGoOn.ts'
import { placeWords } from './briefingMessage.ts'
import { recounted, saysTheSame } from './briefingStanding.ts'
import { briefingAsSeen } from './briefingView.ts'
import { button, channelSelect, row } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'

type Fate = 'edited' | 'gone' | 'no channel' | 'not theirs'

/**
 * Brings a briefing's messages up to date, wherever they stand; none of it throws a UserError. Where
 * nothing new may be told, it goes on in a new thread: if it has something new, or is to be read
 * `anew`.
 */
export async function refreshBriefing(
  { id }: Briefing,
  ctx: GmContext,
  anew = false,
): Promise<Refreshed> {
  // As it stands now: another GM may have closed it since this one began.
  const briefing = await ctx.gm.store.briefings.get(id)
  if (briefing === null) return { words: 'The briefing is gone.', controls: [] }
  const copies = await ctx.gm.store.briefings.copies(briefing.id)
  const sent = copies.filter(({ message }) => message !== null)
  if (sent.length === 0)
    return { words: 'It is not certain that it was ever posted.', controls: [] }
  try {
    // First of all: what is edited is before whoever is in the thread.
    const dismissed = await dismissOthers(briefing, ctx)
    if (dismissed === null && briefing.state === 'sent')
      return anew || (await hasNews(sent, briefing, ctx))
        ? await goOn(briefing, unlisted(briefing), ctx)
        : { words: `The message in ${placeWords(briefing)} has nothing new to tell.`, controls: [] }
    const fates: Fate[] = []
    for (const copy of sent)
      fates.push(
        dismissed === null
          ? await recount(copy, briefing, ctx)
          : await refreshCopy(copy, briefing, ctx),
      )
    if (dismissed === null && fates.every((fate) => fate === 'edited'))
      return { words: `The message in ${placeWords(briefing)} says so.`, controls: [] }
    if (fates.includes('edited')) await seenByItsReaders(briefing, ctx)
    const { words, controls } = outcomeOf(briefing, fates)
    return { words: [words, dismissed].filter(Boolean).join('\n'), controls }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { words: `Its message stays as it was: ${error.message}`, controls: [] }
  }
}

async function refreshCopy(copy: BriefingCopy, briefing: Briefing, ctx: GmContext): Promise<Fate> {
  const { channel, message, recipient } = copy
  if (channel === null || message === null) return 'gone'
  if (recipient !== null && !(await stillReads(briefing, recipient, ctx))) return 'not theirs'
  const components = await briefingAsSeen(briefing, ctx, await readOf(copy, ctx))
  return ctx.gm.channels.edit(channel, message, components)
}

/** Whether any of its messages would tell more than it does, or is gone. */
async function hasNews(
  copies: readonly BriefingCopy[],
  briefing: Briefing,
  ctx: GmContext,
): Promise<boolean> {
  const current = await briefingAsSeen(briefing, ctx, 0)
  for (const { channel, message } of copies) {
    const standing =
      channel === null || message === null ? 'gone' : await ctx.gm.channels.read(channel, message)
    if (typeof standing === 'string' || !saysTheSame(standing, current)) return true
  }
  return false
}

/** Changes nothing of a message but its count, and its button where it is closed. */
async function recount(copy: BriefingCopy, briefing: Briefing, ctx: GmContext): Promise<Fate> {
  const { channel, message } = copy
  if (channel === null || message === null) return 'gone'
  const standing = await ctx.gm.channels.read(channel, message)
  if (typeof standing === 'string') return standing
  const expected = await expectedReaders(briefing.audience, ctx)
  const shown = recounted(standing, briefing, { read: await readOf(copy, ctx), expected })
  return shown === null ? 'edited' : ctx.gm.channels.edit(channel, message, shown)
}

/** How many have acknowledged what a copy says: of an inbox, whether its owner has. */
async function readOf({ briefing, recipient }: BriefingCopy, { gm }: GmContext): Promise<number> {
  const readers = await gm.store.briefings.acknowledgements(briefing)
  return readers.filter(({ user }) => recipient === null || user === recipient).length
}

function outcomeOf(briefing: Briefing, fates: readonly Fate[]): Refreshed {
  const where = placeWords(briefing)
  const lost = fates.filter((fate) => fate === 'gone' || fate === 'no channel').length
  const left = fates.filter((fate) => fate === 'not theirs').length
  if (lost === 0) {
    const current =
      briefing.place === 'direct'
        ? 'The messages are up to date.'
        : `The message in ${where} is up to date.`
    const kept = `${left} of ${fates.length} stay as they were: their readers left, or lost the role.`
    return { words: left === 0 ? current : `${current} ${kept}`, controls: [] }
  }
  const open = briefing.state === 'sent'
  if (fates.includes('no channel')) {
    const choose = channelSelect(customId('briefing.elsewhere', briefing.id), 'Post it in …')
    return { words: `The channel of its message is gone.`, controls: open ? [row(choose)] : [] }
  }
  const words =
    briefing.place === 'direct'
      ? `${lost} of ${fates.length} messages were deleted.`
      : `Its message in ${where} was deleted.`
  const again = button('Post it again', customId('briefing.again', briefing.id), 'primary')
  return { words, controls: open ? [row(again)] : [] }
}

/**
 * Posts anew what was deleted, in another channel when one is given. Two presses make one message:
 * each old copy is replaced once. Returns who was taken out of its thread, in words for the GM.
 */
export async function postAgain(
  briefing: Briefing,
  ctx: GmContext,
  by: Author,
  elsewhere: Briefing['channel'] | null = null,
): Promise<string | null> {
  const { briefings } = ctx.gm.store
  const dismissed = await dismissOthers(briefing, ctx)
  const look = dismissed === null ? recount : refreshCopy
  for (const copy of await briefings.copies(briefing.id)) {
    if (copy.message === null && copy.state !== 'blocked') continue
    const fate = copy.message === null ? 'gone' : await look(copy, briefing, ctx)
    if (fate === 'edited' || fate === 'not theirs') continue
    const channel = copy.recipient === null ? (elsewhere ?? copy.channel) : copy.channel
    await briefings.replace(copy.id, { recipient: copy.recipient, channel }, by)
  }
  await ctx.gm.carry()
  return dismissed
}

// What stands in a channel cannot be taken back.
async function seenByItsReaders(briefing: Briefing, { gm, guild, now }: GmContext): Promise<void> {
  if (briefing.incident === null) return
  const readers = readersOf(guild, writtenFor(briefing), () => null)
  await gm.store.reveals.opened(briefing.incident, readers, now)
}
