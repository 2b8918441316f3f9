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

/** A campaign's picture, which a reply's components show as `attachment://` and its name. */
export interface Picture {
  /** Of the attachment. It tells nothing but the format. */
  readonly name: string
  /** The campaign's slug. */
  readonly campaign: string
  /** Path below the campaign's folder, with forward slashes. */
  readonly file: string
  /** For those who cannot see it. */
  readonly alt: string
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
      readonly picture: Picture | null
    }
  | {
      readonly kind: 'update'
      readonly components: readonly Component[]
      readonly picture: Picture | null
    }
  | {
      readonly kind: 'modal'
      readonly id: string
      readonly title: string
      readonly fields: readonly Field[]
    }

/** What a reply shows. */
export interface Shown {
  readonly components: readonly Component[]
  /** Null when there is none in the components. */
  readonly picture: Picture | null
}

export const message = (...components: readonly Component[]): Reply => ({
  kind: 'message',
  components,
  ephemeral: true,
  picture: null,
})

/** Seen by the whole channel: render it for the audience, never for who asked. */
export const publicMessage = (...components: readonly Component[]): Reply => ({
  kind: 'message',
  components,
  ephemeral: false,
  picture: null,
})

export const update = (...components: readonly Component[]): Reply => ({
  kind: 'update',
  components,
  picture: null,
})

/** Components with the picture that they show; `as` makes a reply of them. */
export const showing = (
  as: (...components: readonly Component[]) => Reply,
  { components, picture }: Shown,
): Reply => {
  const reply = as(...components)
  return reply.kind === 'modal' ? reply : { ...reply, picture }
}
