import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { asId } from '../../src/lore/ids.ts'
import { openStore } from '../../src/store/openStore.ts'
import { gm, guildA, second, seededRandom } from './sampleDrafts.ts'
import { temporaryStore } from './temporaryStore.ts'

interface Acknowledged {
  import: number
  readonly briefings: string[]
}

/** Lets a process write until it has said a few things and some ms more, then kills it. */
async function writeAndKill(path: string, round: number, moreMs: number, said: Acknowledged) {
  const writer = join(import.meta.dirname, 'writeUntilKilled.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines = 0
  const heard = createInterface(child.stdout)
  heard.on('line', (line) => {
    const [what, value = ''] = line.split(' ')
    if (what === 'imported') said.import = Number(value)
    else said.briefings.push(value)
    if (++lines === 5) void sleep(moreMs).then(() => child.kill('SIGKILL'))
  })
  await Promise.all([once(child, 'exit'), once(heard, 'close')])
}

it('loses nothing that was acknowledged when the process is killed, and leaves nothing half done', async () => {
  const { store, path, remove } = await temporaryStore()
  await store.close()
  const said: Acknowledged = { import: 0, briefings: [] }
  const random = seededRandom(7)
  const moreMs = new Uint8Array(3)
  random(moreMs)
  for (const more of moreMs) {
    await writeAndKill(path, said.import + 1, more, said)
    const survivor = await openStore({ url: `file:${path}`, random })
    const guild = survivor.guild(guildA)
    const world = await guild.lore(gm(guildA), second(0))
    const summaries = [...new Set(world?.entries.map(({ summary }) => Number(summary)))]
    expect(summaries).toHaveLength(1)
    expect([said.import, said.import + 1]).toContain(summaries[0])
    said.import = summaries[0] ?? 0
    for (const id of said.briefings) {
      expect(await guild.briefings.get(asId(id))).not.toBeNull()
    }
    await survivor.close()
  }
  expect(said.briefings.length).toBeGreaterThan(6)
  await remove()
})
