import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** Covers what is a spoiler until the reader asks for it. */
export function Spoiler({
  hidden,
  children,
}: {
  readonly hidden: boolean
  readonly children: ComponentChildren
}) {
  const [covered, setCovered] = useState(hidden)
  if (!covered) return <>{children}</>
  return (
    <div class="covered">
      <div class="covered-content" inert>
        {children}
      </div>
      <button type="button" class="uncover" onClick={() => setCovered(false)}>
        Spoiler: show
      </button>
    </div>
  )
}
