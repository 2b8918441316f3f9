import { readConfig } from '../config.ts'
import { inviteLink } from '../discord/invite.ts'
import { neededPermissions } from '../discord/permissions.ts'
import { explainFailures, fetchApplication, openRest } from '../discord/restClient.ts'
import { readEnvironment } from '../environment.ts'
import { runProgram } from './program.ts'
import { tokenOf } from './tokenOf.ts'

await runProgram({
  usage: `npm run invite
Prints the link that adds the bot to a server, with exactly the permissions that it needs.
Needs DISCORD_TOKEN.`,
  options: {},
  run: async () => {
    const config = readConfig(readEnvironment())
    const rest = openRest({ token: tokenOf(config), apiUrl: config.apiUrl })
    const application = await explainFailures(rest, () => fetchApplication(rest))
    const reasons = neededPermissions.map(({ name, why }) => `  ${name}: to ${why}`)
    process.stdout.write(
      `Open this link, choose your server and accept:\n\n${inviteLink(application.id)}\n\n` +
        `${application.name} asks for\n${reasons.join('\n')}\n`,
    )
  },
})
