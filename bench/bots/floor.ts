import { readFileSync } from 'node:fs'
import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import type { Prepared } from '../prepared.ts'

// The floor: discord.js as people write it, and no work at all. Its answers were prepared; what it
// costs is the price of being on Discord.

const [token = '', api = '', prepared = ''] = process.argv.slice(2)
// Written by the bench itself, in this shape.
const { replies, choices } = JSON.parse(readFileSync(prepared, 'utf8')) as Prepared

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } })

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond(choices[interaction.options.getFocused()] ?? [])
  } else if (interaction.isChatInputCommand()) {
    const reply = replies[interaction.options.getString('entry', true)]
    if (reply !== undefined) await interaction.reply(reply)
  }
}

client.on(Events.InteractionCreate, (interaction) => void answer(interaction))
client.once(Events.ClientReady, () => process.stdout.write('ready\n'))
await client.login(token)
