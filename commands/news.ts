import { command } from '../src/discord/command.ts'
import { shorten, text, type Component } from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { openCard } from '../src/discord/lookUp.ts'
import { plain } from '../src/discord/loreText.ts'
import { archiveChoices, issuePage, printedIssues } from '../src/discord/newsArchive.ts'
import { message, showing, update, type Shown } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
import { foldName } from '../src/lore/foldName.ts'
import { asId, type EntryId } from '../src/lore/ids.ts'
import type { Issue } from '../src/store/store.ts'

export default command({
  data: {
    name: 'news',
    description: 'The latest bulletin, and the archive',
    options: [
      {
        name: 'issue',
        description: 'Which story; leave it out for the latest',
        kind: 'string',
        autocomplete: true,
        most: 100,
      },
    ],
  },
  for: 'player',
  autocomplete: {
    issue: async (typed, ctx) =>
      (await matching(typed, ctx)).map(({ label, value }) => ({
        name: shorten(label, 100),
        value,
      })),
  },
  run: async ({ issue }, ctx) =>
    showing(message, issue === null ? await latest(ctx) : await pick(issue, ctx)),
  components: {
    // Pressed under the bulletin in its channel: the answer is for the reader alone.
    'news.open': async ({ parts }, ctx) => showing(message, await open(parts[0], 0, ctx)),
    'news.pick': async ({ values }, ctx) => showing(update, await pick(values[0] ?? '', ctx)),
    'news.page': async ({ parts }, ctx) =>
      showing(update, await open(parts[0], Number(parts[1]), ctx)),
  },
})

const noNews = 'Nothing has been published yet. The first bulletin appears on its day.'
const unknown = 'That story is not in the archive. Try `/news`.'

async function matching(typed: string, ctx: PlayerContext) {
  const wanted = foldName(typed)
  return archiveChoices(await printedIssues(ctx), ctx, (headline) =>
    foldName(headline).includes(wanted),
  )
}

async function latest(ctx: PlayerContext): Promise<Shown> {
  const issues = await printedIssues(ctx)
  const choices = archiveChoices(issues, ctx)
  const [newest] = issues
  if (newest !== undefined) return unillustrated(issuePage(newest, 0, choices))
  const [story] = choices
  return story === undefined ? unillustrated([text(noNews)]) : pick(story.value, ctx)
}

/** A printed bulletin by its row, a story by its entry, or either by its headline. */
async function pick(chosen: string, ctx: PlayerContext): Promise<Shown> {
  const issue = await ctx.news.issue(chosen)
  if (issue !== null) return shownIssue(issue, 0, ctx)
  const entry = ctx.lore.get(asId<EntryId>(chosen))
  if (entry !== null) return openCard(entry, ctx, 0)
  const [match] = chosen.trim() === '' ? [] : await matching(chosen, ctx)
  if (match === undefined || match.value === chosen) {
    throw new UserError(
      `There is no story “${plain(shorten(chosen, 100))}” in the archive. Try \`/news\`.`,
    )
  }
  return pick(match.value, ctx)
}

async function open(id: string | undefined, page: number, ctx: PlayerContext): Promise<Shown> {
  const issue = id === undefined ? null : await ctx.news.issue(id)
  if (issue === null) throw new UserError(unknown)
  return shownIssue(issue, page, ctx)
}

const shownIssue = async (issue: Issue, page: number, ctx: PlayerContext): Promise<Shown> =>
  unillustrated(issuePage(issue, page, archiveChoices(await printedIssues(ctx), ctx)))

const unillustrated = (components: readonly Component[]): Shown => ({ components, picture: null })
