import { Fragment } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Channel } from '../api/types.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { channelKind } from '../frame/channelKind.ts'
import { channelName } from '../state/directory.ts'
import { listMessages } from './grouping.ts'
import { MessageItem } from './MessageItem.tsx'
import { PendingList } from './PendingList.tsx'

const dayWords = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' })
const nearBottomPx = 120

/** A channel's messages, oldest first; it stays at the newest unless the reader scrolled away. */
export function MessageList({ channel }: { readonly channel: Channel }) {
  const { page, directory } = usePageContext()
  const log = page.state.logs[channel.id]
  const pending = page.state.interactions.filter((one) => one.channel === channel.id)
  const list = useRef<HTMLDivElement | null>(null)
  const scrolled = useRef({ atBottom: true, height: 0, oldest: '' })
  const oldest = log?.messages[0]?.id ?? ''

  useLayoutEffect(() => {
    const box = list.current
    if (box === null) return
    const before = scrolled.current
    if (before.atBottom) box.scrollTop = box.scrollHeight
    else if (before.oldest !== oldest) box.scrollTop += box.scrollHeight - before.height
    scrolled.current = { ...before, height: box.scrollHeight, oldest }
  }, [log, oldest, pending.length])

  const remember = () => {
    const box = list.current
    if (box === null) return
    const gap = box.scrollHeight - box.scrollTop - box.clientHeight
    scrolled.current = { ...scrolled.current, atBottom: gap < nearBottomPx }
  }

  return (
    <div
      class="messages"
      ref={list}
      onScroll={remember}
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

function ChannelStart({ channel }: { readonly channel: Channel }) {
  const { directory } = usePageContext()
  const [icon, kind] = channelKind(channel)
  return (
    <div class="channel-start">
      <span class="channel-mark">
        <Icon name={icon} />
      </span>
      <h2>{channelName(channel, directory.me?.id)}</h2>
      <p>
        This is the beginning of the {kind}. Type <kbd>/</kbd> to see what you can ask for.
      </p>
    </div>
  )
}
