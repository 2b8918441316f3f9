import { bannersLike } from '../src/discord/banners.ts'
import { begunOne, closeBriefing, openOne, openOnes } from '../src/discord/briefingClose.ts'
import {
  draftBriefing,
  draftOf,
  edit,
  editForm,
  mostBanner,
  mostNote,
  mostTitle,
  redact,
} from '../src/discord/briefingDraft.ts'
import { placeWords } from '../src/discord/briefingMessage.ts'
import { previewOf } from '../src/discord/briefingPreview.ts'
import { offerReveal, previewReveal, reveal } from '../src/discord/briefingReveal.ts'
import { remind } from '../src/discord/briefingRemind.ts'
import { report, sendBriefing, tryAgain, withdraw } from '../src/discord/briefingSend.ts'
import { briefingStatus } from '../src/discord/briefingStatus.ts'
import { postAgain } from '../src/discord/briefingUpdate.ts'
import { widenBriefing } from '../src/discord/briefingWiden.ts'
import { command, type Completion } from '../src/discord/command.ts'
import { text } from '../src/discord/components.ts'
import type { GmContext } from '../src/discord/context.ts'
import { completionsOf } from '../src/discord/lookUp.ts'
import { message, update } from '../src/discord/reply.ts'
import { audienceChosen, audienceOfCode } from '../src/discord/revealAudience.ts'
import { UserError } from '../src/errors.ts'
import { entryKinds } from '../src/lore/entry.ts'
import { asId, type ChannelId } from '../src/lore/ids.ts'

