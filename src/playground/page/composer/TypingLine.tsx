import { useEffect, useState } from 'preact/hooks'
import { usePageContext } from '../frame/PageContext.ts'

/** Says who is writing in the channel, for as long as it is likely true. */
export function TypingLine({ channel }: { readonly channel: string }) {
  const { page, directory } = usePageContext()
  const typing = page.state.typing[channel]
  const [, redraw] = useState(0)
  const until = typing?.until ?? 0
  useEffect(() => {
    if (until === 0) return undefined
    const timer = setTimeout(() => redraw((count) => count + 1), until - Date.now())
    return () => clearTimeout(timer)
  }, [until])

  const name = typing === undefined ? undefined : directory.members.get(typing.user)?.name
  const shown = name !== undefined && until > Date.now() && typing?.user !== directory.me?.id
  return (
    <p class="typing-line" aria-live="off">
      {shown && (
        <>
          <span class="dots" aria-hidden="true" /> <strong>{name}</strong> is typing
        </>
      )}
    </p>
  )
}
