import { useEffect } from 'preact/hooks'
import type { CommandOption } from '../api/command.ts'
import type { Suggestion } from './suggestions.ts'
import type { Suggestions } from './useSuggestions.ts'

/** The list above the command line: what the option is for, and the lines to pick from. */
export function SuggestionList({
  id,
  option,
  suggestions,
  active,
  pick,
}: {
  readonly id: string
  readonly option: CommandOption
  readonly suggestions: Suggestions
  readonly active: number
  readonly pick: (line: Suggestion) => void
}) {
  const { lines, loading, error } = suggestions

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  return (
    <div class="suggestions">
      <p class="suggestions-head">
        <strong>{option.name}</strong> {option.description}
        {option.required !== true && <small>optional</small>}
        {loading && <span class="spinner" aria-label="Loading" role="img" />}
      </p>
      {error !== null && <p class="failure">{error}</p>}
      {!loading && error === null && lines.length === 0 && option.autocomplete === true && (
        <p class="soft">Nothing like that. You can send it as it is.</p>
      )}
      <ul id={id} role="listbox" aria-label={`Choices for ${option.name}`}>
        {lines.map((line, at) => (
          <li
            key={`${line.name} ${String(line.value)}`}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            class={at === active ? 'active' : ''}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(line)}
          >
            <span class="option-words">{line.name}</span>
            {line.hint !== undefined && <small>{line.hint}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
