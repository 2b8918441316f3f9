import type { BulletinContent } from './content.ts'
import { escapeMarkdown } from './escapeMarkdown.ts'

/** Fewer go out one by one. */
export const fewestLate = 3

/** Of a headline, so that as many as go together fit into one message. */
const longest = 110

/** One message for several bulletins that come late: their headlines, oldest first. */
export function composeLate(
  contents: readonly [BulletinContent, ...BulletinContent[]],
): BulletinContent {
  const [first, ...others] = contents
  const sameOutlet = others.every(({ masthead }) => masthead === first.masthead)
  const lines = contents.map(
    ({ headline, stardate }) =>
      `- **${escapeMarkdown(shorten(headline))}** · ${escapeMarkdown(stardate)}`,
  )
  const { outlet } = first
  return {
    color: sameOutlet ? first.color : null,
    masthead: sameOutlet ? first.masthead : '',
    headline: `${contents.length} reports that come late`,
    dateline: '',
    story: [...lines, '', 'Read each of them under *Archive*, or with `/news`.'].join('\n'),
    stardate: contents.at(-1)?.stardate ?? first.stardate,
    attached: null,
    ...(sameOutlet && outlet !== undefined && { outlet: { ...outlet, picture: null } }),
  }
}

const shorten = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(halfASign, '')}…`
const halfASign = /[\ud800-\udbff]$/
