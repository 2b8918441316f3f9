import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { SelectOption } from '../api/component.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePopup } from '../frame/usePopup.ts'
import { emojiText } from './emoji.ts'

const filterFrom = 9

/**
 * A list to pick one or several lines from, filtered by typing. A single pick is handed over
 * at once, several when the list closes.
 */
export function Picker({
  label,
  labelledBy,
  options,
  chosen,
  least,
  most,
  disabled = false,
  choose,
}: {
  readonly label: string
  readonly labelledBy?: string
  readonly options: readonly SelectOption[]
  readonly chosen: readonly string[]
  readonly least: number
  readonly most: number
  readonly disabled?: boolean
  readonly choose: (values: readonly string[]) => void
}) {
  const id = useId()
  const several = most > 1
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [marked, setMarked] = useState<readonly string[]>(chosen)
  const field = useRef<HTMLInputElement | null>(null)
  const handOver = () => {
    const changed = marked.join() !== chosen.join()
    if (several && changed && marked.length >= least) choose(marked)
  }
  const popup = usePopup(handOver)
  const shown = options.filter((option) =>
    option.label.toLowerCase().includes(typed.trim().toLowerCase()),
  )

  useLayoutEffect(() => {
    if (!popup.open) return
    setTyped('')
    setMarked(chosen)
    setActive(
      Math.max(
        0,
        options.findIndex((option) => chosen.includes(option.value)),
      ),
    )
    field.current?.focus()
    // Only the opening matters: what changes while it is open must not throw the reader back.
  }, [popup.open])

  useEffect(() => {
    if (popup.open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id, popup.open])

  const close = () => {
    popup.setOpen(false)
    popup.around.current?.querySelector('button')?.focus()
  }

  const pick = (option: SelectOption | undefined) => {
    if (option === undefined) return
    if (several) {
      const rest = marked.filter((value) => value !== option.value)
      const next = rest.length < marked.length ? rest : [...marked, option.value]
      if (next.length <= most) setMarked(next)
      return
    }
    const again = chosen.includes(option.value)
    close()
    if (!again) choose([option.value])
    else if (least === 0) choose([])
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive((at) => (at + step + shown.length) % Math.max(shown.length, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      pick(shown[active])
    } else if (event.key === 'Tab') close()
  }

  const chosenLabels = options
    .filter((option) => (popup.open ? marked : chosen).includes(option.value))
    .map((option) => `${emojiText(option.emoji)} ${option.label}`.trim())

  return (
    <div class="popup-place picker" ref={popup.around}>
      <button
        type="button"
        class="picker-button"
        aria-haspopup="listbox"
        aria-expanded={popup.open}
        aria-label={labelledBy === undefined ? [label, ...chosenLabels].join(', ') : undefined}
        aria-labelledby={labelledBy}
        disabled={disabled}
        onClick={() => popup.setOpen(!popup.open)}
      >
        <span class={chosenLabels.length === 0 ? 'soft' : ''}>
          {chosenLabels.length === 0 ? label : chosenLabels.join(', ')}
        </span>
        <Icon name="down" />
      </button>
      {popup.open && (
        <div class={`popup ${popup.side}`}>
          <input
            ref={field}
            class={options.length < filterFrom ? 'picker-filter short' : 'picker-filter'}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
            aria-label={`${label}: filter`}
            placeholder="Type to filter"
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          <ul id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={several}>
            {shown.map((option, at) => (
              <li
                key={option.value}
                id={`${id}-${at}`}
                role="option"
                aria-selected={marked.includes(option.value)}
                class={at === active ? 'active' : ''}
                // The field keeps the focus, so that typing goes on.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <span class="emoji">{emojiText(option.emoji)}</span>
                <span class="option-words">
                  {option.label}
                  {option.description !== undefined && option.description !== null && (
                    <small>{option.description}</small>
                  )}
                </span>
                {marked.includes(option.value) && <Icon name="check" />}
              </li>
            ))}
            {shown.length === 0 && <li class="soft">Nothing like that.</li>}
          </ul>
          {several && (
            <p class="picker-foot">
              {marked.length} of up to {most}
              <button type="button" class="button primary" onClick={close}>
                Done
              </button>
            </p>
          )}
        </div>
      )}
    </div>
  )
}
