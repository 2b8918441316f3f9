import type { Component } from '../api/component.ts'
import type { FieldValues } from '../api/client.ts'
import { componentTypes as types } from '../component/componentTypes.ts'
import { chosenAtFirst } from '../component/selectOptions.ts'

/** A part of a modal: something to fill in with its label, or words between. */
export type ModalPart =
  | {
      readonly kind: 'field'
      readonly component: Component
      readonly label: string
      readonly description: string | null
      readonly required: boolean
    }
  | { readonly kind: 'text'; readonly text: string }

function field(component: Component, label: string, description: string | null): ModalPart {
  return { kind: 'field', component, label, description, required: component.required !== false }
}

/** A modal's parts in their order; both the old rows and the newer labels are understood. */
export function modalParts(components: readonly Component[]): readonly ModalPart[] {
  return components.flatMap((component): readonly ModalPart[] => {
    if (component.type === types.textDisplay) {
      return [{ kind: 'text', text: component.content ?? '' }]
    }
    if (component.type === types.label && component.component !== undefined) {
      return [field(component.component, component.label ?? '', component.description ?? null)]
    }
    return (component.components ?? []).map((inner) =>
      field(inner, inner.label ?? inner.placeholder ?? '', null),
    )
  })
}

/** What the fields hold before anybody touches them, by custom id. */
export function initialValues(parts: readonly ModalPart[]): FieldValues {
  return Object.fromEntries(
    parts.flatMap((part) =>
      part.kind === 'text'
        ? []
        : [
            [
              part.component.custom_id ?? '',
              part.component.type === types.textInput
                ? (part.component.value ?? '')
                : chosenAtFirst(part.component),
            ],
          ],
    ),
  )
}

/** What is wrong with the values, by custom id. Empty: they can be sent. */
export function fieldFaults(
  parts: readonly ModalPart[],
  values: FieldValues,
): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  for (const part of parts) {
    if (part.kind === 'text') continue
    const id = part.component.custom_id ?? ''
    const fault = faultOf(part.component, part.required, values[id])
    if (fault !== undefined) faults[id] = fault
  }
  return faults
}

function faultOf(
  component: Component,
  required: boolean,
  value: FieldValues[string] | undefined,
): string | undefined {
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0
  if (length === 0) return required ? 'This is required.' : undefined
  const isText = typeof value === 'string'
  const least = (isText ? component.min_length : component.min_values) ?? 0
  const most = (isText ? component.max_length : component.max_values) ?? Infinity
  const unit = isText ? 'characters' : 'picked'
  if (length < least) return `At least ${least} ${unit}; now ${length}.`
  if (length > most) return `At most ${most} ${unit}; now ${length}.`
  return undefined
}
