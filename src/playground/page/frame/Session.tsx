import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import type { Message } from '../api/message.ts'
import { ClockPanel } from '../clock/ClockPanel.tsx'
import { ModalDialog } from '../modal/ModalDialog.tsx'
import { directoryOf } from '../state/directory.ts'
import { usePage } from '../state/usePage.ts'
import { ChannelView } from './ChannelView.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import { MemberList } from './MemberList.tsx'
import { Notice } from './Notice.tsx'
import { PageContext } from './PageContext.ts'
import { Sidebar } from './Sidebar.tsx'
import type { Theme } from './useTheme.ts'
import { useDrawer } from './useDrawer.ts'

/** The page of one member. */
export function Session({
  as,
  actAs,
  theme,
}: {
  readonly as: string | null
  readonly actAs: (id: string | null) => void
  readonly theme: Theme
}) {
  const page = usePage(as, actAs)
  const { world, modal, line } = page.state
  const directory = useMemo(() => directoryOf(world), [world])
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  const [wanted, setWanted] = useState({ name: '', count: 0 })
  const drawer = useDrawer()

  const clock = world?.clock
  const heardAt = useRef({ clock, at: Date.now() })
  if (heardAt.current.clock !== clock) heardAt.current = { clock, at: Date.now() }
  const now = useCallback(
    () => Date.now() + (clock === undefined ? 0 : clock.now - heardAt.current.at),
    [clock],
  )
  const startCommand = useCallback(
    (name: string) => setWanted((last) => ({ name, count: last.count + 1 })),
    [],
  )

  const context = useMemo(
    () => ({ page, directory, theme, now, actAs, startCommand, replyTo, setReplyTo }),
    [page, directory, theme, now, actAs, startCommand, replyTo],
  )

  return (
    <PageContext.Provider value={context}>
      <div class="frame" data-drawer={drawer.open} onKeyDown={drawer.onKeyDown}>
        <button
          type="button"
          class="skip"
          onClick={() => document.querySelector<HTMLElement>('#composer textarea')?.focus()}
        >
          Skip to writing
        </button>
        <Sidebar close={drawer.close} />
        <ChannelView wanted={wanted} openDrawer={drawer.show} />
        <aside class="side-panel" id="drawer-clock" aria-label="Clock and members">
          <button type="button" class="icon-button drawer-close" onClick={drawer.close}>
            Close
          </button>
          <ClockPanel />
          <MemberList />
        </aside>
        {drawer.open !== 'none' && (
          <div class="curtain" onClick={drawer.close} aria-hidden="true" />
        )}
        {modal !== null && <ModalDialog key={modal.interaction} open={modal} />}
        <Notice line={line} />
        <LiveRegion />
      </div>
    </PageContext.Provider>
  )
}
