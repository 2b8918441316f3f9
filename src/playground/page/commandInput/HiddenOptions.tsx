import { hiddenOptions, type CommandDraft } from './draft.ts'

/** Buttons for the options that are not on the command line yet. */
export function HiddenOptions({
  draft,
  show,
}: {
  readonly draft: CommandDraft
  readonly show: (name: string) => void
}) {
  return (
    <>
      {hiddenOptions(draft).map(({ name, description }) => (
        <button
          key={name}
          type="button"
          class="add-option"
          title={description}
          aria-label={`Add option ${name}: ${description}`}
          onClick={() => show(name)}
        >
          + {name}
        </button>
      ))}
    </>
  )
}
