import { ruleMark, textFields, withOwnTexts } from '../bulletins/draft.ts'
import type { BulletinRule } from '../bulletins/rule.ts'
import { channelsOf } from '../bulletins/newsChannel.ts'
import { toldSecrets } from '../bulletins/toldSecrets.ts'
import type { Draft } from '../store/store.ts'
import { composeNow, dueWords } from './bulletinPlans.ts'
import { timestamp } from './clockWords.ts'
import { button, type Component, type RowComponent } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { draftButtons } from './draftButtons.ts'
import { plain } from './loreText.ts'
import { shownBulletin } from './noticeBody.ts'
import { mentionsOf } from './publishNow.ts'

/** Where an occurrence stands, in a few words; "" for one that nobody has to decide. */
export function draftWords(rule: BulletinRule, draft: Draft | null): string {
  const edited = draft !== null && textFields.some((field) => draft[field] !== null)
  const words = edited ? ['✎ edited for this once'] : []
  if (draft === null) return rule.approval === 'required' ? '⏳ needs approval' : ''
  switch (draft.state) {
    case 'pending':
      return ['⏳ needs approval', ...words].join(' · ')
    case 'held':
      return [
        rule.schedule.kind === 'correction' ? '⏳ needs approval' : '⚠️ held: nobody approved it',
        ...words,
      ].join(' · ')
    case 'approved':
      return [...(draft.approved === null ? [] : ['✔ approved']), ...words].join(' · ')
    case 'skipped':
      return '– skipped'
    case 'planned':
      return words.join('')
  }
}

/** A draft as GMs see it: the bulletin as its channel would, how it stands, and what can be done. */
export async function draftPage(
  draft: Draft,
  rule: BulletinRule,
  ctx: GmContext,
  note = '',
): Promise<readonly Component[]> {
  const made = await composeNow(rule, draft, draft, ctx)
  const content = made.kind === 'ready' ? made.content : null
  const trouble =
    made.kind === 'ready'
      ? []
      : [`⚠️ As things stand it cannot be posted. ${made.reason} ${made.fix}`]
  const channels = channelsOf(rule, await ctx.gm.store.newsChannels.list())
  const whole = withOwnTexts(rule, draft)
  const told = toldSecrets(whole, ctx.lore, await ctx.audience())
  const said = note === '' ? [] : [`⚠️ ${note}`]
  const lines = [
    ...said,
    ...standing(draft, rule, mentionsOf(channels.slice(0, 5)), ctx),
    ...trouble,
    ...(told === null ? [] : [`⚠️ ${told}`]),
  ]
  const words = lines.join('\n')
  const mark = ruleMark(whole)
  return shownBulletin(words, content, buttonsOf(draft, { id: draft.id, mark, content }, ctx))
}

function standing(
  draft: Draft,
  { name, schedule: { kind } }: BulletinRule,
  channels: string,
  ctx: GmContext,
): readonly string[] {
  const title = `“${plain(name)}”`
  const when = dueWords(draft, ctx)
  const by = draft.decidedBy === null ? '' : ` by <@${draft.decidedBy}>`
  const where = channels === '' ? 'no channel gets it' : `in ${channels}`
  switch (draft.state) {
    case 'pending':
      return [
        `📰 **${title} needs a GM’s approval.** It is due ${when} (${timestamp(draft.dueAt.epochMilliseconds, 'R')}), ${where}.`,
        'If nobody approves it until then, it is held back.',
      ]
    case 'held':
      if (kind === 'correction')
        return [
          `📰 **${title}**: what that bulletin told has changed since.`,
          `Approved, this appears ${where}, with the way to what it corrects.`,
        ]
      return [
        `📰 **${title} was not posted**: it was due ${when}, and nobody had approved what it says.`,
        `Approved now, it is posted late, ${where}.`,
      ]
    case 'approved':
      return [`✔ **${title} is approved**${by}. It is posted ${when}, ${where}.`]
    case 'skipped':
      return [`– **${title} is skipped**${by}: nothing is posted for ${when}.`]
    case 'planned':
      return [`✔ **${title}** of ${when} goes its way: \`/bulletin list\` shows how it fares.`]
  }
}

function buttonsOf(
  { id, state, dueAt }: Draft,
  shown: Parameters<typeof draftButtons>[0],
  { now }: GmContext,
): readonly RowComponent[] {
  switch (state) {
    case 'pending':
    case 'held':
      return draftButtons(shown)
    case 'approved':
      return [
        button('Edit', customId('bulletin.edit', id)),
        button('Skip', customId('bulletin.skip', id)),
      ]
    case 'skipped':
      return dueAt.epochMilliseconds > now.epochMilliseconds
        ? [button('Unskip', customId('bulletin.unskip', id))]
        : []
    case 'planned':
      return []
  }
}
