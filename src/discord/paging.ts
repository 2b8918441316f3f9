/**
 * Cuts Markdown into pages of at most `most` UTF-16 units (100 at least): between paragraphs where
 * that can be, then between lines, sentences, words; within a word only when a word is longer than
 * a page. A code block that is cut is closed on its page and opened again on the next.
 */
export function pagesOf(markdown: string, most: number): readonly string[] {
  const words = markdown.trim()
  if (words.length <= most) return words === '' ? [] : [words]
  return words.includes(fence) ? reopened(cut(words, most - mendLength)) : cut(words, most)
}

/**
 * The beginning of a text, in at most `most` UTF-16 units, and what follows it. A code block that
 * is cut is closed at the end of the one and opened again at the head of the other.
 */
export function splitText(
  markdown: string,
  most: number,
): { readonly beginning: string; readonly rest: string } {
  const words = markdown.trim()
  if (words.length <= most) return { beginning: words, rest: '' }
  const fenced = words.includes(fence)
  const [first = ''] = cut(words, fenced ? most - mendLength : most)
  const rest = words.slice(first.length).trim()
  const open = fenced ? openFence(first) : null
  if (open === null) return { beginning: first, rest }
  return { beginning: `${first}\n${fence}`, rest: `${fence}${open}\n${rest}` }
}

/** The language of the code block that a text leaves open; null when it leaves none open. */
const openFence = (words: string): string | null =>
  [...words.matchAll(fences)].reduce<string | null>(
    (open, [, language = '']) => (open === null ? language : null),
    null,
  )

function cut(words: string, most: number): readonly string[] {
  const pages: string[] = []
  let page = ''
  for (const piece of piecesOf(words, most)) {
    const longer = page + piece
    if (page !== '' && longer.trim().length > most) {
      pages.push(page.trim())
      page = piece
    } else {
      page = longer
    }
  }
  return [...pages, page.trim()].filter((one) => one !== '')
}

/** The seams of a text, strongest first; each leaves the white space with the piece before it. */
const seams = [/(?<=\n\n)/, /(?<=\n)/, /(?<=[.!?…]["'”’)*_]{0,9}\s)/, /(?<=\s)/] as const

function piecesOf(words: string, most: number, seam = 0): readonly string[] {
  if (words.trim().length <= most) return [words]
  const mark = seams[seam]
  if (mark === undefined) return slicesOf(words, most)
  return words.split(mark).flatMap((piece) => piecesOf(piece, most, seam + 1))
}

function slicesOf(word: string, most: number): readonly string[] {
  const slices: string[] = []
  let slice = ''
  for (const [character] of word.matchAll(/```|./gsu)) {
    if (slice.length + character.length > most) {
      slices.push(slice)
      slice = ''
    }
    slice += character
  }
  return [...slices, slice]
}

const fence = '```'
/** A fence and the language after it, when it opens a block. */
const fences = /```([\w+#-]{0,20}(?=\n))?/g
/** A fence with its language and a line's end before a page, a line's end and a fence after it. */
const mendLength = 3 + 20 + 1 + 1 + 3

function reopened(pages: readonly string[]): readonly string[] {
  let open: string | null = null
  return pages.map((page) => {
    const before: string = open === null ? '' : `${fence}${open}\n`
    for (const [, language = ''] of page.matchAll(fences)) open = open === null ? language : null
    return `${before}${page}${open === null ? '' : `\n${fence}`}`
  })
}
