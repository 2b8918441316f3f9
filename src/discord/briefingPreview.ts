import type { KnownWorld } from '../lore/knownWorld.ts'
import type { Briefing } from '../store/store.ts'
import { writtenFor } from './briefingAudience.ts'
import { mostAbove } from './briefingMessage.ts'
import { redactionMenu } from './briefingRedaction.ts'
import { dueLine } from './briefingTime.ts'
import { briefingAsSeen } from './briefingView.ts'
import { button, row, shorten, text, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { isHandout, wordsOf } from './handouts.ts'
import { knowledgeNotes, nameWarning, wordsRead } from './knowledgeNotes.ts'
import { plain } from './loreText.ts'
import { audienceWords } from './revealAudience.ts'

/** A draft as its readers would see it, with what its GM wants to know before it is sent. */
export async function previewOf(draft: Briefing, ctx: GmContext): Promise<readonly Component[]> {
  const [shown] = await briefingAsSeen(draft, ctx, 0)
  const audience = await ctx.audience(writtenFor(draft))
  const readings = { full: ctx.lore, audience, everybody: await ctx.audience() }
  const notes = draft.incident === null ? [] : knowledgeNotes(draft.incident, readings)
  // What must not be cut off comes first: these two always fit.
  const words = [
    `**Preview**, as ${readersOf(draft)} will see it.`,
    ...nameWarning(wordsIn(draft, audience), readings),
    ...(draft.dueAt === null ? [] : [dueLine(draft.dueAt, ctx.campaign)]),
    ...(draft.discussed ? ['-# A thread below it lets them talk about it.'] : []),
    ...troubles(draft, ctx),
    ...handoutLines(draft, ctx, audience),
    ...notes.map((note) => `-# ${note}`),
  ]
  return [
    text(shorten(words.join('\n'), mostAbove)),
    ...(shown === undefined ? [] : [shown]),
    ...(await redactionMenu(draft, ctx)),
    row(
      button('Send', customId('briefing.send', draft.id), 'primary'),
      button('Edit', customId('briefing.edit', draft.id)),
      button('Cancel', customId('briefing.cancel', draft.id)),
    ),
  ]
}

function readersOf({ place, channel, audience }: Briefing): string {
  const who = audienceWords(audience)
  if (place === 'direct') return `${who}, each in direct messages,`
  return place === 'thread' ? `${who} in a private thread of <#${channel}>` : `<#${channel}>`
}

/** What would stop it, or what goes with it. */
function troubles(draft: Briefing, { gm }: GmContext): readonly string[] {
  const { place, channel } = draft
  if (place === 'direct') return []
  const access = gm.channels.missing(channel)
  if (access.kind === 'gone') return ['⚠️ That channel is gone.']
  const lacks = access.lacks.filter((name) => !isNeedless(name, draft))
  return lacks.length === 0 ? [] : [`⚠️ I lack ${lacks.join(', ')} there; sending will fail.`]
}

/** Whether a briefing is none of those that need a permission. */
const isNeedless = (permission: string, { place, discussed }: Briefing): boolean =>
  (permission.endsWith('Private Threads') && place !== 'thread') ||
  (permission.endsWith('in Threads') && place !== 'thread') ||
  (permission.endsWith('Public Threads') && !discussed)

/** All that a draft's readers get to read, its handouts too. */
function wordsIn({ title, banner, note, incident, handouts }: Briefing, audience: KnownWorld) {
  const pages = handouts.flatMap((id) => audience.get(id) ?? [])
  const own = incident === null ? [] : [wordsRead(incident, audience)]
  return [title, banner, note, ...own, ...pages.map((page) => wordsOf(page, audience))].join('\n')
}

/** What is handed out, and what its readers may not know of. */
function handoutLines({ handouts }: Briefing, { lore }: GmContext, audience: KnownWorld): string[] {
  const names = (known: boolean): string =>
    handouts
      .filter((id) => {
        const entry = audience.get(id)
        return (entry !== null && isHandout(entry, audience)) === known
      })
      .map((id) => plain(shorten(lore.get(id)?.name ?? '', 60)))
      .join(', ')
  return [
    ...(names(true) === '' ? [] : [`-# Handed out with it: ${names(true)}`]),
    ...(names(false) === '' ? [] : [`⚠️ Not for these readers, so left out: ${names(false)}`]),
  ]
}
