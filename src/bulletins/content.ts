import type { ChannelId, MessageId } from '../lore/ids.ts'
import type { Source } from './sources.ts'

/** A bulletin as its readers get it, before any thought of how Discord shows it. */
export interface BulletinContent {
  /** The outlet's accent as 0xRRGGBB. */
  readonly color: number | null
  /** The outlet's line above the story; plain text. */
  readonly masthead: string
  /** Plain text. */
  readonly headline: string
  /** Where the story comes from, in the outlet's style, as "ASTROFORI ONE"; plain text, "" when it has none. */
  readonly dateline: string
  /** Markdown. */
  readonly story: string
  /** The in-universe day of publication as the campaign writes it, as "240402.22". */
  readonly stardate: string
  readonly attached: AttachedDocument | null
  /** The message that it corrects, for a correction. */
  readonly original?: PrintedAt
  /** A word above the headline, as "BREAKING NEWS"; plain text. */
  readonly banner?: string
  /** What it was written from; never shown. Absent from what was printed before it was kept. */
  readonly sources?: readonly Source[]
  /** Who prints it; absent in what older versions printed. */
  readonly outlet?: Byline
}

/** Where a bulletin was printed; in a forum, the message is a post of its own. */
export interface PrintedAt {
  readonly channel: ChannelId
  readonly message: MessageId
}

/** An outlet as the author of its stories. */
export interface Byline {
  /** Plain text. */
  readonly name: string
  readonly picture: OutletPicture | null
}

/** An outlet's picture. */
export interface OutletPicture {
  /** Path below the campaign's folder, with forward slashes. */
  readonly file: string
  /** For those who cannot see it. */
  readonly alt: string
}

/** A document printed with a story. */
export interface AttachedDocument {
  /** Plain text. */
  readonly title: string
  /** Markdown. */
  readonly text: string
}