/** Documents come first: anything else has only its picture to hand out. */
const handoutsLike = (typed: string, { lore }: GmContext): readonly Completion[] => [
  ...completionsOf(lore, typed, ['document']),
  ...completionsOf(
    lore,
    typed,
    entryKinds.filter((kind) => kind !== 'document'),
  ).filter(({ value }) => (lore.get(asId(value))?.image ?? null) !== null),
]

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
            autocomplete: true,
            most: 100,
          },
          {
            name: 'title',
            description: 'What it is about, where there is no incident',
            kind: 'string',
            most: mostTitle,
          },
          {
            name: 'channel',
            description: 'Where to; the campaign’s channel otherwise',
            kind: 'channel',
          },
          {
            name: 'where',
            description: 'For all in the channel to read, or for its readers alone',
            kind: 'string',
            choices: [
              { name: 'in the channel, for all to read', value: 'channel' },
              { name: 'in a private thread of the channel', value: 'thread' },
              { name: 'in direct messages, one for each reader', value: 'direct' },
            ],
          },
          { name: 'role', description: 'Who must read it', kind: 'role' },
          { name: 'second-role', description: 'Another role', kind: 'role' },
          { name: 'third-role', description: 'Another role', kind: 'role' },
          { name: 'user', description: 'Who must read it', kind: 'user' },
          { name: 'second-user', description: 'Another user', kind: 'user' },
          { name: 'third-user', description: 'Another user', kind: 'user' },
          {
            name: 'banner',
            description: 'The line above it, as “CLASSIFIED: SENIOR STAFF”',
            kind: 'string',
            autocomplete: true,
            most: mostBanner,
          },
          {
            name: 'note',
            description: 'Your own words to the readers',
            kind: 'string',
            most: mostNote,
          },
          {
            name: 'handout',
            description: 'A document or a picture of the lore that goes with it',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'second-handout',
            description: 'Another one',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'third-handout',
            description: 'Another one',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'when',
            description:
              'A real time, as 2026-11-24 18:00, or a day of the campaign; at once otherwise',
            kind: 'string',
            most: 60,
          },
          {
            name: 'discussion',
            description: 'Whether a thread below it lets the players talk about it',
            kind: 'boolean',
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
  autocomplete: {
    banner: bannersLike,
    incident: (typed, { lore }) => completionsOf(lore, typed, ['incident']),
    handout: handoutsLike,
    'second-handout': handoutsLike,
    'third-handout': handoutsLike,
  },
  run: {
    send: ({ role, user, ...typed }, ctx) =>
      draftBriefing(
        {
          ...typed,
          roles: [role, typed['second-role'], typed['third-role']],
          users: [user, typed['second-user'], typed['third-user']],
          handouts: [typed.handout, typed['second-handout'], typed['third-handout']],
        },
        ctx,
      ),
    reveal: async ({ role, user }, ctx) => {
      // Without one it is for its readers, who may be some alone: not what was asked for.
      if (role !== null && String(role) === ctx.guild)
        throw new UserError(
          'Leave that role out: then it is for all who read the briefing. `/reveal part` without one lets everybody know.',
        )
      const audience = audienceChosen({ roles: [role], users: [user] }, ctx.guild)
      return message(...(await offerReveal(ctx, audience)))
    },
    close: async (_, ctx) => message(...(await openOnes(ctx))),
    status: async (_, ctx) => message(...(await briefingStatus(ctx))),
  },
  components: {
    'briefing.send': async ({ parts }, ctx) => sendBriefing(await draftOf(parts[0], ctx), ctx),
    'briefing.edit': async ({ parts }, ctx) => editForm(await draftOf(parts[0], ctx)),
    'briefing.edited': async ({ parts, fields }, ctx) => {
      const edited = await edit(await draftOf(parts[0], ctx), fields, ctx)
      return update(...(await previewOf(edited, ctx)))
    },
    'briefing.redact': async ({ parts, values }, ctx) => {
      const draft = await draftOf(parts[0], ctx)
      return update(...(await previewOf(await redact(draft, parts[1], values, ctx), ctx)))
    },
    'briefing.cancel': async ({ parts }, ctx) => {
      const draft = await draftOf(parts[0], ctx)
      const by = { user: ctx.user, at: ctx.now }
      await ctx.gm.store.briefings.move(draft.id, 'draft', 'cancelled', by)
      return update(text('Cancelled. Nothing was sent.'))
    },
    'briefing.withdraw': async ({ parts }, ctx) => withdraw(await begunOne(parts[0], ctx), ctx),
    'briefing.remind': async ({ parts }, ctx) => remind(await openOne(parts[0], ctx), ctx),
    'briefing.retry': async ({ parts }, ctx) => tryAgain(await begunOne(parts[0], ctx), ctx),
    'briefing.other': async ({ parts, values }, ctx) =>
      update(...(await offerReveal(ctx, audienceOfCode(parts[0]), values[0]))),
    'briefing.chosen': previewReveal,
    'briefing.reveal': (pressed, ctx) => reveal(pressed, ctx, false),
    'briefing.renew': (pressed, ctx) => reveal(pressed, ctx, true),
    'briefing.widen': async ({ parts }, ctx) =>
      widenBriefing(await openOne(parts[0], ctx), audienceOfCode(parts[1]), ctx),
    'briefing.again': async ({ parts }, ctx) => {
      const briefing = await openOne(parts[0], ctx)
      const dismissed = await postAgain(briefing, ctx, { user: ctx.user, at: ctx.now })
      const posted = (await ctx.gm.store.briefings.get(briefing.id)) ?? briefing
      const told = `Posted again in ${placeWords(posted)}.`
      return update(text([told, dismissed].filter(Boolean).join('\n')))
    },
    'briefing.elsewhere': async ({ parts, values }, ctx) => {
      const briefing = await begunOne(parts[0], ctx)
      const channel = asId<ChannelId>(values[0] ?? '')
      if (ctx.gm.channels.missing(channel).kind === 'gone')
        throw new UserError('That channel is gone. Choose another.')
      const by = { user: ctx.user, at: ctx.now }
      const dismissed = await postAgain(briefing, ctx, by, channel)
      const told = await report(briefing, ctx)
      return update(...told, ...(dismissed ? [text(dismissed)] : []))
    },
    'briefing.close': async ({ values }, ctx) => closeBriefing(await openOne(values[0], ctx), ctx),
    'briefing.status': async ({ values }, ctx) => update(...(await briefingStatus(ctx, values[0]))),
  },
})
