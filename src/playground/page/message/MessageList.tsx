import { Fragment } from 'preact'
import type { Channel } from '../api/world.ts'
import { usePageContext } from '../frame/PageContext.ts'
import { channelName } from '../state/directory.ts'
import { ChannelStart } from './ChannelStart.tsx'
import { listMessages } from './grouping.ts'
import { MessageItem } from './MessageItem.tsx'
import { PendingList } from './PendingList.tsx'
import { useFollowing } from './useFollowing.ts'

const dayWords = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' })

/** A channel's messages, oldest first; it stays at the newest unless the reader scrolled away. */
export function MessageList({ channel }: { readonly channel: Channel }) {
  const { page, directory } = usePageContext()
  const log = page.state.logs[channel.id]
  const pending = page.state.interactions.filter((one) => one.channel === channel.id)
  const scroll = useFollowing([log, pending.length], log?.messages[0]?.id ?? '')

  return (
    <div
      class="messages"
      ref={scroll.list}
      onScroll={scroll.remember}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label={`Messages in ${channelName(channel, directory.me?.id)}`}
    >
      {log !== undefined && !log.more && <ChannelStart channel={channel} />}
      {log?.more === true && (
        <button
          type="button"
          class="button secondary load-older"
          onClick={() => void page.loadOlder(channel.id)}
        >
          Load older messages
        </button>
      )}
      {listMessages(log?.messages ?? [], (moment) => dayWords.format(moment)).map((listed) => (
        <Fragment key={listed.message.id}>
          {listed.startsDay && (
            <div class="day" role="separator">
              <span>{dayWords.format(new Date(listed.message.timestamp))}</span>
            </div>
          )}
          <MessageItem listed={listed} channel={channel} />
        </Fragment>
      ))}
      <PendingList pending={pending} />
    </div>
  )
}
