const units: readonly (readonly [string, number])[] = [
  ['year', 365.2425 * 86_400_000],
  ['month', 30.436875 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How far the clock was moved, by its two largest units: "3 months and 2 days ahead". */
export function offsetWords(offsetMs: number): string {
  let rest = Math.abs(offsetMs)
  const parts: string[] = []
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length)
    if (count === 0) {
      if (parts.length > 0) break
      continue
    }
    rest -= count * length
    parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
    if (parts.length === 2) break
  }
  if (parts.length === 0) return 'less than a minute'
  return `${parts.join(' and ')} ${offsetMs > 0 ? 'ahead' : 'behind'}`
}
