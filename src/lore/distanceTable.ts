/** The distances of all beginnings of a text from one key, of which letter after letter is told. */
export interface DistanceTable {
  /**
   * Takes the key's letter at `depth`, which those before it were entered before. Gives the least
   * distance of any beginning of the text from the key up to this letter.
   */
  readonly enter: (depth: number, code: number) => number
  /** The distance of the whole text from the key's first `depth` letters. */
  readonly whole: (depth: number) => number
}

/**
 * A table for a text of any length, with slips as `editDistance` counts them. Distances above `most`
 * count as `most + 1`; only cells that near the diagonal matter, and no others are written. Keys
 * that begin alike share what was computed of it.
 */
export function distanceTable(wanted: string, most: number): DistanceTable {
  const width = wanted.length
  const text = Uint16Array.from({ length: width }, (_, place) => wanted.charCodeAt(place))
  const depths = width + most + 1
  const path = new Uint16Array(depths)
  const row = width + 1
  const cells = new Uint8Array(row * (depths + 1)).fill(most + 1)
  for (let column = 0; column <= Math.min(width, most); column++) cells[column] = column
  const cell = (at: number): number => cells[at] ?? 0
  return {
    enter: (depth, code) => {
      path[depth] = code
      const start = row * (depth + 1)
      let least = most + 1
      if (depth < most) cells[start] = least = depth + 1
      const last = Math.min(width, depth + 1 + most)
      for (let column = Math.max(1, depth + 1 - most); column <= last; column++) {
        const at = start + column
        const letter = text[column - 1]
        let cost = cell(at - row - 1)
        if (letter !== code) {
          cost = Math.min(cost, cell(at - row), cell(at - 1)) + 1
          if (letter === path[depth - 1] && text[column - 2] === code)
            cost = Math.min(cost, cell(at - 2 * row - 2) + 1)
        }
        if (cost > most) cost = most + 1
        cells[at] = cost
        if (cost < least) least = cost
      }
      return least
    },
    whole: (depth) => cell(row * depth + width),
  }
}
