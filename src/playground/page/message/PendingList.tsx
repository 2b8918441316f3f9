import type { InteractionProgress } from '../api/event.ts'
import { Avatar } from '../frame/Avatar.tsx'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'

/** Commands that were sent and have no answer on the page: on their way, or failed. */
export function PendingList({ pending }: { readonly pending: readonly InteractionProgress[] }) {
  const { page, directory } = usePageContext()
  const application = page.state.world?.application
  const bot = application === undefined ? undefined : directory.members.get(application.id)
  const shown = pending.filter((one) => one.kind === 'command' && one.state !== 'thinking')

  return (
    <>
      {shown.map((one) => (
        <div class={`message pending ${one.state}`} key={one.id}>
          <p class="used-command">
            <span>You used</span> <span class="command-name">{one.label ?? 'a command'}</span>
          </p>
          <Avatar name={application?.name ?? 'Bot'} colour={bot?.avatarColour ?? '#4a5563'} />
          <div class="message-body">
            {one.state === 'failed' ? (
              <p class="failure">
                <Icon name="warning" /> {one.error ?? 'The application did not respond'}
                <button
                  type="button"
                  class="text-button"
                  onClick={() => page.dispatch({ type: 'interaction-dismissed', id: one.id })}
                >
                  Dismiss
                </button>
              </p>
            ) : (
              <p class="soft">
                Sending the command <span class="dots" aria-hidden="true" />
              </p>
            )}
          </div>
        </div>
      ))}
    </>
  )
}
