import { command } from '../src/discord/command.ts'
import { shorten, text, type Component } from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { openCard } from '../src/discord/lookUp.ts'
import { plain } from '../src/discord/loreText.ts'
import { archiveMatches, archiveShelf, issuePage } from '../src/discord/newsArchive.ts'
import { message, showing, update, type Shown } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
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
      (await archiveMatches(typed, ctx)).map(({ label, value }) => ({
        name: shorten(label, 100),
        value,
      })),
  },
  run: async ({ issue }, ctx) =>
    showing(message, issue === null ? await latest(ctx) : await pick(issue, 0, ctx)),
  components: {
    // Pressed under the bulletin in its channel: the answer is for the reader alone.
    'news.open': async ({ parts }, ctx) => showing(message, await open(parts[0], 0, 0, ctx)),
    'news.pick': async ({ parts: [shelf], values: [chosen = ''] }, ctx) =>
      showing(update, await pick(chosen, Number(shelf), ctx)),
    // Turns the page of the story, or of the archive below it.
    'news.page': async ({ parts: [id, page, shelf] }, ctx) =>
      showing(update, await open(id, Number(page), Number(shelf), ctx)),
  },
})

const noNews = 'Nothing has been published yet. The first bulletin appears on its day.'
const unknown = 'That story is not in the archive. Try `/news`.'

async function latest(ctx: PlayerContext): Promise<Shown> {
  const shelf = await archiveShelf(0, ctx)
  const [newest] = shelf.issues
  if (newest !== undefined) return unillustrated(issuePage(newest, 0, shelf))
  const [story] = shelf.choices
  return story === undefined ? unillustrated([text(noNews)]) : pick(story.value, 0, ctx)
}

/** A printed bulletin by its row, a story by its entry, or either by its headline. */
async function pick(chosen: string, shelf: number, ctx: PlayerContext): Promise<Shown> {
  const issue = await ctx.news.issue(chosen)
  if (issue !== null) return shownIssue(issue, 0, shelf, ctx)
  const entry = ctx.lore.get(asId<EntryId>(chosen))
  if (entry !== null) return openCard(entry, ctx, 0)
  const [match] = chosen.trim() === '' ? [] : await archiveMatches(chosen, ctx)
  if (match === undefined || match.value === chosen) {
    throw new UserError(
      `There is no story “${plain(shorten(chosen, 100))}” in the archive. Try \`/news\`.`,
    )
  }
  return pick(match.value, shelf, ctx)
}

async function open(
  id: string | undefined,
  page: number,
  shelf: number,
  ctx: PlayerContext,
): Promise<Shown> {
  const issue = id === undefined ? null : await ctx.news.issue(id)
  if (issue === null) throw new UserError(unknown)
  return shownIssue(issue, page, shelf, ctx)
}

const shownIssue = async (
  issue: Issue,
  page: number,
  shelf: number,
  ctx: PlayerContext,
): Promise<Shown> => unillustrated(issuePage(issue, page, await archiveShelf(shelf, ctx)))

const unillustrated = (components: readonly Component[]): Shown => ({ components, picture: null })
