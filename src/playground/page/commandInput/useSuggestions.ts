import { useEffect, useState } from 'preact/hooks'
import type { CommandOption } from '../api/command.ts'
import { usePageContext } from '../frame/PageContext.ts'
import { optionsToSend, type CommandDraft } from './draft.ts'
import { localSuggestions, type Suggestion } from './suggestions.ts'

const debounceMs = 160

/** The lines below an option, and how asking the bot for them goes. */
export interface Suggestions {
  readonly lines: readonly Suggestion[]
  /** The lines are those for an earlier text: nothing to pick from by accident. */
  readonly loading: boolean
  readonly error: string | null
}

/** What the bot answered, and to which question. */
interface Answer {
  readonly to: string
  readonly lines: readonly Suggestion[]
  readonly error: string | null
}

const none: Suggestions = { lines: [], loading: false, error: null }

/** Keeps the lines for the focused option up to date; the bot is asked once typing pauses. */
export function useSuggestions(
  channel: string,
  draft: CommandDraft,
  option: CommandOption | undefined,
): Suggestions {
  const { page, directory } = usePageContext()
  const [answer, setAnswer] = useState<Answer>({ to: '', lines: [], error: null })
  const filling = option === undefined ? undefined : draft.fillings[option.name]
  const asksBot = option?.autocomplete === true && filling?.picked === undefined
  const question = option === undefined ? '' : JSON.stringify(optionsToSend(draft, option.name))

  useEffect(() => {
    if (!asksBot) return undefined
    let stale = false
    const ask = async () => {
      const next = await page.client
        .suggest(channel, draft.entry.command.id, JSON.parse(question))
        .then(({ choices, error }) => ({ to: question, lines: choices, error: error ?? null }))
        .catch((error: unknown) => ({
          to: question,
          lines: [],
          error: error instanceof Error ? error.message : String(error),
        }))
      if (!stale) setAnswer(next)
    }
    const timer = setTimeout(() => void ask(), debounceMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [asksBot, question, channel, draft.entry.command.id, page.client])

  if (option === undefined || filling?.picked !== undefined) return none
  if (option.autocomplete === true) return { ...answer, loading: answer.to !== question }
  return { ...none, lines: localSuggestions(option, filling?.text ?? '', directory) }
}
