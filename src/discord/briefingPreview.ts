import { secretNames } from '../lore/knowledge.ts'
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
import { isHandout } from './handouts.ts'
import { knowledgeNotes } from './knowledgeNotes.ts'
import { plain } from './loreText.ts'
import { audienceWords } from './revealAudience.ts'

/** A draft as its readers would see it, with what its GM wants to know before it is sent. */
export async function previewOf(draft: Briefing, ctx: GmContext): Promise<readonly Component[]> {
  const [shown] = await briefingAsSeen(draft, ctx, 0)
  const words = [
    `**Preview**, as ${readersOf(draft)} will see it.`,
    ...(draft.dueAt === null ? [] : [dueLine(draft.dueAt, ctx.campaign)]),
    ...(draft.discussed ? ['-# A thread below it lets them talk about it.'] : []),
    ...troubles(draft, ctx),
    ...handoutLines(draft, ctx, await ctx.audience(writtenFor(draft))),
    ...(await notesOn(draft, ctx)),
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

/** What the audience misses, learns, and reads named without knowing it. */
async function notesOn(draft: Briefing, ctx: GmContext): Promise<readonly string[]> {
  const audience = await ctx.audience(writtenFor(draft))
  const words = `${draft.title}\n${draft.banner}\n${draft.note}`
  if (draft.incident === null) {
    const secret = secretNames(words, ctx.lore, audience).map(({ name }) => plain(name))
    return secret.length === 0
      ? []
      : [`-# ⚠️ Named in what they read, though they may not know of it: ${secret.join(', ')}`]
  }
  const everybody = await ctx.audience()
  return knowledgeNotes(draft.incident, words, { full: ctx.lore, audience, everybody }).map(
    (note) => `-# ${note}`,
  )
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
