import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../errors.ts'
import type { Briefing, BriefingCopy, Store } from '../store/store.ts'
import { audienceTools, type AudienceSources } from './audienceTools.ts'
import { membersIn, stillReads, writtenFor } from './briefingAudience.ts'
import { briefingTitle } from './briefingMessage.ts'
import { again } from './briefingRefusal.ts'
import { briefingAsSeen } from './briefingView.ts'
import type { Component } from './components.ts'
import { handoutsOf, type Handout } from './handouts.ts'
import type { ReadPicture } from './pictures.ts'

export interface LetterOptions extends AudienceSources {
  readonly store: Store
  readonly readPicture: ReadPicture
  readonly now: () => Temporal.Instant
}

/** A briefing's message on its way. */
export interface BriefingLetter {
  readonly briefing: Briefing
  readonly title: string
  readonly components: readonly Component[]
  /** Whom the thread lets in; null when Discord does not say. */
  readonly members: readonly string[] | null
  readonly handouts: readonly Handout[]
}

/** Writes what a copy says at this moment, or tells why it cannot be sent. */
export async function writeLetter(copy: BriefingCopy, options: LetterOptions) {
  const { store, now } = options
  const guild = store.guild(copy.guild)
  const briefing = await guild.briefings.get(copy.briefing)
  const campaign = await guild.campaign()
  if (briefing === null || campaign === null)
    return {
      kind: 'heldBack',
      reason: 'Its campaign is not played any more.',
      fix: again,
    } as const
  const tools = audienceTools(copy.guild, guild, options, async (reader) => {
    const world = await guild.lore(reader, now())
    if (world === null) throw new Error('a campaign that was just read has no lore')
    return world
  })
  try {
    // Between the GM's press and this moment there may be months.
    if (copy.recipient !== null && !(await stillReads(briefing, copy.recipient, tools)))
      throw new UserError('They left this server, or lost the role for which it is.')
    const read = await readSoFar(copy, guild)
    const sources = { ...tools, guild: copy.guild, campaign }
    const components = await briefingAsSeen(briefing, sources, read)
    const lore = await tools.audience(writtenFor(briefing))
    const title = briefingTitle(briefing, lore)
    const handouts = await handoutsOf(briefing.handouts, lore, campaign.slug, options.readPicture)
    const roster = briefing.place === 'thread' ? await tools.roster() : null
    const members =
      roster === null || briefing.audience === null ? null : membersIn(roster, briefing.audience)
    const letter = { briefing, title, components, members, handouts }
    return { kind: 'ready', letter } as const
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { kind: 'heldBack', reason: error.message, fix: again } as const
  }
}

/** How many have acknowledged it: of an inbox, whether its owner has. */
async function readSoFar(
  { briefing, recipient }: BriefingCopy,
  { briefings }: ReturnType<Store['guild']>,
): Promise<number> {
  const readers = await briefings.acknowledgements(briefing)
  return readers.filter(({ user }) => recipient === null || user === recipient).length
}
