import { container, SapphireClient } from '@sapphire/framework'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { Events, GatewayIntentBits } from 'discord.js'
import { PrismaClient } from '../../../src/store/generated/client.ts'

// A small bot of the kind people write today: Sapphire's client, one Prisma client in its container
// and a command that asks the database whatever it needs, each time.

declare module '@sapphire/pieces' {
  interface Container {
    prisma: PrismaClient
  }
}

const [token = '', api = '', url = ''] = process.argv.slice(2)
container.prisma = new PrismaClient({
  adapter: new PrismaBetterSqlite3({ url }, { timestampFormat: 'unixepoch-ms' }),
})
const client = new SapphireClient({
  intents: [GatewayIntentBits.Guilds],
  baseUserDirectory: import.meta.dirname,
  rest: { api },
})
client.once(Events.ClientReady, () => process.stdout.write('ready\n'))
await client.login(token)
