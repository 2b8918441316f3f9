import { briefingName, mostAbove } from '../src/discord/briefingMessage.ts'
import { offerReveal, previewReveal, reveal } from '../src/discord/briefingReveal.ts'
import { briefingAsSeen, postAgain, refreshBriefing } from '../src/discord/briefingUpdate.ts'
import { command } from '../src/discord/command.ts'
import {
  button,
  container,
  row,
  select,
  shorten,
  text,
  type Component,
} from '../src/discord/components.ts'
import type { GmContext } from '../src/discord/context.ts'
import { customId } from '../src/discord/customId.ts'
import { completionsOf } from '../src/discord/lookUp.ts'
import { notFound } from '../src/discord/notFound.ts'
import { message, update, type Reply } from '../src/discord/reply.ts'
import { audienceChosen, audienceOfCode } from '../src/discord/revealAudience.ts'
import { UserError } from '../src/errors.ts'
import { asId, type BriefingId } from '../src/lore/ids.ts'
import type { Briefing } from '../src/store/store.ts'

const defaultBanner = 'INCIDENT BRIEFING'
const mostBanner = 100
const mostNote = 1000

export default command({
  data: {
    name: 'briefing',
    description: 'Brief the players on an incident, and see who has read it',
    subcommands: [
      {
        name: 'send',
        description: 'Prepare a briefing; you see it first and send it with a button',
        options: [
          {
            name: 'incident',
            description: 'What it is about',
            kind: 'string',
            required: true,
            autocomplete: true,
            most: 100,
          },
          {
            name: 'channel',
            description: 'Where to; the campaign’s channel otherwise',
            kind: 'channel',
          },
          { name: 'role', description: 'Who must read it; they are pinged once', kind: 'role' },
          {
            name: 'banner',
            description: 'The line above it, as “CLASSIFIED: SENIOR STAFF”',
            kind: 'string',
            most: mostBanner,
          },
          {
            name: 'note',
            description: 'Your own words to the readers',
            kind: 'string',
            most: mostNote,
          },
        ],
      },
      {
        name: 'reveal',
        description: 'Make known what is hidden of an incident that you briefed on',
        options: [
          { name: 'role', description: 'Only those who hold this role', kind: 'role' },
          { name: 'user', description: 'Only this one', kind: 'user' },
        ],
      },
      {
        name: 'close',
        description: 'End a briefing: nobody is asked to acknowledge it any more',
      },
      {
        name: 'status',
        description: 'Who has acknowledged which briefing, and when',
      },
    ],
  },
  for: 'gm',
  autocomplete: { incident: (typed, { lore }) => completionsOf(lore, typed, ['incident']) },
  run: {
    send: async ({ incident, channel, role, banner, note }, ctx) => {
      const resolution = ctx.lore.resolve(incident, ['incident'])
      if (resolution.kind === 'unclear') return notFound(incident, resolution, ctx.lore)
      const draft = await ctx.gm.store.briefings.draft(
        {
          incident: resolution.entry.id,
          channel: channel ?? ctx.campaign.channel ?? ctx.channel,
          role,
          banner: banner ?? defaultBanner,
          note: note ?? '',
        },
        { user: ctx.user, at: ctx.now },
      )
      return message(...(await preview(draft, ctx)))
    },
    reveal: async ({ role, user }, ctx) =>
      message(...(await offerReveal(ctx, audienceChosen([role], [user])))),
    close: async (_, ctx) => message(...(await openOnes(ctx))),
    status: async (_, ctx) => message(...(await status(ctx))),
  },
  components: {
    'briefing.send': async ({ parts }, ctx) => send(await draftOf(parts[0], ctx), ctx),
    'briefing.edit': async ({ parts }, ctx) => editForm(await draftOf(parts[0], ctx)),
    'briefing.edited': async ({ parts, fields }, ctx) => {
      const draft = await draftOf(parts[0], ctx)
      const banner = (fields['banner'] ?? '').trim()
      const edited = await ctx.gm.store.briefings.edit(
        draft.id,
        { banner: banner === '' ? defaultBanner : banner, note: (fields['note'] ?? '').trim() },
        { user: ctx.user, at: ctx.now },
      )
      if (edited === null) throw new UserError(notADraft)
      return update(...(await preview(edited, ctx)))
    },
    'briefing.cancel': async ({ parts }, ctx) => {
      const draft = await draftOf(parts[0], ctx)
      await ctx.gm.store.briefings.move(draft.id, 'draft', 'cancelled', {
        user: ctx.user,
        at: ctx.now,
      })
      return update(text('Cancelled. Nothing was sent.'))
    },
    'briefing.other': async ({ parts, values }, ctx) =>
      update(...(await offerReveal(ctx, audienceOfCode(parts[0]), values[0]))),
    'briefing.chosen': previewReveal,
    'briefing.reveal': (pressed, ctx) => reveal(pressed, ctx, false),
    'briefing.renew': (pressed, ctx) => reveal(pressed, ctx, true),
    'briefing.again': async ({ parts }, ctx) => {
      const briefing = await openOne(parts[0], ctx)
      await postAgain(briefing, ctx, { user: ctx.user, at: ctx.now })
      return update(text(`Posted again in <#${briefing.channel}>.`))
    },
    'briefing.close': async ({ values }, ctx) => close(await openOne(values[0], ctx), ctx),
    'briefing.status': async ({ values }, ctx) => update(...(await status(ctx, values[0]))),
  },
})

