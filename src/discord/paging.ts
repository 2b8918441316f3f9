/**
 * Cuts Markdown into pages of at most `most` UTF-16 units: between paragraphs where that can be,
 * then between lines, sentences, words; within a word only when a word is longer than a page.
 */
export function pagesOf(markdown: string, most: number): readonly string[] {
  const pages: string[] = []
  let page = ''
  for (const piece of piecesOf(markdown.trim(), most)) {
    const longer = page + piece
    if (page !== '' && longer.trimEnd().length > most) {
      pages.push(page.trim())
      page = piece.trimStart()
    } else {
      page = longer
    }
  }
  if (page.trim() !== '') pages.push(page.trim())
  return pages
}

/** The seams of a text, strongest first; each leaves the white space with the piece before it. */
const seams = [/(?<=\n\n)/, /(?<=\n)/, /(?<=[.!?…]["'”’)*_]*\s)/, /(?<=\s)/] as const

function piecesOf(words: string, most: number, seam = 0): readonly string[] {
  if (words.trim().length <= most) return [words]
  const mark = seams[seam]
  if (mark === undefined) return slicesOf(words, most)
  return words.split(mark).flatMap((piece) => piecesOf(piece, most, seam + 1))
}

function slicesOf(word: string, most: number): readonly string[] {
  const slices: string[] = []
  let slice = ''
  for (const character of word) {
    if (slice.length + character.length > most) {
      slices.push(slice)
      slice = ''
    }
    slice += character
  }
  return [...slices, slice]
}
