import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Message } from '../api/message.ts'
import type { Directory } from '../state/directory.ts'
import { blankPage } from '../state/pageState.ts'
import type { Page } from '../state/usePage.ts'
import { clientFor } from '../api/client.ts'
import type { Theme } from './useTheme.ts'

/** What any part of the page may need. */
export interface PageContextValue {
  readonly page: Page
  readonly directory: Directory
  readonly theme: Theme
  /** The local Discord's time, in ms since 1970. */
  readonly now: () => number
  readonly actAs: (id: string) => void
  /** Opens a command in the composer, by the name it is typed with. */
  readonly startCommand: (name: string) => void
  readonly replyTo: Message | null
  readonly setReplyTo: (message: Message | null) => void
}

const nothing = () => undefined

/** The context of the page; outside of it everything is blank. */
export const PageContext = createContext<PageContextValue>({
  page: {
    state: blankPage,
    client: clientFor(null),
    dispatch: nothing,
    attempt: () => Promise.resolve(undefined),
    openChannel: nothing,
    loadOlder: () => Promise.resolve(),
  },
  directory: {
    guild: null,
    channels: new Map(),
    members: new Map(),
    roles: new Map(),
    me: null,
  },
  theme: { name: 'dark', toggle: nothing },
  now: () => Date.now(),
  actAs: nothing,
  startCommand: nothing,
  replyTo: null,
  setReplyTo: nothing,
})

/** The page that the caller is part of. */
export const usePageContext = () => useContext(PageContext)
