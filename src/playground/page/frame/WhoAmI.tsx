import type { Member } from '../api/world.ts'
import { Avatar } from './Avatar.tsx'
import { Icon } from './Icon.tsx'
import { Menu } from './Menu.tsx'
import { usePageContext } from './PageContext.ts'

/** What a member is at the table, in one word. */
export const standing = (member: Member) =>
  member.isBot ? 'Bot' : member.isGm ? 'Game master' : 'Player'

/** The member whom the reader acts as, and the switch to another one. */
export function WhoAmI() {
  const { directory, actAs, theme } = usePageContext()
  const { me } = directory
  const people = [...directory.members.values()].filter((member) => !member.isBot)
  if (me === null) return <footer class="who-am-i" />

  return (
    <footer class="who-am-i">
      <Menu
        class="act-as"
        hint="Act as somebody else"
        entries={people.map((member) => ({
          label: `${member.name} · ${standing(member)}`,
          checked: member.id === me.id,
          act: () => actAs(member.id),
        }))}
      >
        <Avatar name={me.name} colour={me.avatarColour} />
        <span class="who-words">
          <span class="who-label">Acting as</span>
          <strong>{me.name}</strong>
          <small>{standing(me)}</small>
        </span>
        <Icon name="down" />
      </Menu>
      <button
        type="button"
        class="icon-button"
        aria-label={theme.name === 'dark' ? 'Switch to light' : 'Switch to dark'}
        title={theme.name === 'dark' ? 'Switch to light' : 'Switch to dark'}
        onClick={theme.toggle}
      >
        <Icon name={theme.name === 'dark' ? 'sun' : 'moon'} />
      </button>
    </footer>
  )
}
