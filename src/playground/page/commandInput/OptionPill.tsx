import type { CommandOption } from '../api/command.ts'
import type { Filling } from './draft.ts'
import { optionTypes } from './palette.ts'
import { readUpload } from './readUpload.ts'

/** An option on the command line: its name and the field for its value. */
export function OptionPill({
  option,
  filling,
  fault,
  listId,
  activeId,
  listed,
  focused,
  change,
  onFocus,
  onKeyDown,
}: {
  readonly option: CommandOption
  readonly filling: Filling | undefined
  readonly fault: string | undefined
  readonly listId: string
  readonly activeId: string | undefined
  readonly listed: boolean
  readonly focused: boolean
  readonly change: (filling: Filling) => void
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}) {
  const id = `option-${option.name}`
  const shared = {
    id,
    'data-option': option.name,
    'aria-required': option.required === true,
    'aria-invalid': fault !== undefined,
    ...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` }),
    onFocus,
    onKeyDown,
  }
  return (
    <span class={`pill ${fault === undefined ? '' : 'faulty'} ${focused ? 'focused' : ''}`}>
      <label for={id}>
        {option.name}
        {option.required === true && <span aria-hidden="true">*</span>}
      </label>
      {option.type === optionTypes.attachment ? (
        <input
          {...shared}
          type="file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file === undefined) return
            void readUpload(file).then((picked) => change({ text: file.name, picked }))
          }}
        />
      ) : (
        <input
          {...shared}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={listId}
          aria-activedescendant={listed ? activeId : undefined}
          size={Math.min(40, Math.max(8, (filling?.text.length ?? 0) + 2))}
          value={filling?.text ?? ''}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      )}
      {fault !== undefined && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </span>
  )
}
