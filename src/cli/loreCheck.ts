import { checkLore } from './checkLore.ts'

process.exitCode = await checkLore(process.argv.slice(2), {
  folder: process.cwd(),
  out: process.stdout,
  err: process.stderr,
})
