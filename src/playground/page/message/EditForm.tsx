import { useEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../api/message.ts'
import { usePageContext } from '../frame/PageContext.ts'

/** Changes one's own message: Enter saves, Escape leaves it as it was. */
export function EditForm({
  message,
  done,
}: {
  readonly message: Message
  readonly done: () => void
}) {
  const { page } = usePageContext()
  const [text, setText] = useState(message.content)
  const field = useRef<HTMLTextAreaElement | null>(null)
  useEffect(() => field.current?.focus(), [])

  const save = async () => {
    const edited = await page.attempt(page.client.edit(message.channel_id, message.id, text))
    if (edited !== undefined) done()
  }

  return (
    <div class="edit-form">
      <textarea
        ref={field}
        aria-label="Edit message"
        rows={Math.min(8, text.split('\n').length + 1)}
        maxLength={2000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') done()
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            void save()
          }
        }}
      />
      <p class="soft">
        <button type="button" class="text-button" onClick={() => void save()}>
          Save
        </button>{' '}
        ·{' '}
        <button type="button" class="text-button" onClick={done}>
          Cancel
        </button>
      </p>
    </div>
  )
}
