import { useEffect } from 'preact/hooks'
import type { PageState } from '../state/pageState.ts'
import { Icon } from './Icon.tsx'
import { usePageContext } from './PageContext.ts'

const shownMs = 9000

/** What went wrong: a refusal for a while, a lost line until it is back. */
export function Notice({ line }: { readonly line: PageState['line'] }) {
  const { page } = usePageContext()
  const { notice } = page.state
  const { dispatch } = page

  useEffect(() => {
    if (notice === null) return undefined
    const timer = setTimeout(() => dispatch({ type: 'notice', notice: null }), shownMs)
    return () => clearTimeout(timer)
  }, [notice, dispatch])

  return (
    <div class="notices" role="status">
      {line === 'lost' && (
        <p class="notice lost">
          <span class="spinner" aria-hidden="true" />
          The local Discord does not answer. Trying again…
        </p>
      )}
      {notice !== null && line !== 'lost' && (
        <p class="notice">
          <Icon name="warning" />
          <span>{notice}</span>
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss"
            onClick={() => dispatch({ type: 'notice', notice: null })}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  )
}
