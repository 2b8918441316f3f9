import { measureRules } from './rules.ts'

await measureRules((line) => process.stdout.write(`${line}\n`))
