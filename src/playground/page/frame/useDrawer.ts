import { useEffect, useRef, useState } from 'preact/hooks'

/** A side of the page that folds away on narrow screens. */
export type DrawerName = 'none' | 'channels' | 'clock'

/** Which side is unfolded. On wide screens both are always there and this changes nothing. */
export function useDrawer() {
  const [open, setOpen] = useState<DrawerName>('none')
  const opener = useRef<Element | null>(null)

  useEffect(() => {
    if (open === 'none') return
    document.getElementById(`drawer-${open}`)?.querySelector<HTMLElement>('button')?.focus()
  }, [open])

  const close = () => {
    if (open === 'none') return
    setOpen('none')
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }

  return {
    open,
    close,
    show: (name: DrawerName) => {
      opener.current = document.activeElement
      setOpen(name)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    },
  }
}
