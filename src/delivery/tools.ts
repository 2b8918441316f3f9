import type { Temporal } from 'temporal-polyfill'
import type { BulletinContent } from '../bulletins/content.ts'
import type { Poster } from '../bulletins/posting.ts'
import type { Log } from '../log.ts'
import type { Delivery, Store } from '../store/store.ts'
import type { Trouble } from './decide.ts'

/** What delivery works with; `main` and the tests make it. */
export interface DeliveryTools {
  readonly store: Store
  readonly poster: Poster
  readonly render: Render
  readonly now: () => Temporal.Instant
  /** A number in [0, 1). */
  readonly random: () => number
  readonly log: Log
  /** Ends the process: the token is void. */
  readonly stop: (reason: string) => void
}

/** Makes a row's bulletin as its audience may see it now. */
export type Render = (row: Delivery) => Promise<Rendering>

export type Rendering =
  | {
      readonly kind: 'ready'
      readonly content: BulletinContent
      /** The campaign's slug. */
      readonly campaign: string
      readonly lateSince: Temporal.Instant | null
    }
  /** It cannot be made as things stand. */
  | { readonly kind: 'heldBack'; readonly trouble: Trouble }
  /** Its readers have nothing to be told, as of a month without news; nobody needs to act. */
  | { readonly kind: 'nothing'; readonly reason: string }
  /** Its time is over. */
  | { readonly kind: 'expired'; readonly trouble: Trouble }
