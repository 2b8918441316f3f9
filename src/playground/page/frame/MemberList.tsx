import { Avatar } from './Avatar.tsx'
import { readableOn } from './colour.ts'
import { Menu, type MenuEntry } from './Menu.tsx'
import { usePageContext } from './PageContext.ts'
import { grounds } from './grounds.ts'
import { standing } from './WhoAmI.tsx'
import type { Member } from '../api/world.ts'

const userMenu = 2

/** Who is in the server; each opens what can be done with them. */
export function MemberList() {
  const { page, directory, actAs, theme } = usePageContext()
  const { commands, channelId } = page.state

  const writeTo = async (member: Member) => {
    const channel = await page.attempt(page.client.openDirectMessage(member.id))
    if (channel !== undefined) page.openChannel(channel.id)
  }

  const entries = (member: Member): MenuEntry[] => [
    ...(member.isBot || member.id === directory.me?.id
      ? []
      : [{ label: `Act as ${member.name}`, act: () => actAs(member.id) }]),
    ...(member.isBot || member.id === directory.me?.id
      ? []
      : [
          {
            label: 'Send a direct message',
            act: () => void writeTo(member),
          },
        ]),
    ...commands
      .filter((command) => command.type === userMenu && channelId !== null)
      .map((command) => ({
        label: command.name,
        act: () =>
          void page.attempt(page.client.useCommand(channelId ?? '', command.id, [], member.id)),
      })),
  ]

  return (
    <section class="members" aria-label="Members">
      <h2>Members</h2>
      <ul>
        {[...directory.members.values()].map((member) => {
          const offered = entries(member)
          const face = (
            <>
              <Avatar name={member.name} colour={member.avatarColour} small />
              <span class="member-words">
                <span
                  class="member-name"
                  style={
                    member.colour === null
                      ? {}
                      : { color: readableOn(member.colour, grounds[theme.name].side) }
                  }
                >
                  {member.name}
                </span>
                <small>{standing(member)}</small>
              </span>
            </>
          )
          return (
            <li key={member.id}>
              {offered.length === 0 ? (
                <span class="member">{face}</span>
              ) : (
                <Menu class="member" entries={offered} align="end">
                  {face}
                </Menu>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
