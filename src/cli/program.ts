import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ConfigError } from '../config.ts'
import { UserError } from '../errors.ts'
import { StoreError } from '../store/storeErrors.ts'

/** What a user can mend; its message says how. */
const mendable = [UserError, ConfigError, StoreError]

/** The options of a program besides `--help`, which each one has. */
export type ProgramOptions = NonNullable<ParseArgsConfig['options']>

interface Program<Options extends ProgramOptions> {
  /** What `--help` prints. */
  readonly usage: string
  readonly options: Options
  readonly run: (values: Values<Options>) => Promise<void>
}

type Values<Options extends ProgramOptions> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values']

/**
 * Runs a program of the command line. What a user can mend is one line on standard error and exit
 * code 1, 2 for wrong arguments; anything else is thrown.
 */
export async function runProgram<const Options extends ProgramOptions>(
  program: Program<Options>,
): Promise<void> {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${program.usage}\n`)
    return
  }
  let values
  try {
    ;({ values } = parseArgs({ args, options: program.options }))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    end(2, `${error.message}\n\n${program.usage}`)
    return
  }
  try {
    await program.run(values)
  } catch (error) {
    if (!mendable.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error
    end(1, error.message)
  }
}

function end(code: number, message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = code
}
