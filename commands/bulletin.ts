import {
  editOccurrence,
  draftEdited,
  editDraft,
  occurrenceReworded,
} from '../src/discord/draftEdit.ts'
import { askEnd, endBulletin, offerEnd, restoreBulletin } from '../src/discord/bulletinEnd.ts'
import { bulletinList, resumeBulletin } from '../src/discord/bulletinList.ts'
import { bulletinCompletions, planNamed } from '../src/discord/bulletinPlans.ts'
import { postPreviewed, previewBulletin } from '../src/discord/bulletinPreview.ts'
import {
  beginProposal,
  proposalRewritten,
  proposalWritten,
  rewriteProposal,
  scheduleProposal,
  withdrawProposal,
} from '../src/discord/bulletinSchedule.ts'
import { command } from '../src/discord/command.ts'
import { text } from '../src/discord/components.ts'
import { approveDraft, skipDraft, unskipDraft, waitingDraft } from '../src/discord/draftDecision.ts'
import { draftPage } from '../src/discord/draftPage.ts'
import { completionsOf } from '../src/discord/lookUp.ts'
import { nextNamed, skipNext, waitingNamed } from '../src/discord/nextDraft.ts'
import { message, showing, update } from '../src/discord/reply.ts'
import { repeats } from '../src/discord/scheduleOptions.ts'

const ruleOption = {
  name: 'bulletin',
  description: 'Which one; the next to fall due otherwise',
  kind: 'string',
  autocomplete: true,
  most: 100,
} as const

export default command({
  data: {
    name: 'bulletin',
    description: 'The news that the world makes by itself',
    subcommands: [
      {
        name: 'preview',
        description: 'See the next bulletin as its channel will, and when it is due',
        options: [ruleOption],
      },
      {
        name: 'post',
        description: 'Publish the next bulletin now instead of on its day; you see it first',
        options: [ruleOption],
      },
      { name: 'list', description: 'What is planned, what was posted, and what went wrong' },
      {
        name: 'schedule',
        description: 'Write a bulletin of your own; you see it before anything is planned',
        options: [
          {
            name: 'when',
            description: 'Its day, as the campaign writes it, or “now”; now when left out',
            kind: 'string',
            most: 60,
          },
          {
            name: 'at',
            description: 'The time of day, as 18:30; 12:00 otherwise',
            kind: 'string',
            most: 20,
          },
          {
            name: 'real',
            description: 'Instead of a day of the campaign: a real date and time, 2027-03-01 18:00',
            kind: 'string',
            most: 60,
          },
          {
            name: 'repeat',
            description: 'Whether it comes again',
            kind: 'string',
            choices: repeats,
          },
          {
            name: 'every',
            description: 'Every how many days it comes again; with no other repeat',
            kind: 'integer',
          },
          {
            name: 'until',
            description: 'The last day on which it comes again',
            kind: 'string',
            most: 60,
          },
          {
            name: 'about',
            description: 'The incident that it is about',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'outlet',
            description: 'Who prints it',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'attach',
            description: 'A document printed with it',
            kind: 'string',
            autocomplete: true,
            most: 100,
          },
          {
            name: 'approval',
            description: 'Whether a GM sees each one before it is out',
            kind: 'string',
            choices: [
              { name: 'posted by itself', value: 'automatic' },
              { name: 'each one needs a GM’s approval', value: 'required' },
            ],
          },
        ],
      },
      {
        name: 'cancel',
        description: 'End a bulletin that a GM scheduled; you see what that leaves out',
        options: [{ ...ruleOption, description: 'Which one' }],
      },
      {
        name: 'approve',
        description: 'See what waits for approval, and let it be posted',
        options: [{ ...ruleOption, description: 'Which one; the first that waits otherwise' }],
      },
      {
        name: 'edit',
        description: 'Change the words of the next bulletin, for this once',
        options: [ruleOption],
      },
      {
        name: 'skip',
        description: 'Leave the next bulletin out, for this once',
        options: [ruleOption],
      },
    ],
  },
  for: 'gm',
  autocomplete: {
    bulletin: bulletinCompletions,
    about: (typed, { lore }) => completionsOf(lore, typed, ['incident']),
    outlet: (typed, { lore }) => completionsOf(lore, typed, ['outlet']),
    attach: (typed, { lore }) => completionsOf(lore, typed, ['document']),
  },
  run: {
    preview: async ({ bulletin }, ctx) =>
      showing(message, await previewBulletin(await planNamed(bulletin, ctx), ctx, false)),
    post: async ({ bulletin }, ctx) =>
      showing(message, await previewBulletin(await planNamed(bulletin, ctx), ctx, true)),
    list: async (_, ctx) => message(...(await bulletinList(0, ctx))),
    schedule: beginProposal,
    cancel: async ({ bulletin }, ctx) => message(...(await offerEnd(bulletin, ctx))),
    approve: async ({ bulletin }, ctx) => {
      const { draft, rule } = await waitingNamed(bulletin, ctx)
      return message(...(await draftPage(draft, rule, ctx)))
    },
    edit: async ({ bulletin }, ctx) => {
      const { rule, occurrence, draft } = await nextNamed(bulletin, ctx)
      return editOccurrence(rule, occurrence.occurrence, draft)
    },
    skip: async ({ bulletin }, ctx) => skipNext(await nextNamed(bulletin, ctx), ctx),
  },
  components: {
    'bulletin.post': async ({ parts }, ctx) => postPreviewed(parts, ctx),
    'bulletin.cancel': () => update(text('Nothing was posted.')),
    'bulletin.list': async ({ parts }, ctx) =>
      update(...(await bulletinList(Number(parts[0]), ctx))),
    'bulletin.resume': resumeBulletin,
    'bulletin.written': proposalWritten,
    'bulletin.rewrite': rewriteProposal,
    'bulletin.rewritten': proposalRewritten,
    'bulletin.withdraw': withdrawProposal,
    'bulletin.schedule': scheduleProposal,
    'bulletin.end': askEnd,
    'bulletin.ended': endBulletin,
    'bulletin.keep': () => update(text('It stays as it is.')),
    'bulletin.restore': restoreBulletin,
    'bulletin.draft': async ({ values }, ctx) => {
      const { draft, rule } = await waitingDraft(values[0], ctx)
      return message(...(await draftPage(draft, rule, ctx)))
    },
    'bulletin.approve': approveDraft,
    'bulletin.edit': editDraft,
    'bulletin.edited': draftEdited,
    'bulletin.reworded': occurrenceReworded,
    'bulletin.skip': skipDraft,
    'bulletin.unskip': unskipDraft,
  },
})
