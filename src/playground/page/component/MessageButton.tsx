import { useContext } from 'preact/hooks'
import type { Component } from '../api/component.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { emojiText } from './emoji.ts'
import { MessageContext } from './MessageContext.ts'

const styles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  6: 'premium',
}
const linkStyle = 5

/** A button of a message. While its press is on the way it says so and takes no other. */
export function MessageButton({ component }: { readonly component: Component }) {
  const message = useContext(MessageContext)
  const { page } = usePageContext()
  const emoji = emojiText(component.emoji)
  const face = (
    <>
      {emoji !== '' && <span class="emoji">{emoji}</span>}
      {component.label}
    </>
  )

  if (component.style === linkStyle) {
    const target = component.url ?? ''
    const safe = /^https?:\/\//i.test(target) && component.disabled !== true
    return safe ? (
      <a
        class="button secondary"
        href={target}
        target="_blank"
        rel="noopener noreferrer"
        title={target}
      >
        {face} <Icon name="link" />
      </a>
    ) : (
      <button type="button" class="button secondary" disabled>
        {face} <Icon name="link" />
      </button>
    )
  }

  const customId = component.custom_id ?? ''
  const busy = page.state.interactions.some(
    (one) => one.message === message?.id && one.customId === customId && one.state === 'sent',
  )
  const press = () => {
    if (busy || message === null) return
    void page.attempt(page.client.press(message.channel_id, message.id, customId))
  }
  return (
    <button
      type="button"
      class={`button ${styles[component.style ?? 2] ?? 'secondary'}`}
      disabled={component.disabled === true || customId === ''}
      aria-busy={busy}
      onClick={press}
    >
      {face}
      {busy && <span class="spinner" aria-hidden="true" />}
    </button>
  )
}
