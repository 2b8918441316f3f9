import { styleText } from 'node:util'

const colours = { debug: 'gray', info: 'cyan', warn: 'yellow', error: 'red' } as const

/**
 * One JSON line of the log for a person at a terminal: local time, level, message, fields,
 * and an error's stack below. Throws a SyntaxError for what is not a JSON object.
 */
export function readableLine(line: string): string {
  // A line of our own log: the shape is known.
  const { time, level, msg, error, ...fields } = JSON.parse(line) as LogLine
  const clock = new Date(time).toTimeString().slice(0, 8)
  const rest = Object.entries(fields)
    .map(([name, value]) => ` ${styleText('gray', `${name}=`)}${plain(value)}`)
    .join('')
  const below = error === undefined ? '' : `\n${indent(error.stack ?? plain(error))}`
  return `${styleText('gray', clock)} ${styleText(colours[level], level.padEnd(5))} ${msg}${rest}${below}\n`
}

interface LogLine {
  readonly time: string
  readonly level: keyof typeof colours
  readonly msg: string
  readonly error?: { readonly stack?: string }
  readonly [field: string]: unknown
}

const plain = (value: unknown): string =>
  typeof value === 'string' && !/[\s"]/.test(value) ? value : JSON.stringify(value)

const indent = (text: string): string => text.replaceAll(/^/gm, '    ')
