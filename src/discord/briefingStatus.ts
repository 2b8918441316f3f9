import { UserError } from '../errors.ts'
import type { UserId } from '../lore/ids.ts'
import type { Acknowledgement, Briefing, BriefingCopy } from '../store/store.ts'
import { expectedReaders, membersIn } from './briefingAudience.ts'
import { briefingChoices } from './briefingClose.ts'
import { briefingName } from './briefingMessage.ts'
import { waitingFor } from './briefingRemind.ts'
import { againControls, missed } from './briefingSend.ts'
import { dueLine } from './briefingTime.ts'
import { button, container, row, select, text, type Component } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { audienceWords } from './revealAudience.ts'

/** Readers that are named in each list; with them the answer stays within a message. */
const mostNamed = 30

/** The newest briefings, and who has read the chosen one. */
export async function briefingStatus(
  ctx: GmContext,
  chosen?: string,
): Promise<readonly Component[]> {
  const { briefings } = ctx.gm.store
  const sent = await briefings.list(25, ['sending', 'sent', 'closed'])
  if (sent.length === 0)
    return [text('No briefing has been sent yet. Begin with `/briefing send`.')]
  const briefing = sent.find(({ id }) => id === chosen) ?? sent[0]
  if (briefing === undefined) throw new UserError('That briefing is gone.')
  const copies = await briefings.copies(briefing.id)
  const readers = await briefings.acknowledgements(briefing.id)
  const waiting = await waitingFor(briefing, readers, ctx)
  const lines = missed(copies)
  return [
    container(
      [
        text(`## ${briefingName(briefing, ctx.lore)}`),
        ...(briefing.state === 'sending' && briefing.dueAt !== null
          ? [text(dueLine(briefing.dueAt, ctx.campaign))]
          : (await readersOf(briefing, readers, waiting, ctx)).map(text)),
        ...(lines.length === 0 ? [] : [text(lines.join('\n'))]),
      ],
      null,
    ),
    ...againControls(briefing, copies),
    ...controls(briefing, copies, waiting),
    ...(sent.length < 2
      ? []
      : [
          row(
            select(customId('briefing.status'), 'Another briefing …', briefingChoices(sent, ctx)),
          ),
        ]),
  ]
}

/** What a GM can do about it now. */
function controls(
  { id, state }: Briefing,
  copies: readonly BriefingCopy[],
  waiting: readonly UserId[] | null,
): readonly Component[] {
  if (state === 'sending' && copies.every((copy) => copy.state === 'due' && copy.attempts === 0))
    return [row(button('Do not send it', customId('briefing.withdraw', id), 'danger'))]
  return state === 'sent' && waiting !== null && waiting.length > 0
    ? [row(button('Remind those who have not', customId('briefing.remind', id)))]
    : []
}

/** How many have read it, who and when, and who has not. */
async function readersOf(
  briefing: Briefing,
  readers: readonly Acknowledgement[],
  waiting: readonly UserId[] | null,
  ctx: GmContext,
): Promise<readonly string[]> {
  const { audience, remindedAt } = briefing
  const roster = audience === null ? null : await ctx.roster()
  const members = audience === null || roster === null ? null : membersIn(roster, audience)
  const asked = members === null ? readers : readers.filter(({ user }) => members.includes(user))
  const others = readers.filter((one) => !asked.includes(one))
  const expected = members?.length ?? (await expectedReaders(audience, ctx))
  const count =
    expected === null
      ? `${asked.length} ${asked.length === 1 ? 'has' : 'have'} read it`
      : `${Math.min(asked.length, expected)} of ${expected} ${expected === 1 ? 'has' : 'have'} read it`
  return [
    `${count}${audience === null ? '' : ` · for ${audienceWords(audience)}`}`,
    listOf(asked.map(readLine)) || 'Nobody has acknowledged it yet.',
    ...(waiting === null || waiting.length === 0
      ? []
      : [`**Not yet**\n${listOf(waiting.map((one) => `<@${one}>`))}`]),
    ...(others.length === 0
      ? []
      : [`**Read it, and are no longer among its readers**\n${listOf(others.map(readLine))}`]),
    ...(remindedAt === null
      ? []
      : [`-# Reminded <t:${Math.floor(remindedAt.epochMilliseconds / 1000)}:R>`]),
  ]
}

const readLine = ({ user, at }: Acknowledgement): string =>
  `<@${user}> <t:${Math.floor(at.epochMilliseconds / 1000)}:R>`

function listOf(lines: readonly string[]): string {
  const rest = lines.length - mostNamed
  return [...lines.slice(0, mostNamed), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n')
}
