import { readFile, writeFile } from 'node:fs/promises'
import commands from '../../commands/index.ts'
import { commandTable, withCommandTable } from './commandTable.ts'
import { runProgram } from './program.ts'

const file = 'README.md'

await runProgram({
  usage: `npm run readme
Writes the table of commands into ${file}, between its two marks.`,
  options: {},
  run: async () => {
    const before = await readFile(file, 'utf8')
    const after = withCommandTable(before, commandTable(commands))
    if (after !== before) await writeFile(file, after)
    process.stdout.write(`${file} ${after === before ? 'was' : 'is'} up to date.\n`)
  },
})
