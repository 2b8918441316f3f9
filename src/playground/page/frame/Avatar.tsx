import { inkOn } from './colour.ts'

/** A disc with the first letter of a name. It says nothing that the name beside it does not. */
export function Avatar({
  name,
  colour,
  small = false,
}: {
  readonly name: string
  readonly colour: string
  readonly small?: boolean
}) {
  const initial = Array.from(name.trim())[0]?.toUpperCase() ?? '?'
  return (
    <span
      class={small ? 'avatar small' : 'avatar'}
      style={{ background: colour, color: inkOn(colour) }}
      aria-hidden="true"
    >
      {initial}
    </span>
  )
}
