/** Orders snowflakes by age. They are longer than a number is exact: length first, then digits. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
