import { useEffect } from 'preact/hooks'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { messageWords } from '../message/messageWords.ts'

/** Says which message is being answered. */
export function ReplyLine({ channel }: { readonly channel: string }) {
  const { directory, replyTo, setReplyTo } = usePageContext()
  useEffect(() => {
    if (replyTo !== null) document.querySelector<HTMLElement>('#composer textarea')?.focus()
  }, [replyTo])
  if (replyTo === null || replyTo.channel_id !== channel) return null

  return (
    <p class="reply-line">
      <Icon name="reply" />
      <span>
        Replying to{' '}
        <strong>{directory.members.get(replyTo.author.id)?.name ?? replyTo.author.username}</strong>
      </span>
      <span class="replied">{messageWords(replyTo)}</span>
      <button
        type="button"
        class="icon-button"
        aria-label="Do not reply"
        onClick={() => setReplyTo(null)}
      >
        <Icon name="close" />
      </button>
    </p>
  )
}
