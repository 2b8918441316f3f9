import type { Channel } from '../api/world.ts'
import { entryName, paletteOf } from '../commandInput/palette.ts'
import { channelKind } from '../frame/channelKind.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { CommandMention } from '../markdown/Mention.tsx'
import { channelName } from '../state/directory.ts'

const mostOffered = 8

/** The top of a channel: what it is, and commands to begin with that need nothing filled in. */
export function ChannelStart({ channel }: { readonly channel: Channel }) {
  const { page, directory } = usePageContext()
  const [icon, kind] = channelKind(channel)
  const offered = paletteOf(page.state.commands)
    .filter((entry) => entry.path.length === 1)
    .filter((entry) => entry.options.every((option) => option.required !== true))
    .slice(0, mostOffered)

  return (
    <div class="channel-start">
      <span class="channel-mark">
        <Icon name={icon} />
      </span>
      <h2>{channelName(channel, directory.me?.id)}</h2>
      <p>
        This is the beginning of the {kind}. Type <kbd>/</kbd> to see what you can ask for
        {offered.length > 0 ? ', or begin with one of these:' : '.'}
      </p>
      {offered.length > 0 && (
        <ul class="offered">
          {offered.map((entry) => (
            <li key={entryName(entry)}>
              <CommandMention name={entryName(entry)} /> <span>{entry.description}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
