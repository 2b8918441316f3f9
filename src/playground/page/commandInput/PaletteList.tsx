import { useEffect } from 'preact/hooks'
import { Avatar } from '../frame/Avatar.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { entryName, type PaletteEntry } from './palette.ts'

/** The commands that match what was typed after the slash. */
export function PaletteList({
  id,
  entries,
  active,
  pick,
}: {
  readonly id: string
  readonly entries: readonly PaletteEntry[]
  readonly active: number
  readonly pick: (entry: PaletteEntry) => void
}) {
  const { page, directory } = usePageContext()
  const application = page.state.world?.application
  const bot = application === undefined ? undefined : directory.members.get(application.id)

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  return (
    <div class="suggestions">
      <p class="suggestions-head">
        <Avatar name={application?.name ?? 'Bot'} colour={bot?.avatarColour ?? '#0f5f6b'} small />
        <strong>{application?.name ?? 'Commands'}</strong>
        <span class="keys">
          <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> take
        </span>
      </p>
      {entries.length === 0 && (
        <p class="soft">
          {application?.online === false
            ? `${application.name} is not running, and has registered no command like that.`
            : 'There is no command like that which you may use here. Escape lets you send it as text.'}
        </p>
      )}
      <ul id={id} role="listbox" aria-label="Commands">
        {entries.map((entry, at) => (
          <li
            key={entryName(entry)}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            class={at === active ? 'active' : ''}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(entry)}
          >
            <span class="option-words">
              <span>
                <strong>/{entryName(entry)}</strong>{' '}
                {entry.options.map((option) => (
                  <span
                    key={option.name}
                    class={option.required === true ? 'option-chip required' : 'option-chip'}
                  >
                    {option.name}
                  </span>
                ))}
              </span>
              <small>{entry.description}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
