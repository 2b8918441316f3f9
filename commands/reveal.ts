import { planNamed } from '../src/discord/bulletinPlans.ts'
import { previewBulletin } from '../src/discord/bulletinPreview.ts'
import { command } from '../src/discord/command.ts'
import type { GmContext } from '../src/discord/context.ts'
import { completionsOf, knownEntry } from '../src/discord/lookUp.ts'
import { notFound } from '../src/discord/notFound.ts'
import { message, showing, update, type Reply } from '../src/discord/reply.ts'
import { audienceChosen, codeOf } from '../src/discord/revealAudience.ts'
import { revealList, undoOffer, undoReveal } from '../src/discord/revealLog.ts'
import { makeKnown, updateBriefing } from '../src/discord/revealOutcome.ts'
import { lookAhead, previewChosen, previewPicked, revealOffer } from '../src/discord/revealPages.ts'
import type { EntryId } from '../src/lore/ids.ts'

const entryOption = {
  name: 'entry',
  description: 'Of what; leave it out for all that was revealed',
  kind: 'string',
  autocomplete: true,
  most: 100,
} as const

export default command({
  data: {
    name: 'reveal',
    description: 'Make known what is hidden, and see who knows what since when',
    subcommands: [
      {
        name: 'part',
        description: 'Choose what of an entry becomes known, and to whom; you see it first',
        options: [
          {
            name: 'entry',
            description: 'What it is about',
            kind: 'string',
            required: true,
            autocomplete: true,
            most: 100,
          },
          { name: 'role', description: 'Only those who hold this role', kind: 'role' },
          { name: 'user', description: 'Only this one', kind: 'user' },
          { name: 'second-role', description: 'And those who hold this one', kind: 'role' },
          { name: 'second-user', description: 'And this one', kind: 'user' },
        ],
      },
      {
        name: 'list',
        description: 'What was revealed to whom, when, by whom, and whether it was opened',
        options: [entryOption],
      },
      {
        name: 'undo',
        description: 'Take back what nobody has opened yet',
        options: [entryOption],
      },
    ],
  },
  for: 'gm',
  autocomplete: { entry: (typed, { lore }) => completionsOf(lore, typed) },
  run: {
    part: ({ entry, role, user, 'second-role': roleToo, 'second-user': userToo }, ctx) =>
      ofEntry(entry, ctx, async (id) => {
        const named = { roles: [role, roleToo], users: [user, userToo] }
        const audience = audienceChosen(named, ctx.guild)
        return message(...(await revealOffer([id, codeOf(audience)], 0, ctx)))
      }),
    list: ({ entry }, ctx) =>
      ofEntryOrAll(entry, ctx, async (id) => message(...(await revealList(id, 0, ctx)))),
    undo: ({ entry }, ctx) =>
      ofEntryOrAll(entry, ctx, async (id) => message(...(await undoOffer(id, ctx)))),
  },
  components: {
    'reveal.offer': async ({ parts }, ctx) =>
      update(...(await revealOffer(parts, Number(parts[2]), ctx))),
    'reveal.chosen': previewPicked,
    'reveal.show': previewChosen,
    'reveal.look': lookAhead,
    'reveal.do': makeKnown,
    'reveal.update': updateBriefing,
    'reveal.bulletin': async ({ values }, ctx) =>
      showing(message, await previewBulletin(await planNamed(values[0] ?? '', ctx), ctx, true)),
    'reveal.page': async ({ parts: [id = '', page] }, ctx) => {
      const entry = id === '' ? null : knownEntry(id, ctx.lore).id
      return update(...(await revealList(entry, Number(page), ctx)))
    },
    'reveal.undo': undoReveal,
  },
})

/** Answers about the entry that was typed. */
function ofEntry(
  typed: string,
  { lore }: GmContext,
  answer: (id: EntryId) => Promise<Reply>,
): Reply | Promise<Reply> {
  const found = lore.resolve(typed)
  return found.kind === 'found' ? answer(found.entry.id) : notFound(typed, found, lore)
}

/** Answers about the entry that was typed, or about all of them. */
const ofEntryOrAll = (
  typed: string | null,
  ctx: GmContext,
  answer: (id: EntryId | null) => Promise<Reply>,
): Reply | Promise<Reply> => (typed === null ? answer(null) : ofEntry(typed, ctx, answer))
