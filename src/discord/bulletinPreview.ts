import { withOwnTexts } from '../bulletins/draft.ts'
import { toldSecrets } from '../bulletins/toldSecrets.ts'
import { UserError } from '../errors.ts'
import { asId, type RuleId } from '../lore/ids.ts'
import { messageCost, mostText } from './budget.ts'
import { composeNow, dueInFull, firstOf, planOf, type Plan } from './bulletinPlans.ts'
import { bulletinBody } from './bulletinMessage.ts'
import { button, row, text } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { draftWords } from './draftPage.ts'
import { plain } from './loreText.ts'
import { outletPicture } from './outletPicture.ts'
import { settingLines } from './proposalPage.ts'
import { mentionsOf, publishNow } from './publishNow.ts'
import { update, type Reply, type Shown } from './reply.ts'

/** The bulletin as its channel will see it, with all that a GM wants to know before it is out. */
export async function previewBulletin(
  { rule, channels, next, offered, drafts, obstacle }: Plan,
  ctx: GmContext,
  posting: boolean,
): Promise<Shown> {
  const first = firstOf({ next, offered })
  if (first === null)
    throw new UserError(`“${plain(rule.name)}” is never due. ${obstacle ?? ''}`.trim())
  const draft = drafts.get(first.occurrence) ?? null
  const told = toldSecrets(withOwnTexts(rule, draft), ctx.lore, await ctx.audience())
  const about = [
    `**${plain(rule.name)}**, as ${mentionsOf(channels) || 'its channel'} will see it`,
    ...settingLines(rule, ctx, offered.length > 0),
    ...[...next, ...offered].map((one) => {
      const state = draftWords(rule, drafts.get(one.occurrence) ?? null)
      return `-# ${dueInFull(one, ctx)}${state === '' ? '' : ` · ${state}`}`
    }),
    ...(told === null ? [] : [`⚠️ ${told}`]),
  ]
  const composition = await composeNow(rule, first, draft, ctx)
  if (composition.kind === 'heldBack') {
    const words = [...about, `⚠️ It will not be posted. ${composition.reason} ${composition.fix}`]
    return { components: [text(words.join('\n'))], picture: null }
  }
  const head = text(about.join('\n'))
  const consequence = posting
    ? [text('-# Posted now, it will not be posted again on its day.')]
    : []
  // The channel's message may be longer than what is left of this one.
  const left = mostText - messageCost([head, ...consequence]).text
  const controls = posting
    ? [
        row(
          button(
            'Post it now',
            customId('bulletin.post', rule.id, first.occurrence, draft?.state ?? ''),
            'primary',
          ),
          button('Cancel', customId('bulletin.cancel')),
        ),
      ]
    : []
  const { content } = composition
  const picture = outletPicture(content.outlet, ctx.campaign.slug)
  const body = bulletinBody(content, null, left, picture)
  return { components: [head, ...body, ...consequence, ...controls], picture }
}

/**
 * Has the bulletin that a preview offered posted now. Throws a UserError when it is out already, or
 * skipped since.
 */
export async function postPreviewed(
  [id, occurrence, state]: readonly string[],
  ctx: GmContext,
): Promise<Reply> {
  const rule = await ctx.gm.store.bulletins.rule(asId<RuleId>(id ?? ''))
  if (rule === null) throw new UserError('That bulletin is gone. See `/bulletin list`.')
  const newsChannels = await ctx.gm.store.newsChannels.list()
  const plan = await planOf(rule, newsChannels, ctx)
  const first = firstOf(plan)
  const posted = 'That bulletin has been posted already. See `/bulletin list`.'
  if (first === null || first.occurrence !== occurrence) throw new UserError(posted)
  const composition = await composeNow(rule, first, plan.drafts.get(first.occurrence) ?? null, ctx)
  if (composition.kind === 'heldBack')
    throw new UserError(`${composition.reason} ${composition.fix}`)
  const published = await publishNow(rule, first, ctx, state === 'skipped')
  if (published.length === 0) throw new UserError(posted)
  const where = mentionsOf(published)
  return update(
    text(`“${plain(rule.name)}” goes to ${where} now. \`/bulletin list\` shows how it fared.`),
  )
}
