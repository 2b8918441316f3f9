import { hexColour, readableOn } from '../frame/colour.ts'
import { grounds } from '../frame/grounds.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { channelKind } from '../frame/channelKind.ts'
import { channelName } from '../state/directory.ts'

/** A member by name. */
export function UserMention({ id }: { readonly id: string }) {
  const { directory } = usePageContext()
  return <span class="mention">@{directory.members.get(id)?.name ?? 'unknown-user'}</span>
}

/** A role by name, in its colour. */
export function RoleMention({ id }: { readonly id: string }) {
  const { directory, theme } = usePageContext()
  const role = directory.roles.get(id)
  const name = role?.name ?? 'unknown-role'
  const colour =
    role === undefined || role.color === 0
      ? {}
      : { color: readableOn(hexColour(role.color), grounds[theme.name].mention) }
  return (
    <span class="mention role" style={colour}>
      {name.startsWith('@') ? name : `@${name}`}
    </span>
  )
}

/** A channel by name; pressing it goes there. */
export function ChannelMention({ id }: { readonly id: string }) {
  const { directory, page } = usePageContext()
  const channel = directory.channels.get(id)
  if (channel === undefined) return <span class="mention">#unknown</span>
  return (
    <button type="button" class="mention" onClick={() => page.openChannel(id)}>
      <Icon name={channelKind(channel)[0]} />
      {channelName(channel, directory.me?.id)}
    </button>
  )
}

/** A command by name; pressing it opens it in the composer. */
export function CommandMention({ name }: { readonly name: string }) {
  const { startCommand } = usePageContext()
  return (
    <button type="button" class="mention" onClick={() => startCommand(name)}>
      /{name}
    </button>
  )
}