const notOpen = 'That briefing is not open any more. See `/briefing status`.'

async function openOne(id: string | undefined, { gm }: GmContext): Promise<Briefing> {
  const briefing = id === undefined ? null : await gm.store.briefings.get(asId<BriefingId>(id))
  if (briefing === null || briefing.state !== 'sent') throw new UserError(notOpen)
  return briefing
}

/** The open briefings, to choose the one to be closed. */
async function openOnes({ gm, lore }: GmContext): Promise<readonly Component[]> {
  const open = await gm.store.briefings.list(25, ['sent'])
  if (open.length === 0) return [text('No briefing is open.')]
  const choices = open.map((one) => ({
    label: lore.get(one.incident)?.name ?? 'No longer known',
    value: one.id,
    description: `${(one.sentAt ?? one.createdAt).toString().slice(0, 16).replace('T', ' ')} UTC`,
  }))
  return [
    text('Which one? Its message stays, without its button.'),
    row(select(customId('briefing.close'), 'Close …', choices)),
  ]
}

async function close(briefing: Briefing, ctx: GmContext): Promise<Reply> {
  const by = { user: ctx.user, at: ctx.now }
  if (!(await ctx.gm.store.briefings.move(briefing.id, 'sent', 'closed', by)))
    throw new UserError(notOpen)
  const { words } = await refreshBriefing({ ...briefing, state: 'closed' }, ctx)
  return update(text(`Closed. ${words}`))
}

const notADraft = 'This draft was sent or cancelled already. See `/briefing status`.'

async function draftOf(id: string | undefined, { gm }: GmContext): Promise<Briefing> {
  const briefing = id === undefined ? null : await gm.store.briefings.get(asId<BriefingId>(id))
  if (briefing === null || (briefing.state !== 'draft' && briefing.state !== 'sending')) {
    throw new UserError(notADraft)
  }
  return briefing
}

async function preview(draft: Briefing, ctx: GmContext): Promise<readonly Component[]> {
  const [shown] = await briefingAsSeen(draft, ctx, 0)
  const access = ctx.gm.channels.missing(draft.channel)
  const trouble =
    access.kind === 'gone'
      ? '\n⚠️ That channel is gone.'
      : access.lacks.length > 0
        ? `\n⚠️ I lack ${access.lacks.join(', ')} there; sending will fail.`
        : ''
  const held = heldBack(draft, ctx, await ctx.audience())
  const heldLine = held === '' ? '' : `\n-# Held back from this audience: ${held}`
  const words = `**Preview**, as <#${draft.channel}> will see it.${trouble}${heldLine}`
  return [
    text(shorten(words, mostAbove)),
    ...(shown === undefined ? [] : [shown]),
    row(
      button('Send', customId('briefing.send', draft.id), 'primary'),
      button('Edit', customId('briefing.edit', draft.id)),
      button('Cancel', customId('briefing.cancel', draft.id)),
    ),
  ]
}

