import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import {
  draftFaults,
  fill,
  hideOption,
  optionsToSend,
  showOption,
  type CommandDraft,
} from './draft.ts'
import { HiddenOptions } from './HiddenOptions.tsx'
import { lineKey } from './lineKey.ts'
import { OptionPill } from './OptionPill.tsx'
import { entryName } from './palette.ts'
import { SuggestionList } from './SuggestionList.tsx'
import type { Suggestion } from './suggestions.ts'
import { useSuggestions } from './useSuggestions.ts'

/** A command that is being filled in: its options as pills, and the list for the focused one. */
export function CommandLine({
  channel,
  draft,
  change,
  leave,
}: {
  readonly channel: string
  readonly draft: CommandDraft
  readonly change: (draft: CommandDraft) => void
  readonly leave: () => void
}) {
  const { page } = usePageContext()
  const listId = useId()
  const form = useRef<HTMLFormElement | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [closed, setClosed] = useState(false)
  const [active, setActive] = useState(-1)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const option = draft.entry.options.find((one) => one.name === focused)
  const suggestions = useSuggestions(channel, draft, option)
  const faults = tried ? draftFaults(draft) : {}
  const listed = option !== undefined && !closed && suggestions.lines.length > 0
  const text = option === undefined ? '' : (draft.fillings[option.name]?.text ?? '')
  // In an empty optional field Enter sends: no line is marked until the reader moves to one.
  const firstActive = option?.required === true || text !== '' ? 0 : -1

  useLayoutEffect(() => setActive(firstActive), [focused, suggestions.lines, firstActive])

  const focusOption = (name: string | undefined) => {
    const target =
      name === undefined ? 'button[type=submit]' : `[data-option="${CSS.escape(name)}"]`
    form.current?.querySelector<HTMLElement>(target)?.focus()
  }
  const first = draft.shown[0]
  // Before the next key arrives: whoever types on must not lose a letter.
  useLayoutEffect(() => focusOption(first), [draft.entry])

  const added = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (added.current !== null) focusOption(added.current)
    added.current = null
  }, [draft.shown])

  const nextEmpty = (after: CommandDraft) =>
    after.shown.find((name) => {
      const wanted = after.entry.options.find((one) => one.name === name)
      return wanted?.required === true && (after.fillings[name]?.text ?? '') === ''
    })

  const pick = (line: Suggestion) => {
    if (option === undefined) return
    const next = fill(draft, option.name, { text: line.name, picked: line.value })
    change(next)
    const target = nextEmpty(next)
    if (target !== undefined) focusOption(target)
  }

  const send = async () => {
    setTried(true)
    const wrong = Object.keys(draftFaults(draft))[0]
    if (wrong !== undefined) {
      if (!draft.shown.includes(wrong)) change(showOption(draft, wrong))
      focusOption(wrong)
      return
    }
    try {
      await page.client.useCommand(channel, draft.entry.command.id, optionsToSend(draft))
      leave()
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    }
  }

  const drop = (name: string) => {
    const next = hideOption(draft, name)
    if (next === draft || draft.shown.length === 1) return leave()
    const at = draft.shown.indexOf(name)
    change(next)
    focusOption(draft.shown[at === 0 ? 1 : at - 1])
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const key = lineKey(event.key, event.shiftKey, {
      text: option === undefined ? null : text,
      lines: closed && event.key !== 'ArrowDown' ? 0 : suggestions.lines.length,
      active,
      loading: suggestions.loading,
    })
    if (key.does === 'nothing') return
    event.preventDefault()
    if (key.does === 'mark') {
      setClosed(false)
      setActive(key.line)
    } else if (key.does === 'pick') {
      const line = suggestions.lines[key.line]
      if (line !== undefined) pick(line)
    } else if (key.does === 'send') void send()
    else if (option !== undefined) drop(option.name)
  }

  return (
    <form
      class="command-line"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (listed) setClosed(true)
        else leave()
      }}
    >
      {option !== undefined && !closed && (
        <SuggestionList
          id={listId}
          option={option}
          suggestions={suggestions}
          active={active}
          pick={pick}
        />
      )}
      {refusal !== null && (
        <p class="failure" role="alert">
          <Icon name="warning" /> {refusal}
        </p>
      )}
      <div class="command-row">
        <strong class="command-chip">/{entryName(draft.entry)}</strong>
        <div class="pills">
          {draft.shown.map((name) => {
            const shown = draft.entry.options.find((one) => one.name === name)
            if (shown === undefined) return null
            return (
              <OptionPill
                key={name}
                option={shown}
                filling={draft.fillings[name]}
                fault={faults[name]}
                listId={listId}
                activeId={active >= 0 ? `${listId}-${active}` : undefined}
                listed={listed && focused === name}
                focused={focused === name}
                change={(filling) => {
                  setClosed(false)
                  setRefusal(null)
                  change(fill(draft, name, filling))
                }}
                onFocus={() => {
                  setFocused(name)
                  setClosed(false)
                }}
                onKeyDown={onKeyDown}
              />
            )
          })}
          <HiddenOptions
            draft={draft}
            show={(name) => {
              added.current = name
              change(showOption(draft, name))
            }}
          />
        </div>
        <button type="button" class="icon-button" aria-label="Cancel command" onClick={leave}>
          <Icon name="close" />
        </button>
        <button
          type="submit"
          class="icon-button send"
          aria-label={`Send /${entryName(draft.entry)}`}
          onFocus={() => setFocused(null)}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}
