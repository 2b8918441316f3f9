const small = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
] as const

const tens = ['', '', 'twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'] as const

/** A rank in words up to a hundred, as "sixteenth", then in figures, as "101st". `n` is from 0. */
export function ordinal(n: number): string {
  if (n === 100) return 'hundredth'
  const word = small[n]
  if (word !== undefined) return word
  const ten = tens[Math.floor(n / 10)]
  if (ten === undefined) return n + suffixOf(n)
  return n % 10 === 0 ? `${ten}ieth` : `${ten}y-${small[n % 10] ?? ''}`
}

function suffixOf(n: number): string {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'
}
