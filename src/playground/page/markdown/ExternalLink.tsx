import type { ComponentChildren } from 'preact'

/** A link out of the page: it shows where it leads, and takes nothing along. */
export function ExternalLink({
  target,
  children,
}: {
  readonly target: string
  readonly children: ComponentChildren
}) {
  if (!/^https?:\/\//i.test(target)) return <>{children}</>
  return (
    <a href={target} target="_blank" rel="noopener noreferrer" title={target}>
      {children}
    </a>
  )
}
