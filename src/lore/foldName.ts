const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
// Accents of Latin, Greek, Cyrillic, Hebrew and Arabic. Not every \p{M}: in Indic scripts and in
// kana a mark is a sound of its own, and two names would fall together.
const accents =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/gu
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu
const spaces = /[\s\p{Z}]+/gu
const apostrophes = /[\u{2018}\u{2019}\u{201b}\u{2bc}\u{2b9}\u{2032}]/gu
const quotes = /[\u{201c}-\u{201f}\u{2033}]/gu
const dashes = /[\u{2010}-\u{2015}\u{2212}]/gu

/**
 * A name as it is compared: without case, accents, invisible characters, or the difference
 * between straight and typographic quotes and dashes; white space is one space. Two names that
 * fold alike are one name. Folding a folded name changes nothing; a name that cannot be seen
 * folds to "".
 */
export function foldName(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return withoutCase(text.replace(spaces, ' ').normalize('NFKD'))
    .normalize('NFKD')
    .replace(accents, '')
    .replace(unseen, '')
    .replace(apostrophes, "'")
    .replace(quotes, '"')
    .replace(dashes, '-')
    .replace(spaces, ' ')
    .trim()
    .normalize('NFKD')
}

// To upper case and back, so that "ß" meets "SS"; lower case first, for the capital "ẞ" has no
// other way there. Which of its two forms a sigma takes depends on its neighbours.
const withoutCase = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
