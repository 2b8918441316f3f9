// What a person sees while they wait: seconds on a terminal, dots elsewhere.

/**
 * Begins a line for a task and keeps it alive; the result ends it with the time that it took.
 * @param {string} text
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [output]
 */
export function beginTask(text, output = process.stdout) {
  const started = performance.now()
  const seconds = (/** @type {number} */ digits) =>
    `${((performance.now() - started) / 1000).toFixed(digits)} s`
  output.write(`${text} …`)
  const timer = output.isTTY
    ? setInterval(() => output.write(`\r${text} … ${seconds(0)}`), 1000)
    : setInterval(() => output.write('.'), 5000)
  return (/** @type {'done' | 'failed'} */ outcome) => {
    clearInterval(timer)
    const end = outcome === 'done' ? seconds(1) : `failed after ${seconds(1)}`
    output.write(output.isTTY ? `\r${text} … ${end}\n` : ` ${end}\n`)
  }
}