/** What the GM knows of the incident and the audience does not, in few words. */
function heldBack(draft: Briefing, { lore }: GmContext, audience: GmContext['lore']): string {
  const all = lore.get(draft.incident)
  const shown = audience.get(draft.incident)
  if (all === null || shown === null) return ''
  const parts = [
    [all.claims.length - shown.claims.length, 'account', 'accounts'],
    [lore.sections(all).length - audience.sections(shown).length, 'section', 'sections'],
    [all.relations.length - shown.relations.length, 'tie', 'ties'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(', ')
}

const editForm = (draft: Briefing): Reply => ({
  kind: 'modal',
  id: customId('briefing.edited', draft.id),
  title: 'Edit the briefing',
  fields: [
    {
      id: 'banner',
      label: 'The line above it',
      long: false,
      required: false,
      value: draft.banner,
      most: mostBanner,
    },
    {
      id: 'note',
      label: 'Your own words to the readers',
      long: true,
      required: false,
      value: draft.note,
      most: mostNote,
    },
  ],
})

/** Posts it under its own nonce, so that two presses, or a press after a crash, make one message. */
async function send(draft: Briefing, ctx: GmContext): Promise<Reply> {
  const { briefings } = ctx.gm.store
  const by = { user: ctx.user, at: ctx.now }
  const components = await briefingAsSeen(draft, ctx, 0)
  if (draft.state === 'draft' && !(await briefings.move(draft.id, 'draft', 'sending', by))) {
    throw new UserError(notADraft)
  }
  const posted = await ctx.gm.channels
    .send(draft.channel, { components, nonce: draft.id, role: draft.role })
    .catch(async (error: unknown) => {
      if (error instanceof UserError) await briefings.move(draft.id, 'sending', 'draft', by)
      throw error
    })
  await briefings.move(draft.id, 'sending', 'sent', by, posted)
  return update(text(`Sent to <#${draft.channel}>. \`/briefing status\` shows who has read it.`))
}

/** Readers that are named; with them the answer stays within a message's 4,000 characters. */
const mostNamed = 60

/** The newest briefings, and who has read the chosen one. */
async function status(ctx: GmContext, chosen?: string): Promise<readonly Component[]> {
  const { briefings } = ctx.gm.store
  const sent = await briefings.list(25, ['sending', 'sent', 'closed'])
  if (sent.length === 0)
    return [text('No briefing has been sent yet. Begin with `/briefing send`.')]
  const briefing = sent.find(({ id }) => id === chosen) ?? sent[0]
  if (briefing === undefined) throw new UserError('That briefing is gone.')
  const readers = await briefings.acknowledgements(briefing.id)
  const expected = briefing.role === null ? null : await ctx.roleSize(briefing.role)
  const lines = readers
    .slice(0, mostNamed)
    .map(({ user, at }) => `<@${user}> <t:${Math.floor(at.epochMilliseconds / 1000)}:R>`)
  if (readers.length > mostNamed) lines.push(`and ${readers.length - mostNamed} more`)
  const count =
    expected === null
      ? `${readers.length} ${readers.length === 1 ? 'has' : 'have'} read it`
      : `${Math.min(readers.length, expected)} of ${expected} ${expected === 1 ? 'has' : 'have'} read it`
  const nameOf = (one: Briefing): string => briefingName(one, ctx.lore.get(one.incident))
  const unfinished = briefing.state === 'sending'
  return [
    container(
      [
        text(`## ${nameOf(briefing)}`),
        text(
          `${unfinished ? '⚠️ It is not certain that this was posted.' : count}${briefing.role === null ? '' : ` · for <@&${briefing.role}>`}`,
        ),
        text(lines.join('\n') || 'Nobody has acknowledged it yet.'),
      ],
      null,
    ),
    ...(unfinished
      ? [row(button('Send again', customId('briefing.send', briefing.id), 'primary'))]
      : []),
    row(
      select(
        customId('briefing.status'),
        'Another briefing …',
        sent.map((one) => ({
          label: ctx.lore.get(one.incident)?.name ?? 'No longer known',
          value: one.id,
          description: `${(one.sentAt ?? one.createdAt).toString().slice(0, 16).replace('T', ' ')} UTC`,
        })),
      ),
    ),
  ]
}
