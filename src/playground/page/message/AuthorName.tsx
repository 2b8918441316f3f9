import { hasFlag, messageFlags, type Message } from '../api/message.ts'
import { readableOn } from '../frame/colour.ts'
import { grounds } from '../frame/grounds.ts'
import { usePageContext } from '../frame/PageContext.ts'

/** Who says it, in the colour of their highest role, with a tag for programs. */
export function AuthorName({ message }: { readonly message: Message }) {
  const { directory, theme } = usePageContext()
  const isPersona = message.webhook_id !== undefined && message.interaction_metadata === undefined
  const member = isPersona ? undefined : directory.members.get(message.author.id)
  const name = member?.name ?? message.author.global_name ?? message.author.username
  const colour = member?.colour ?? null
  const isBot = member?.isBot ?? message.author.bot ?? message.webhook_id !== undefined

  return (
    <>
      <strong
        class="author"
        style={colour === null ? {} : { color: readableOn(colour, grounds[theme.name].main) }}
      >
        {name}
      </strong>
      {isBot && <span class="tag">Bot</span>}
      {hasFlag(message, messageFlags.crossposted) && <span class="tag plain">Published</span>}
    </>
  )
}
