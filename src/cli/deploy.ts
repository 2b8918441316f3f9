import roster from '../../commands/index.ts'
import { readConfig } from '../config.ts'
import { deployCommands } from '../discord/deploy.ts'
import { openRest } from '../discord/restClient.ts'
import { rosterBodies } from '../discord/rosterBodies.ts'
import { readEnvironment } from '../environment.ts'
import { deployReport } from './deployReport.ts'
import { deployTarget } from './deployTarget.ts'
import { runProgram } from './program.ts'
import { tokenOf } from './tokenOf.ts'

await runProgram({
  usage: `npm run deploy -- --guild ID | --global [--dry-run]
Tells Discord which commands there are. Needs DISCORD_TOKEN.

  --guild ID  in one server, where they appear at once; empties the set for all servers
  --global    in every server; empties the sets of single servers
  --dry-run   only prints what would change`,
  options: {
    guild: { type: 'string' },
    global: { type: 'boolean' },
    'dry-run': { type: 'boolean', default: false },
  },
  run: async (values) => {
    const target = deployTarget(values)
    const dryRun = values['dry-run']
    const config = readConfig(readEnvironment())
    const rest = openRest({ token: tokenOf(config), apiUrl: config.apiUrl })
    const commands = rosterBodies(roster)
    const report = await deployCommands({ rest, target, commands, dryRun })
    process.stdout.write(`${deployReport(report, target, dryRun)}\n`)
  },
})
