import type { BulletinRule } from '../bulletins/rule.ts'
import { UserError } from '../errors.ts'
import { asId, type RuleId } from '../lore/ids.ts'
import { dayWords, dueWords, planNamed, planOf, type Plan } from './bulletinPlans.ts'
import { button, row, text, type Component } from './components.ts'
import type { Pressed } from './command.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { plain } from './loreText.ts'
import { update, type Reply } from './reply.ts'

const gone = 'That bulletin is gone. See `/bulletin list`.'

/** What cancelling a bulletin altogether would leave unposted; nothing is done by it. */
export async function offerEnd(
  typed: string | null,
  ctx: GmContext,
): Promise<readonly Component[]> {
  if (typed !== null) return endPage(await planNamed(typed, ctx), ctx)
  const own = (await ctx.gm.store.bulletins.rules()).filter(({ source }) => source === 'desk')
  if (own.length > 1) throw new UserError('Say which: choose it as `bulletin`.')
  const [only] = own
  if (only === undefined)
    throw new UserError('No bulletin was made with `/bulletin schedule`. Those of files end there.')
  return endPage(await planAgain(only, ctx), ctx)
}

const planAgain = async (rule: BulletinRule, ctx: GmContext): Promise<Plan> =>
  planOf(rule, await ctx.gm.store.newsChannels.list(), ctx)

async function endPage(
  { rule, next, offered }: Plan,
  ctx: GmContext,
): Promise<readonly Component[]> {
  const name = `“${plain(rule.name)}”`
  if (rule.source === 'file') {
    throw new UserError(
      `${name} comes from the file \`${rule.key}.md\` of the campaign’s folder: it ends when that file is taken away and the campaign is set up again. To leave out only the next one, use \`/bulletin skip\`.`,
    )
  }
  const waiting = (await ctx.gm.store.bulletins.deliveries(100, ['due'])).filter(
    (delivery) => delivery.rule === rule.id,
  )
  const lines = [
    `**Cancel ${name} altogether?** What was posted stays.`,
    ...(next.length + offered.length + waiting.length === 0 ? ['Nothing more of it is due.'] : []),
    ...next.map((one) => `- not posted: ${dueWords(one, ctx)}`),
    ...offered.map((one) => `- not offered: ${dayWords(one, ctx)}`),
    ...(next.length + offered.length === 0 || rule.schedule.kind !== 'recurring'
      ? []
      : ['- and all after that']),
    ...waiting.map(({ channel }) => `- not posted: what waits for <#${channel}>`).slice(0, 10),
  ]
  return [
    text(lines.join('\n')),
    row(
      button('Cancel the bulletin', customId('bulletin.ended', rule.id), 'danger'),
      button('Keep it', customId('bulletin.keep')),
    ),
  ]
}

async function ruleNamed(id: string | undefined, { gm }: GmContext): Promise<BulletinRule> {
  const rule = await gm.store.bulletins.rule(asId<RuleId>(id ?? ''))
  if (rule === null) throw new UserError(gone)
  return rule
}

/** The same from a button. */
export const askEnd = async ({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> =>
  update(...(await endPage(await planAgain(await ruleNamed(id, ctx), ctx), ctx)))

/** Cancels it; the answer takes that back. */
export async function endBulletin({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const rule = await ruleNamed(id, ctx)
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.desk.cancel(rule.id, by))) throw new UserError(gone)
  return update(
    text(`Cancelled: “${plain(rule.name)}”. Nothing more of it is posted.`),
    row(button('Undo', customId('bulletin.restore', rule.id))),
  )
}

/** Takes a cancellation back. */
export async function restoreBulletin({ parts: [id] }: Pressed, ctx: GmContext): Promise<Reply> {
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.desk.restore(asId<RuleId>(id ?? ''), by))) throw new UserError(gone)
  const rule = await ruleNamed(id, ctx)
  await ctx.gm.deliver()
  return update(text(`“${plain(rule.name)}” is in force again, as if it had not been cancelled.`))
}
