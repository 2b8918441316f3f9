import type { Channel } from '../api/world.ts'
import { channelTypes, isThread } from '../state/directory.ts'
import type { IconName } from './Icon.tsx'

const kinds: Readonly<Record<number, readonly [IconName, string]>> = {
  [channelTypes.text]: ['text', 'text channel'],
  [channelTypes.announcement]: ['announcement', 'announcement channel'],
  [channelTypes.forum]: ['forum', 'forum'],
  [channelTypes.direct]: ['direct', 'direct message'],
}

/** The drawing and the words for a channel's kind. */
export function channelKind(channel: Pick<Channel, 'type'>): readonly [IconName, string] {
  return kinds[channel.type] ?? (isThread(channel) ? ['thread', 'thread'] : ['text', 'channel'])
}
