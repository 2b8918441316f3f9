import { readFileSync } from 'node:fs'
import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import type { Prepared } from '../prepared.ts'

// The floor: discord.js as people write it, and no work at all. Its answers were prepared; what it
// costs is the price of being on Discord.

const [token = '', api = '', prepared = ''] = process.argv.slice(2)
// Written by the bench itself, in this shape.
const { replies, choices } = JSON.parse(readFileSync(prepared, 'utf8')) as Prepared

// Decoded beforehand, as the rest is.
const files = new Map(
  Object.entries(replies).map(([asked, reply]) => [
    asked,
    reply.files.map(({ base64, name, description }) => ({
      attachment: Buffer.from(base64, 'base64'),
      name,
      description,
    })),
  ]),
)

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } })

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond(choices[interaction.options.getFocused()] ?? [])
  } else if (interaction.isChatInputCommand()) {
    const asked = interaction.options.getString('entry', true)
    const reply = replies[asked]
    if (reply === undefined) return
    await interaction.reply({ ...reply, files: files.get(asked) ?? [] })
  }
}

client.on(Events.InteractionCreate, (interaction) => void answer(interaction))
client.once(Events.ClientReady, () => process.stdout.write('ready\n'))
await client.login(token)
