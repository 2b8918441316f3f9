import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePopup } from './usePopup.ts'

/** One thing that a menu offers. */
export interface MenuEntry {
  readonly label: string
  readonly act: () => void
  readonly danger?: boolean
  readonly checked?: boolean
}

/**
 * A button that opens a list of actions; arrows walk through it. `label` names it where it
 * shows no words itself; `hint` says what it is for.
 */
export function Menu({
  label,
  hint = label,
  entries,
  children,
  class: name = '',
  align = 'start',
}: {
  readonly label?: string
  readonly hint?: string | undefined
  readonly entries: readonly MenuEntry[]
  readonly children: ComponentChildren
  readonly class?: string
  readonly align?: 'start' | 'end'
}) {
  const popup = usePopup()
  const list = useRef<HTMLDivElement | null>(null)

  useLayoutEffect(() => {
    if (popup.open) list.current?.querySelector('button')?.focus()
  }, [popup.open])

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }

  return (
    <div class={`popup-place ${name}`} ref={popup.around}>
      <button
        type="button"
        class="menu-button"
        aria-haspopup="menu"
        aria-expanded={popup.open}
        aria-label={label}
        title={hint}
        onClick={() => popup.setOpen(!popup.open)}
      >
        {children}
      </button>
      {popup.open && (
        <div class={`popup menu ${popup.side} ${align}`} role="menu" ref={list} onKeyDown={walk}>
          {entries.map((entry) => (
            <button
              key={entry.label}
              type="button"
              role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={entry.checked}
              class={entry.danger === true ? 'danger' : ''}
              onClick={() => {
                popup.setOpen(false)
                popup.around.current?.querySelector('button')?.focus()
                entry.act()
              }}
            >
              {entry.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
