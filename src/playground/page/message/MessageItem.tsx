import { useState } from 'preact/hooks'
import { hasFlag, messageFlags, type Message } from '../api/message.ts'
import type { Channel } from '../api/world.ts'
import { Avatar } from '../frame/Avatar.tsx'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { ComponentList } from '../component/ComponentList.tsx'
import { MessageContext } from '../component/MessageContext.ts'
import { Markdown } from '../markdown/Markdown.tsx'
import { AttachmentList } from './AttachmentList.tsx'
import { AuthorName } from './AuthorName.tsx'
import { EditForm } from './EditForm.tsx'
import { EmbedCard } from './EmbedCard.tsx'
import { usedBy, type ListedMessage } from './grouping.ts'
import { MessageActions } from './MessageActions.tsx'
import { messageWords } from './messageWords.ts'

const clockWords = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const fullWords = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })
const unknownColour = '#4a5563'

/** One message with all that hangs on it. */
export function MessageItem({
  listed,
  channel,
}: {
  readonly listed: ListedMessage
  readonly channel: Channel
}) {
  const { message, goesOn } = listed
  const { page, directory } = usePageContext()
  const [editing, setEditing] = useState(false)
  const author = directory.members.get(message.author.id)
  const moment = new Date(message.timestamp)
  const ephemeral = hasFlag(message, messageFlags.ephemeral)
  const failed = page.state.interactions.find(
    (one) => one.state === 'failed' && one.message === message.id,
  )
  const name = author?.name ?? message.author.global_name ?? message.author.username

  return (
    <article
      id={`message-${message.id}`}
      class={`message ${goesOn ? 'goes-on' : ''} ${ephemeral ? 'ephemeral' : ''}`}
      aria-label={`${name}, ${clockWords.format(moment)}`}
    >
      <Context message={message} />
      {goesOn ? (
        <time class="aside-time" dateTime={message.timestamp} title={fullWords.format(moment)}>
          {clockWords.format(moment)}
        </time>
      ) : (
        <Avatar name={name} colour={author?.avatarColour ?? unknownColour} />
      )}
      <div class="message-body">
        {!goesOn && (
          <header class="message-head">
            <AuthorName message={message} />
            <time dateTime={message.timestamp} title={fullWords.format(moment)}>
              {clockWords.format(moment)}
            </time>
          </header>
        )}
        {hasFlag(message, messageFlags.thinking) ? (
          <p class="soft">
            {name} is thinking <span class="dots" aria-hidden="true" />
          </p>
        ) : editing ? (
          <EditForm message={message} done={() => setEditing(false)} />
        ) : (
          <MessageContext.Provider value={message}>
            {message.content !== '' && <Markdown text={message.content} />}
            {message.content !== '' && <EditedMark message={message} />}
            {(message.embeds ?? []).map((embed, at) => (
              <EmbedCard key={at} embed={embed} />
            ))}
            <AttachmentList message={message} />
            <ComponentList components={message.components ?? []} />
            {message.content === '' && <EditedMark message={message} />}
          </MessageContext.Provider>
        )}
        {failed !== undefined && (
          <p class="failure" role="alert">
            <Icon name="warning" /> {failed.error ?? 'This interaction failed'}
          </p>
        )}
        {ephemeral && (
          <p class="only-you">
            <Icon name="eye" /> Only you can see this ·{' '}
            <button
              type="button"
              class="text-button"
              onClick={() => void page.attempt(page.client.remove(channel.id, message.id))}
            >
              Dismiss message
            </button>
          </p>
        )}
        {message.thread !== undefined && (
          <button
            type="button"
            class="thread-link"
            onClick={() => message.thread !== undefined && page.openChannel(message.thread.id)}
          >
            <Icon name="thread" /> {message.thread.name ?? 'Thread'}
          </button>
        )}
      </div>
      <MessageActions message={message} channel={channel} edit={() => setEditing(true)} />
    </article>
  )
}

/** What the message answers: a command that somebody used, or another message. */
function Context({ message }: { readonly message: Message }) {
  const { directory } = usePageContext()
  const nameOf = (id: string, fallback: string) => directory.members.get(id)?.name ?? fallback
  const used = usedBy(message)
  if (used?.name !== undefined && used.user !== undefined) {
    return (
      <p class="used-command">
        <span>{nameOf(used.user.id, used.user.username)} used</span>{' '}
        <span class="command-name">/{used.name}</span>
      </p>
    )
  }
  const replied = message.referenced_message
  if (replied === undefined || replied === null) return null
  return (
    <p class="used-command">
      <span>{nameOf(replied.author.id, replied.author.username)}:</span>{' '}
      <span class="replied">{messageWords(replied)}</span>
    </p>
  )
}

function EditedMark({ message }: { readonly message: Message }) {
  const moment = message.edited_timestamp
  if (moment === undefined || moment === null) return null
  return (
    <small class="edited" title={fullWords.format(new Date(moment))}>
      (edited)
    </small>
  )
}
