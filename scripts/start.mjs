// `npm start`: brings the clone up to date, then runs the bot in this process.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './prepare.mjs'

await prepare()
await import(pathToFileURL(join(root, 'dist', 'src', 'main.js')).href)
