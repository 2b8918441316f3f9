import {
  editOccurrence,
  draftEdited,
  editDraft,
  occurrenceReworded,
} from '../src/discord/draftEdit.ts'
import { bulletinList, resumeBulletin } from '../src/discord/bulletinList.ts'
import { bulletinCompletions, planNamed } from '../src/discord/bulletinPlans.ts'
import { postPreviewed, previewBulletin } from '../src/discord/bulletinPreview.ts'
import { command } from '../src/discord/command.ts'
import { text } from '../src/discord/components.ts'
import { approveDraft, skipDraft, unskipDraft, waitingDraft } from '../src/discord/draftDecision.ts'
import { draftPage } from '../src/discord/draftPage.ts'
import { nextNamed, skipNext, waitingNamed } from '../src/discord/nextDraft.ts'
import { message, update } from '../src/discord/reply.ts'

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
  autocomplete: { bulletin: bulletinCompletions },
  run: {
    preview: async ({ bulletin }, ctx) =>
      message(...(await previewBulletin(await planNamed(bulletin, ctx), ctx, false))),
    post: async ({ bulletin }, ctx) =>
      message(...(await previewBulletin(await planNamed(bulletin, ctx), ctx, true))),
    list: async (_, ctx) => message(...(await bulletinList(0, ctx))),
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
    'bulletin.post': async ({ parts }, ctx) => postPreviewed(parts[0], parts[1], ctx),
    'bulletin.cancel': () => update(text('Nothing was posted.')),
    'bulletin.list': async ({ parts }, ctx) =>
      update(...(await bulletinList(Number(parts[0]), ctx))),
    'bulletin.resume': resumeBulletin,
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
