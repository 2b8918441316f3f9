import { useLayoutEffect, useRef } from 'preact/hooks'

const nearBottomPx = 120
const gapAbovePx = 12

/**
 * Keeps a list of messages at the newest while the reader is there: at its end, or at its
 * beginning when it is taller than the list. Who scrolled away stays where they are, also
 * when older messages come in above (`oldest` is the id of the first one).
 */
export function useFollowing(changes: readonly unknown[], oldest: string) {
  const list = useRef<HTMLDivElement | null>(null)
  const last = useRef({ follows: true, scrolledTo: 0, height: 0, oldest })

  useLayoutEffect(() => {
    const box = list.current
    if (box === null) return
    const { follows, height } = last.current
    if (follows) box.scrollTop = followingTop(box)
    else if (last.current.oldest !== oldest) box.scrollTop += box.scrollHeight - height
    last.current = { follows, scrolledTo: box.scrollTop, height: box.scrollHeight, oldest }
  }, [...changes, oldest])

  const remember = () => {
    const box = list.current
    if (box === null) return
    const gap = box.scrollHeight - box.scrollTop - box.clientHeight
    const untouched = Math.abs(box.scrollTop - last.current.scrolledTo) < 2
    const follows = gap < nearBottomPx || (untouched && last.current.follows)
    last.current = { ...last.current, follows }
  }

  return { list, remember }
}

function followingTop(box: HTMLElement): number {
  const newest = [...box.querySelectorAll<HTMLElement>(':scope > .message')].at(-1)
  if (newest === undefined || newest.offsetHeight < box.clientHeight) return box.scrollHeight
  return newest.offsetTop - box.offsetTop - gapAbovePx
}
