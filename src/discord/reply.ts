import type { Component } from './components.ts'

/** A line of a form. */
export interface Field {
  readonly id: string
  /** At most 45 characters. */
  readonly label: string
  readonly long: boolean
  readonly required: boolean
  readonly value: string
  readonly most: number
}

/**
 * What a command answers with. It describes; the dispatcher sends.
 * - `message`: a new message, seen by the user alone when `ephemeral`
 * - `update`: the message under the pressed component becomes this
 * - `modal`: a form; must come at once, since Discord takes none after a deferral
 */
export type Reply =
  | {
      readonly kind: 'message'
      readonly components: readonly Component[]
      readonly ephemeral: boolean
    }
  | { readonly kind: 'update'; readonly components: readonly Component[] }
  | {
      readonly kind: 'modal'
      readonly id: string
      readonly title: string
      readonly fields: readonly Field[]
    }

export const message = (...components: readonly Component[]): Reply => ({
  kind: 'message',
  components,
  ephemeral: true,
})

/** Seen by the whole channel: render it for the audience, never for who asked. */
export const publicMessage = (...components: readonly Component[]): Reply => ({
  kind: 'message',
  components,
  ephemeral: false,
})

export const update = (...components: readonly Component[]): Reply => ({
  kind: 'update',
  components,
})
