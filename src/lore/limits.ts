/**
 * How long the texts of lore may be, in UTF-16 units as Discord's libraries count them. Names are
 * choices of an autocomplete (100) and lines of a select; a summary must fit a page beside its
 * heading; a template and what it prints must fit one message (4,000 for all of its text).
 * Source: https://discord.com/developers/docs/components/reference and
 * https://discord.com/developers/docs/interactions/application-commands
 */
export const limits = {
  name: 100,
  alias: 100,
  tag: 50,
  summary: 400,
  /** An attribute's label. */
  label: 45,
  /** An attribute's value. */
  value: 300,
  /** A section's heading. */
  heading: 100,
  claim: 500,
  claimant: 150,
  source: 150,
  /** A relation's note, a party's role. */
  note: 150,
  /** An image's description. */
  alt: 300,
  masthead: 100,
  headline: 150,
  dateline: 100,
  /** A bulletin's template. */
  template: 2500,
} as const
