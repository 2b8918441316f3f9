import { useEffect } from 'preact/hooks'
import { Composer } from '../composer/Composer.tsx'
import { MessageList } from '../message/MessageList.tsx'
import { channelName, channelTypes } from '../state/directory.ts'
import { Forum } from './Forum.tsx'
import { Icon } from './Icon.tsx'
import { usePageContext } from './PageContext.ts'
import { channelKind } from './channelKind.ts'
import type { DrawerName } from './useDrawer.ts'

/** The open channel: its name and topic, what was said, and the line to write on. */
export function ChannelView({
  wanted,
  openDrawer,
}: {
  readonly wanted: { readonly name: string; readonly count: number }
  readonly openDrawer: (name: DrawerName) => void
}) {
  const { page, directory } = usePageContext()
  const { channelId, world } = page.state
  const channel = channelId === null ? undefined : directory.channels.get(channelId)
  const name = channel === undefined ? '' : channelName(channel, directory.me?.id)
  useEffect(() => {
    const news = page.state.unread.length > 0 ? '• ' : ''
    document.title = name === '' ? 'Local Discord' : `${news}${name} · Local Discord`
  }, [name, page.state.unread.length])
  const isForum = channel?.type === channelTypes.forum

  return (
    <main class="channel-view">
      <header class="channel-head">
        <button
          type="button"
          class="icon-button open-channels"
          aria-label="Channels"
          onClick={() => openDrawer('channels')}
        >
          <Icon name="menu" />
        </button>
        {channel !== undefined && (
          <>
            <Icon name={channelKind(channel)[0]} />
            <h1>{name}</h1>
            {channel.topic !== undefined && channel.topic !== null && channel.topic !== '' && (
              <p class="topic" title={channel.topic}>
                {channel.topic}
              </p>
            )}
          </>
        )}
        <button
          type="button"
          class="icon-button open-clock"
          aria-label="Clock and members"
          onClick={() => openDrawer('clock')}
        >
          <Icon name="clock" />
        </button>
      </header>
      {world?.application.online === false && (
        <p class="banner" role="status">
          <Icon name="warning" />
          {world.application.name} is not running. Its commands and buttons will not answer until it
          is back.
        </p>
      )}
      {channel === undefined ? (
        <div class="blank">
          {world === null ? 'Opening the local Discord…' : 'There is no channel that you can see.'}
        </div>
      ) : isForum ? (
        <Forum forum={channel} />
      ) : (
        <>
          <MessageList key={channel.id} channel={channel} />
          <Composer key={`composer ${channel.id}`} channel={channel} wanted={wanted} />
        </>
      )}
    </main>
  )
}
