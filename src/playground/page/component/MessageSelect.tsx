import { useContext, useEffect, useState } from 'preact/hooks'
import type { Component } from '../api/component.ts'
import { usePageContext } from '../frame/PageContext.ts'
import { MessageContext } from './MessageContext.ts'
import { Picker } from './Picker.tsx'
import { chosenAtFirst, selectOptions } from './selectOptions.ts'

/** A select of a message: what is picked is sent when the list closes. */
export function MessageSelect({ component }: { readonly component: Component }) {
  const message = useContext(MessageContext)
  const { page, directory } = usePageContext()
  const first = chosenAtFirst(component)
  const [chosen, setChosen] = useState(first)
  const firstKey = first.join()
  // An update of the message begins anew, as a select without defaults would at Discord.
  useEffect(() => setChosen(firstKey === '' ? [] : firstKey.split(',')), [message, firstKey])

  const customId = component.custom_id ?? ''
  const busy = page.state.interactions.some(
    (one) => one.message === message?.id && one.customId === customId && one.state === 'sent',
  )
  const send = (values: readonly string[]) => {
    setChosen(values)
    if (message === null) return
    void page.attempt(page.client.press(message.channel_id, message.id, customId, values))
  }

  return (
    <Picker
      label={component.placeholder ?? 'Make a selection'}
      options={selectOptions(component, directory)}
      chosen={chosen}
      least={component.min_values ?? 1}
      most={component.max_values ?? 1}
      disabled={component.disabled === true || busy}
      choose={send}
    />
  )
}
