import { webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { readConfig } from '../config.ts'
import { readEnvironment } from '../environment.ts'
import { asId } from '../lore/ids.ts'
import { openStore } from '../store/openStore.ts'
import { createCampaignLibrary } from '../wiring/campaignLibrary.ts'
import { projectFolder } from '../wiring/projectFolder.ts'
import { importLore } from './importLore.ts'
import { runProgram } from './program.ts'

await runProgram({
  usage: `npm run lore:import -- [--guild ID] [--dry-run]
Brings the campaigns of servers to what their files in lore/ say. A running bot shows the change at
its next answer; a start of the bot does the same. Unchanged files write nothing.

  --guild ID  only this server
  --dry-run   only tells what would change`,
  options: {
    guild: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  run: async (values) => {
    const { databaseUrl } = readConfig(readEnvironment())
    const random = (bytes: Uint8Array): void => void webcrypto.getRandomValues(bytes)
    const store = await openStore({ url: databaseUrl, random })
    try {
      await importLore(store, createCampaignLibrary(join(projectFolder(), 'lore')), {
        guild: values.guild === undefined ? null : asId(values.guild),
        dryRun: values['dry-run'],
        now: Temporal.Now.instant(),
        out: process.stdout,
        err: process.stderr,
      })
    } finally {
      await store.close()
    }
  },
})
