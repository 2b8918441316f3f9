/**
 * Lore is written by many hands and shown inside our own formatting: a name must not break out of
 * its heading, and prose may be Markdown but neither mention anybody nor hide a link's target.
 */

// What Discord reads as formatting at any place: https://discord.com/developers/docs/reference#message-formatting
const formatting = /[\\*_~`|>[\]()#<:@-]/g
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/** Text that shows as it is, on one line: names, labels, notes. */
export const plain = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(unseen, '')
    .replace(/^\s*(\d+)\./, String.raw`$1\.`)
    .replaceAll(formatting, (sign, place: number, whole: string) =>
      needsEscape(sign, place, whole) ? `\\${sign}` : sign,
    )

/** Signs that are harmless inside a word or a sentence stay as they are, for legibility. */
function needsEscape(sign: string, place: number, whole: string): boolean {
  if (sign === '-' || sign === '#' || sign === '>') return place === 0
  if (sign === '(' || sign === ')') return whole[place - 1] === ']'
  if (sign === ':') return false
  return true
}

const fence = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/
const maskedLink = /!?\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)/g
const mention = /<(?=[@#&/:t]|a:|id:)/g
const everybody = /@(?=everyone|here)/g

/** An author's Markdown, disarmed; code stays as it is, since Discord reads nothing in it. */
export const prose = (markdown: string): string =>
  markdown
    .split(fence)
    .map((part, place) => (place % 2 === 1 ? part : disarm(part)))
    .join('')

const disarm = (words: string): string =>
  words
    .replaceAll(maskedLink, (_, label: string, target: string) =>
      label === '' || label === target ? target : `${label} (${target})`,
    )
    .replaceAll(mention, String.raw`\<`)
    .replaceAll(everybody, '@\u200b')
