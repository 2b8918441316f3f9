import type { Json } from '../world/records.ts'
import type { Path } from './rule.ts'
import { isObject } from '../messages/components.ts'

/** A component where it stands. */
export interface Placed {
  readonly json: Json
  readonly path: Path
  /** Null at the top of a message or a modal. */
  readonly parent: Json | null
  /** How it hangs on its parent. */
  readonly as: 'component' | 'accessory'
}

/** All components of a message or a modal, depth first, and what is no component at all. */
export interface Survey {
  readonly placed: readonly Placed[]
  readonly strangers: readonly Path[]
}

/** Walks a list of components. What is deeper than Discord's own nesting is walked as well. */
export function surveyComponents(components: unknown, base: Path): Survey {
  const placed: Placed[] = []
  const strangers: Path[] = []
  const visit = (value: unknown, path: Path, parent: Json | null, as: Placed['as']): void => {
    if (!isObject(value) || typeof value['type'] !== 'number') {
      strangers.push(path)
      return
    }
    placed.push({ json: value, path, parent, as })
    if (Array.isArray(value['components'])) {
      for (const [at, child] of value['components'].entries()) {
        visit(child, [...path, 'components', at], value, 'component')
      }
    }
    const { accessory, component } = value
    if (isObject(accessory)) visit(accessory, [...path, 'accessory'], value, 'accessory')
    if (isObject(component)) visit(component, [...path, 'component'], value, 'component')
  }
  if (Array.isArray(components)) {
    for (const [at, each] of components.entries()) visit(each, [...base, at], null, 'component')
  }
  return { placed, strangers }
}
