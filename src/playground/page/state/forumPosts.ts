import type { Channel } from '../api/world.ts'
import { compareIds } from './compareIds.ts'

const isArchived = ({ thread_metadata: state }: Channel): boolean => state?.archived === true

/** A forum's posts: those that are open first, and among them the one last written in. */
export const forumPosts = (
  forum: Pick<Channel, 'id'>,
  channels: Iterable<Channel>,
): readonly Channel[] =>
  [...channels]
    .filter((one) => one.parent_id === forum.id)
    .sort(
      (a, b) =>
        Number(isArchived(a)) - Number(isArchived(b)) || compareIds(lastWritten(b), lastWritten(a)),
    )

const lastWritten = ({ id, last_message_id: last }: Channel): string => last ?? id

/** How much a post holds, and whether it still takes messages. */
export function postWords(post: Channel): string {
  const count = post.message_count ?? 0
  const { archived, locked } = post.thread_metadata ?? {}
  return [
    ...(archived === true ? ['archived'] : []),
    ...(locked === true ? ['locked'] : []),
    count === 1 ? '1 message' : `${count} messages`,
  ].join(' · ')
}
