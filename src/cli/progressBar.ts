/** What a progress bar writes to: a stream that may be a terminal. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  readonly write: (text: string) => unknown
}

const width = 30

/** Shows how far a long piece of work is. */
export interface ProgressBar {
  readonly show: (done: number, total: number) => void
  /** Takes the bar away. */
  readonly clear: () => void
}

/**
 * A bar that redraws itself on a terminal; elsewhere a plain line for each quarter, and none for
 * short work of fewer than 1,000 pieces. `label` names the work, as "Reading lore/maquis-reborn".
 */
export function progressBar(stream: ProgressStream, label: string): ProgressBar {
  let drawn = -1
  const count = (value: number): string => value.toLocaleString('en-GB')
  return {
    show: (done, total) => {
      const share = total === 0 ? 1 : done / total
      const step = Math.floor(share * (stream.isTTY === true ? 100 : 4))
      if (step === drawn) return
      drawn = step
      const figures = `${count(done)} of ${count(total)}`
      if (stream.isTTY === true) {
        const full = Math.round(share * width)
        const bar = '█'.repeat(full) + '░'.repeat(width - full)
        stream.write(`\r\u001B[K${label} ${bar} ${figures}`)
      } else if (total >= 1000) stream.write(`${label}: ${figures}\n`)
    },
    clear: () => {
      if (stream.isTTY === true && drawn >= 0) stream.write('\r\u001B[K')
    },
  }
}
