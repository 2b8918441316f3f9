import { afterEach, beforeEach, expect, test } from 'vitest'
import roster from '../../commands/index.ts'
import { deployCommands, type DeployTarget } from '../../src/discord/deploy.ts'
import { openRest } from '../../src/discord/restClient.ts'
import { rosterBodies } from '../../src/discord/rosterBodies.ts'
import { UserError } from '../../src/errors.ts'
import { asId, type GuildId } from '../../src/lore/ids.ts'
import { startLocalDiscord, type LocalDiscord } from '../../src/playground/index.ts'

const bodies = rosterBodies(roster)
const names = roster.map(({ data }) => data.name).toSorted()
const everywhere: DeployTarget = { kind: 'global' }

let discord: LocalDiscord
let here: DeployTarget
/** The bot's requests, as "PUT /applications/:/commands". */
let requests: string[]

beforeEach(async () => {
  discord = await startLocalDiscord({ port: 0 })
  const [guild = ''] = discord.world.guilds.keys()
  here = { kind: 'guild', guild: asId<GuildId>(guild) }
  requests = []
  discord.observe(({ method, route }) => requests.push(`${method} ${route}`))
})
afterEach(() => discord.close())

const deploy = (target: DeployTarget, commands = bodies, dryRun = false) =>
  deployCommands({ rest: openRest(discord), target, commands, dryRun })

/** The names of the commands that Discord has, in every server and in one. */
function listed() {
  const commands = [...discord.world.commands.values()]
  const of = (inGuild: boolean) =>
    commands
      .filter(({ guildId }) => (guildId !== null) === inGuild)
      .map(({ name }) => name)
      .toSorted()
  return { everywhere: of(false), here: of(true) }
}

const writes = () => requests.filter((request) => !request.startsWith('GET'))

test('the whole roster is accepted, in one server', async () => {
  const { changes, cleared } = await deploy(here)
  expect(changes).toEqual({ created: names, changed: [], unchanged: [], removed: [] })
  expect(cleared).toEqual([])
  expect(listed()).toEqual({ everywhere: [], here: names })
})

test.each(['guild', 'global'] as const)('deploying twice writes nothing: %s', async (kind) => {
  const target = kind === 'guild' ? here : everywhere
  await deploy(target)
  requests.length = 0
  const { changes } = await deploy(target)
  expect(changes.unchanged).toEqual(names)
  expect(writes()).toEqual([])
})

test('no command is ever listed twice, whichever way it goes', async () => {
  await deploy(everywhere)
  const { cleared } = await deploy(here)
  expect(cleared).toMatchObject([{ where: everywhere }])
  expect(listed()).toEqual({ everywhere: [], here: names })

  const back = await deploy(everywhere)
  expect(back.cleared).toMatchObject([{ where: here }])
  expect(listed()).toEqual({ everywhere: names, here: [] })
})

test('only what changed is reported, and what is gone is removed', async () => {
  await deploy(here)
  const [first, ...others] = bodies
  const changed = others.map((body, index) =>
    index === 0 ? { ...body, description: 'Something else' } : body,
  )
  const { changes } = await deploy(here, changed)
  expect(changes.removed).toEqual([first?.name])
  expect(changes.changed).toEqual([others[0]?.name])
  expect(listed().here).not.toContain(first?.name)
})

test('a dry run tells the same and writes nothing', async () => {
  await deploy(everywhere)
  requests.length = 0
  const { changes, cleared } = await deploy(here, bodies, true)
  expect(changes.created).toEqual(names)
  expect(cleared).toHaveLength(1)
  expect(writes()).toEqual([])
})

test('a server that the bot is not in is named, before anything is emptied', async () => {
  await deploy(everywhere)
  const elsewhere = { kind: 'guild', guild: asId<GuildId>('123456789012345678') } as const
  const failure = deploy(elsewhere)
  await expect(failure).rejects.toThrow(UserError)
  await expect(failure).rejects.toThrow('no server with the id 123456789012345678')
  expect(listed().everywhere).toEqual(names)
})

test('a refused command is explained in words', async () => {
  const failure = deploy(here, [{ name: 'Not A Name', description: 'x' }])
  await expect(failure).rejects.toThrow(UserError)
  await expect(failure).rejects.toThrow('Discord refuses this')
})

test('a token that Discord does not know is explained in words', async () => {
  const rest = openRest({ token: 'not.the.token', apiUrl: discord.apiUrl })
  const failure = deployCommands({ rest, target: here, commands: bodies, dryRun: false })
  await expect(failure).rejects.toThrow('Discord does not accept the token')
})
