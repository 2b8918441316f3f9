import type { Figures } from './round.ts'
import { median } from './statistics.ts'

/** One line of the table: medians over the repetitions, and medians of the paired ratios. */
export interface Row {
  readonly label: string
  readonly floor: number
  readonly sapphire: number
  readonly gazetteer: number
  readonly toFloor: number
  readonly toSapphire: number
  /** The most that `toFloor` should be; null where only Sapphire's bot is to be beaten. */
  readonly target: number | null
  readonly reached: boolean
}

/** What is aimed at, by the beginning of a figure's name and its end. */
const targets: readonly { readonly of: RegExp; readonly most: number }[] = [
  { of: /^\/lore.*(CPU|median)/, most: 2 },
  { of: /^autocomplete.*(CPU|median)/, most: 1.5 },
  { of: /^time to ready/, most: 3 },
  { of: /^memory/, most: 1.6 },
]

export function rowsOf(figures: Figures): readonly Row[] {
  return [...figures].map(([label, { floor, sapphire, gazetteer }]) => {
    // Repetitions are neighbours in time: a ratio within one is free of the machine's moods.
    const ratio = (to: readonly number[]): number =>
      median(gazetteer.map((value, round) => value / (to[round] ?? Number.NaN)))
    const toFloor = ratio(floor)
    const toSapphire = ratio(sapphire)
    const target = targets.find(({ of }) => of.test(label))?.most ?? null
    return {
      label,
      floor: median(floor),
      sapphire: median(sapphire),
      gazetteer: median(gazetteer),
      toFloor,
      toSapphire,
      target,
      reached: toSapphire < 1 && (target === null || toFloor <= target),
    }
  })
}

const columns = ['floor', 'Sapphire', 'Gazetteer', '÷ floor', 'target', '÷ Sapphire', ''] as const

/** The rows as a Markdown table, which also reads well in a terminal. */
export function tableOf(title: string, rows: readonly Row[]): string {
  const wide = Math.max(title.length, ...rows.map(({ label }) => label.length))
  const line = (first: string, cells: readonly string[]): string =>
    `| ${first.padEnd(wide)} | ${cells.map((cell, at) => cell.padStart(columns[at]?.length || 6)).join(' | ')} |`
  return [
    line(title, columns),
    line(
      '---',
      columns.map(() => '---'),
    ),
    ...rows.map((row) =>
      line(row.label, [
        short(row.floor),
        short(row.sapphire),
        short(row.gazetteer),
        row.toFloor.toFixed(2),
        row.target === null ? '' : `≤ ${row.target}`,
        row.toSapphire.toFixed(2),
        row.reached ? 'yes' : 'MISSED',
      ]),
    ),
  ].join('\n')
}

const short = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))
