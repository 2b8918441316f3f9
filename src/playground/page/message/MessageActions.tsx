import { hasFlag, messageFlags, type Message } from '../api/message.ts'
import type { Channel } from '../api/world.ts'
import { Icon } from '../frame/Icon.tsx'
import { Menu, type MenuEntry } from '../frame/Menu.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { isThread, mayIn, permissionBits } from '../state/directory.ts'
import { messageWords } from './messageWords.ts'

const messageMenu = 3

/** What the member may do with a message: answer, edit, delete, and the bot's message menus. */
export function MessageActions({
  message,
  channel,
  edit,
}: {
  readonly message: Message
  readonly channel: Channel
  readonly edit: () => void
}) {
  const { page, directory, setReplyTo } = usePageContext()
  if (hasFlag(message, messageFlags.ephemeral) || hasFlag(message, messageFlags.thinking)) {
    return null
  }
  const mine = message.author.id === directory.me?.id
  const mayDelete = mine || mayIn(channel, permissionBits.manageMessages)
  const apps = page.state.commands.filter((command) => command.type === messageMenu)

  const startThread = async () => {
    const name = messageWords(message).slice(0, 60) || 'Thread'
    const thread = await page.attempt(page.client.startThread(channel.id, message.id, name))
    if (thread !== undefined) page.openChannel(thread.id)
  }

  const entries: MenuEntry[] = [
    ...apps.map((command) => ({
      label: command.name,
      act: () => void page.attempt(page.client.useCommand(channel.id, command.id, [], message.id)),
    })),
    ...(isThread(channel) || message.thread !== undefined
      ? []
      : [{ label: 'Start a thread', act: () => void startThread() }]),
    ...(mine ? [{ label: 'Edit', act: edit }] : []),
    ...(mayDelete
      ? [
          {
            label: 'Delete',
            danger: true,
            act: () => void page.attempt(page.client.remove(channel.id, message.id)),
          },
        ]
      : []),
  ]

  return (
    <div class="message-actions">
      <button
        type="button"
        class="icon-button"
        aria-label="Reply"
        title="Reply"
        onClick={() => setReplyTo(message)}
      >
        <Icon name="reply" />
      </button>
      {entries.length > 0 && (
        <Menu label="More" entries={entries} align="end">
          <Icon name="more" />
        </Menu>
      )}
    </div>
  )
}
