import { componentTypes as types } from '../component/componentTypes.ts'
import { Picker } from '../component/Picker.tsx'
import { selectOptions } from '../component/selectOptions.ts'
import type { FieldValues } from '../api/client.ts'
import { usePageContext } from '../frame/PageContext.ts'
import type { ModalPart } from './modalFields.ts'

const paragraph = 2

/** A labelled field of a modal: a text or a select. */
export function ModalField({
  part,
  value,
  fault,
  change,
}: {
  readonly part: Extract<ModalPart, { kind: 'field' }>
  readonly value: FieldValues[string] | undefined
  readonly fault: string | undefined
  readonly change: (value: string | readonly string[]) => void
}) {
  const { directory } = usePageContext()
  const { component, label, description, required } = part
  const id = `field-${component.custom_id ?? ''}`
  const isText = component.type === types.textInput
  const isSelect =
    component.type === types.stringSelect ||
    (component.type >= types.userSelect && component.type <= types.channelSelect)
  const text = typeof value === 'string' ? value : ''
  const notes = [
    ...(description === null ? [] : [`${id}-about`]),
    ...(fault === undefined ? [] : [`${id}-fault`]),
  ].join(' ')
  const shared = {
    id,
    'data-field': component.custom_id,
    placeholder: component.placeholder ?? '',
    value: text,
    maxLength: component.max_length ?? 4000,
    'aria-required': required,
    'aria-invalid': fault !== undefined,
    ...(notes === '' ? {} : { 'aria-describedby': notes }),
  }

  return (
    <div class={`field ${fault === undefined ? '' : 'faulty'}`}>
      <label for={isText ? id : undefined} id={`${id}-label`}>
        {label}
        {required && (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {description !== null && (
        <small class="soft" id={`${id}-about`}>
          {description}
        </small>
      )}
      {isText && component.style === paragraph && (
        <textarea {...shared} rows={6} onInput={(event) => change(event.currentTarget.value)} />
      )}
      {isText && component.style !== paragraph && (
        <input {...shared} type="text" onInput={(event) => change(event.currentTarget.value)} />
      )}
      {isSelect && (
        <Picker
          label={component.placeholder ?? (label || 'Make a selection')}
          options={selectOptions(component, directory)}
          chosen={Array.isArray(value) ? value.map(String) : []}
          least={required ? (component.min_values ?? 1) : 0}
          most={component.max_values ?? 1}
          choose={change}
        />
      )}
      {!isText && !isSelect && (
        <p class="soft">A field of kind {component.type}, which this page cannot show.</p>
      )}
      {fault !== undefined && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  )
}
