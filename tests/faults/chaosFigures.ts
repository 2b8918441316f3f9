import type { Havoc } from './chaos.ts'

/** The figures in a few lines: lists by their length, tallies one after the other. */
export function summaryOf(havoc: Havoc): string {
  const { database, seconds, fates, faults, troubles, ...figures } = havoc
  const line = (some: object): string =>
    Object.entries(some)
      .map(([name, value]) => `${name} ${Array.isArray(value) ? value.length : value}`)
      .join(', ')
  return [
    `Chaos on ${database}, ${seconds} s: ${line(figures)}`,
    `  bots: ${line(fates)}`,
    `  Discord: ${line(faults)}`,
    `  database: ${line(troubles)}`,
  ].join('\n')
}

/** Every row that is not as it should be, in words; none where all is in order. */
export function disorderIn(havoc: Havoc): readonly string[] {
  const { unrecorded, unexpected, doubled, lost, disagreeing, untold, unsettled } = havoc
  const kinds = { unrecorded, unexpected, doubled, lost, disagreeing, untold, unsettled }
  return Object.entries(kinds).flatMap(([kind, rows]) => rows.map((row) => `${kind}: ${row}`))
}
