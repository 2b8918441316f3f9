import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** Words that are covered until the reader presses them. */
export function SpoilerText({ children }: { readonly children: ComponentChildren }) {
  const [covered, setCovered] = useState(true)
  if (!covered) return <span class="spoiler shown">{children}</span>
  return (
    <button
      type="button"
      class="spoiler"
      aria-label="Spoiler: show"
      onClick={() => setCovered(false)}
    >
      <span aria-hidden="true" inert>
        {children}
      </span>
    </button>
  )
}
