/**
 * Lore is written by many hands and shown inside our own formatting: a name must not break out of
 * its heading, and prose may be Markdown but neither mention anybody, nor hide a link's target, nor
 * turn the direction of what follows, nor leave formatting open.
 */

// What Discord reads as formatting at any place: https://discord.com/developers/docs/reference#message-formatting
const formatting = /[\\*_~`|>[\]()#<@-]/g
// Not the joiners and tags that emoji and some scripts are made with.
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}]/gu

/** Text that shows as it is, on one line: names, labels, notes. At most twice as long. */
export const plain = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(unseen, '')
    .trim()
    .replaceAll(formatting, (sign, place: number, whole: string) =>
      needsEscape(sign, place, whole) ? `\\${sign}` : sign,
    )
    .replace(/^(\d+)\.(?=\s|$)/, String.raw`$1\.`)

/** Signs that are harmless inside a word or a sentence stay as they are, for legibility. */
function needsEscape(sign: string, place: number, whole: string): boolean {
  if (sign === '-' || sign === '#' || sign === '>') return place === 0
  if (sign === '(' || sign === ')') return whole[place - 1] === ']'
  return true
}

/** An author's Markdown, disarmed; every code block and every mark that it opens is closed. */
export function prose(markdown: string): string {
  const safe = withoutLoneMarks(disarm(markdown))
  return fencesIn(safe) % 2 === 0 ? safe : `${safe}\n${fence}`
}

/** The same on one line, for what stands in a line of ours. */
export function proseLine(markdown: string): string {
  const line = markdown.replaceAll(/\s+/g, ' ').trim().replaceAll(/`{2,}/g, '`')
  return withoutLoneMarks(disarm(line)).replace(/^(?=#{1,3} |-# |[->*] |>>> |\d+\. )/, '\\')
}

const fence = '```'
export const fencesIn = (markdown: string): number => markdown.split(fence).length - 1

// Bounded, so that no text takes time in proportion to its length squared.
const maskedLink = /!?\[([^[\]\n]{0,300})\]\(([^)\n]{0,600})\)/g
const turning = /[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu
const mention = /<(?=[@#&/:t]|a:|id:)/g
const everybody = /@(?=everyone|here)/g
const unseenBreak = '\u{200b}'

// An unseen character breaks a mention in prose and in code alike, whatever stands before it; a
// backslash could itself be escaped, or show in code.
const disarm = (words: string): string =>
  words
    .replaceAll(turning, '')
    .replaceAll(maskedLink, (_, label: string, inside: string) => linkInFull(label, inside))
    .replaceAll('](', '] (')
    .replaceAll(mention, `<${unseenBreak}`)
    .replaceAll(everybody, `@${unseenBreak}`)

function linkInFull(label: string, inside: string): string {
  const target = (inside.trim().split(/\s/)[0] ?? '').replaceAll(/[<>]/g, '')
  return label === '' || label === target ? target : `${label} (${target})`
}

const marks = ['||', '**', '__', '~~', '`'] as const

/** What was opened and never closed would reach into the next text: its last mark shows as it is. */
function withoutLoneMarks(words: string): string {
  let safe = words
  for (const mark of marks) {
    const places = placesOf(mark, safe)
    const last = places.at(-1)
    if (places.length % 2 === 0 || last === undefined) continue
    safe = `${safe.slice(0, last)}${mark.replaceAll(/./g, String.raw`\$&`)}${safe.slice(last + mark.length)}`
  }
  return safe
}

function placesOf(mark: string, words: string): readonly number[] {
  const places: number[] = []
  for (let at = words.indexOf(mark); at !== -1; at = words.indexOf(mark, at + mark.length)) {
    if (words[at - 1] !== '\\') places.push(at)
  }
  return places
}
