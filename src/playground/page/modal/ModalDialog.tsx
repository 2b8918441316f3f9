import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { FieldValues } from '../api/client.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { Markdown } from '../markdown/Markdown.tsx'
import type { OpenModal } from '../state/pageState.ts'
import { ModalField } from './ModalField.tsx'
import { fieldFaults, initialValues, modalParts } from './modalFields.ts'

/** A dialogue that the bot opened. Escape leaves it; the browser keeps the focus inside. */
export function ModalDialog({ open }: { readonly open: OpenModal }) {
  const { page } = usePageContext()
  const { modal } = open
  const parts = useMemo(() => modalParts(modal.components), [modal])
  const [values, setValues] = useState<FieldValues>(() => initialValues(parts))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const dialog = useRef<HTMLDialogElement | null>(null)
  const faults = tried ? fieldFaults(parts, values) : {}

  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    box?.querySelector<HTMLElement>('[data-field]')?.focus()
    // Closing is what gives the focus back to where it was.
    return () => box?.close()
  }, [])

  const close = () => page.dispatch({ type: 'modal-closed' })

  const submit = async (event: Event) => {
    event.preventDefault()
    setTried(true)
    const wrong = Object.keys(fieldFaults(parts, values))[0]
    if (wrong !== undefined) {
      document.getElementById(`field-${wrong}`)?.focus()
      return
    }
    setBusy(true)
    try {
      const outcome = await page.client.submitModal(open.channel, open.interaction, values)
      if (outcome.status === 'failed') setFailure(outcome.error ?? 'Something went wrong.')
      else close()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }

  return (
    <dialog
      class="modal"
      ref={dialog}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <header>
          <h2 id="modal-title">{modal.title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div class="modal-parts">
          {parts.map((part, at) =>
            part.kind === 'text' ? (
              <Markdown key={at} text={part.text} />
            ) : (
              <ModalField
                key={part.component.custom_id ?? at}
                part={part}
                value={values[part.component.custom_id ?? '']}
                fault={faults[part.component.custom_id ?? '']}
                change={(value) =>
                  setValues((last) => ({ ...last, [part.component.custom_id ?? '']: value }))
                }
              />
            ),
          )}
        </div>
        {failure !== null && (
          <p class="failure" role="alert">
            <Icon name="warning" /> {failure}
          </p>
        )}
        <footer>
          <button type="button" class="button secondary" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy} aria-busy={busy}>
            Submit
            {busy && <span class="spinner" aria-hidden="true" />}
          </button>
        </footer>
      </form>
    </dialog>
  )
}
