import { command } from '../src/discord/command.ts'
import { shorten, text, type Component } from '../src/discord/components.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { entryCard } from '../src/discord/entryCard.ts'
import { plain } from '../src/discord/loreText.ts'
import { archive, issuePage, type Issue } from '../src/discord/newsArchive.ts'
import { message, update } from '../src/discord/reply.ts'
import { UserError } from '../src/errors.ts'
import { foldName } from '../src/lore/foldName.ts'
import { asId, type DeliveryId, type EntryId } from '../src/lore/ids.ts'

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
    message(...(issue === null ? await latest(ctx) : await pick(issue, ctx))),
  components: {
    // Pressed under the bulletin in its channel: the answer is for the reader alone.
    'news.open': async ({ parts }, ctx) => message(...(await open(parts[0], 0, ctx))),
    'news.pick': async ({ values }, ctx) => update(...(await pick(values[0] ?? '', ctx))),
    'news.page': async ({ parts }, ctx) => update(...(await open(parts[0], Number(parts[1]), ctx))),
  },
})

const noNews = 'Nothing has been published yet. The first bulletin appears on its day.'
const unknown = 'There is no such story in the archive. Try `/news`.'

async function matching(typed: string, ctx: PlayerContext) {
  const { choices } = await archive(ctx)
  const wanted = foldName(typed)
  return choices.filter(({ label }) => foldName(label).includes(wanted))
}

async function latest(ctx: PlayerContext): Promise<readonly Component[]> {
  const { issues, choices } = await archive(ctx)
  const [newest] = issues
  if (newest !== undefined) return issuePage(newest, 0, choices)
  const [story] = choices
  return story === undefined ? [text(noNews)] : pick(story.value, ctx)
}

/** A printed bulletin by its row, a story by its entry, or either by its headline. */
async function pick(chosen: string, ctx: PlayerContext): Promise<readonly Component[]> {
  const issue = await issueOf(chosen, ctx)
  if (issue !== null) return issuePage(issue, 0, (await archive(ctx)).choices)
  const entry = ctx.lore.get(asId<EntryId>(chosen))
  if (entry !== null) return entryCard(entry, ctx, 0)
  const [match] = chosen.trim() === '' ? [] : await matching(chosen, ctx)
  if (match === undefined || match.value === chosen) {
    throw new UserError(`${unknown} (“${plain(chosen.slice(0, 100))}”)`)
  }
  return pick(match.value, ctx)
}

async function open(
  id: string | undefined,
  page: number,
  ctx: PlayerContext,
): Promise<readonly Component[]> {
  const issue = id === undefined ? null : await issueOf(id, ctx)
  if (issue === null) throw new UserError(unknown)
  return issuePage(issue, page, (await archive(ctx)).choices)
}

async function issueOf(id: string, { bulletins }: PlayerContext): Promise<Issue | null> {
  const delivery = await bulletins.delivery(asId<DeliveryId>(id))
  return delivery === null || delivery.state !== 'sent' || delivery.content === null
    ? null
    : { delivery, content: delivery.content }
}
