import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import roster from '../../commands/index.ts'
import { neededPermissionBits } from '../../src/discord/permissions.ts'
import { startLocalDiscord, type LocalDiscord } from '../../src/playground/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url))

let discord: LocalDiscord
beforeAll(async () => {
  discord = await startLocalDiscord({ port: 0 })
})
afterAll(() => discord.close())

/** Runs a program of `src/cli` as its own process, with the local Discord as Discord. */
async function run(program: string, args: readonly string[], token = discord.token) {
  const child = spawn(process.execPath, [tsx, `src/cli/${program}.ts`, ...args], {
    cwd: root,
    env: { ...process.env, DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl, NODE_ENV: '' },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, err }
}

test('deploy puts every command into the server that is named', async () => {
  const [guild = ''] = discord.world.guilds.keys()
  const { code, out, err } = await run('deploy', ['--guild', guild])
  expect(err).toBe('')
  expect(code).toBe(0)
  for (const { data } of roster) expect(out).toContain(`/${data.name}`)
  expect(discord.world.commands.size).toBe(roster.length)
})

test('invite prints a link for this application, with the needed permissions', async () => {
  const { code, out } = await run('invite', [])
  expect(code).toBe(0)
  expect(out).toContain(`client_id=${discord.applicationId}&permissions=${neededPermissionBits}&`)
})

test.each([
  ['no target', 'deploy', [], undefined, 1, 'Say where: --guild ID'],
  ['an unknown option', 'deploy', ['--gild', '1'], undefined, 2, 'npm run deploy -- --guild ID'],
  ['no token', 'invite', [], '', 1, 'DISCORD_TOKEN is missing'],
  ['a refused token', 'invite', [], 'a.b.c', 1, 'does not accept the token'],
] as const)(
  '%s ends in plain words, without a stack',
  async (_name, program, args, token, exit, words) => {
    const { code, out, err } = await run(program, args, token)
    expect(err).toContain(words)
    expect(err).not.toMatch(/^\s+at /m)
    expect(out).toBe('')
    expect(code).toBe(exit)
  },
)

test('--help explains and does nothing', async () => {
  const { code, out, err } = await run('deploy', ['--help'], '')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('--dry-run')
})
