import type { GuildId } from '../lore/ids.ts'
import type { Writer } from './dialect.ts'
import type { Author } from './store.ts'

/** Writes down who did what, in the transaction that does it. */
export async function recordAudit(
  scope: {
    readonly writer: Writer
    readonly guild: GuildId
    readonly by: Author
    readonly newId: () => string
  },
  action: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const { writer, guild, by, newId } = scope
  const at = new Date(by.at.epochMilliseconds)
  await writer.auditEvent.create({
    data: { id: newId(), guildId: guild, at, userId: by.user, action, detail },
  })
}
