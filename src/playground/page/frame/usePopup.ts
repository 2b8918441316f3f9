import { useEffect, useRef, useState } from 'preact/hooks'

/** Something that opens over the page beside its button. */
export interface Popup {
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  /** For the element around the button and what opens. */
  readonly around: { current: HTMLDivElement | null }
  /** `up` where there is more room above than below. */
  readonly side: 'up' | 'down'
}

const roomBelow = 320

/** Opens and closes a popup: a press elsewhere and Escape close it, and focus comes back. */
export function usePopup(closed?: () => void): Popup {
  const [open, setOpenState] = useState(false)
  const [side, setSide] = useState<'up' | 'down'>('down')
  const around = useRef<HTMLDivElement | null>(null)

  const setOpen = (next: boolean) => {
    const box = around.current?.getBoundingClientRect()
    if (next && box !== undefined) {
      const below = innerHeight - box.bottom
      setSide(below < roomBelow && box.top > below ? 'up' : 'down')
    }
    setOpenState(next)
    if (!next && open) closed?.()
  }
  const setOpenRef = useRef(setOpen)
  setOpenRef.current = setOpen

  useEffect(() => {
    if (!open) return undefined
    const pressed = (event: Event) => {
      if (event.target instanceof Node && around.current?.contains(event.target) === true) return
      setOpenRef.current(false)
    }
    const typed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpenRef.current(false)
      around.current?.querySelector('button')?.focus()
    }
    const place = around.current
    document.addEventListener('pointerdown', pressed)
    document.addEventListener('focusin', pressed)
    place?.addEventListener('keydown', typed)
    return () => {
      document.removeEventListener('pointerdown', pressed)
      document.removeEventListener('focusin', pressed)
      place?.removeEventListener('keydown', typed)
    }
  }, [open])

  return { open, setOpen, around, side }
}
