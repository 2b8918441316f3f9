import type { Channel } from '../api/world.ts'
import { channelGroups, channelName } from '../state/directory.ts'
import { channelKind } from './channelKind.ts'
import { Icon } from './Icon.tsx'
import { usePageContext } from './PageContext.ts'
import { WhoAmI } from './WhoAmI.tsx'

/** The server's name, its channels, and who the reader acts as. */
export function Sidebar({ close }: { readonly close: () => void }) {
  const { page, directory } = usePageContext()
  const { world, channelId, unread } = page.state
  const me = directory.me?.id

  const line = (channel: Channel) => {
    const [icon, kind] = channelKind(channel)
    const name = channelName(channel, me)
    const isNew = unread.includes(channel.id)
    return (
      <button
        type="button"
        class={`channel ${isNew ? 'unread' : ''}`}
        aria-current={channel.id === channelId ? 'page' : undefined}
        aria-label={`${name}, ${kind}${isNew ? ', new messages' : ''}`}
        onClick={() => {
          page.openChannel(channel.id)
          close()
        }}
      >
        <Icon name={icon} />
        <span class="channel-name">{name}</span>
      </button>
    )
  }

  return (
    <div class="sidebar" id="drawer-channels">
      <header class="guild">
        <span class="guild-mark" aria-hidden="true">
          {directory.guild?.name.replace(/^the /i, '')[0] ?? 'L'}
        </span>
        <span class="guild-words">
          <strong>{directory.guild?.name ?? 'Local Discord'}</strong>
          <small>Local Discord</small>
        </span>
      </header>
      <nav class="channels" aria-label="Channels">
        {channelGroups(directory.guild?.channels ?? []).map((group) => (
          <section key={group.category?.id ?? 'none'}>
            {group.category !== null && <h2>{channelName(group.category, me)}</h2>}
            <ul>
              {group.entries.map(({ channel, threads }) => (
                <li key={channel.id}>
                  {line(channel)}
                  {threads.length > 0 && (
                    <ul class="threads">
                      {threads.map((thread) => (
                        <li key={thread.id}>{line(thread)}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
        {world !== null && world.dms.length > 0 && (
          <section>
            <h2>Direct messages</h2>
            <ul>
              {world.dms.map((channel) => (
                <li key={channel.id}>{line(channel)}</li>
              ))}
            </ul>
          </section>
        )}
      </nav>
      <WhoAmI />
    </div>
  )
}
