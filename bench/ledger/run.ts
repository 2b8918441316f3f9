// `npm run bench:ledger`, or one part of it: `-- rules`, `-- fan-out`
import { measureFanOut } from './fanOut.ts'
import { measureRules } from './rules.ts'

const only = process.argv[2]
const say = (line: string): void => void process.stdout.write(`${line}\n`)
if (only === undefined || only === 'rules') await measureRules(say)
if (only === undefined || only === 'fan-out') await measureFanOut(say)
