import { covers, joined } from '../lore/audience.ts'
import type { GuildId } from '../lore/ids.ts'
import type { BriefingLog } from './briefings.ts'
import { briefingOf, copyOf, jsonOf } from './briefingRows.ts'
import type { Database } from './database.ts'
import { dateOf } from './deliveryRows.ts'
import type { Writer } from './dialect.ts'
import type { Briefings, CopyTarget } from './store.ts'

type Sending = Pick<Briefings, 'send' | 'withdraw' | 'copies' | 'resume' | 'replace' | 'widen'>

const open = ['sending', 'sent']

/** What becomes of a guild's briefings once they are to be sent. */
export function createBriefingCopies(
  { reader, write, newId }: Database,
  guild: GuildId,
  log: BriefingLog,
): Sending {
  const create = async (
    writer: Writer,
    briefing: string,
    targets: readonly CopyTarget[],
    dueAt: Date,
  ): Promise<void> => {
    for (const { recipient, channel } of targets) {
      await writer.briefingCopy.create({
        data: {
          id: newId(),
          guildId: guild,
          briefingId: briefing,
          userId: recipient,
          channelId: channel,
          dueAt,
          state: 'due',
          nextAt: dueAt,
          attempts: 0,
        },
      })
    }
  }

  return {
    send: (id, targets, by) =>
      write(guild, async (writer) => {
        const row = await writer.briefing.findUnique({
          where: { id, guildId: guild, state: 'draft' },
        })
        if (row === null) return false
        await writer.briefing.update({ where: { id }, data: { state: 'sending' } })
        await create(writer, id, targets, row.dueAt ?? dateOf(by.at))
        await log(writer, by, 'briefing.sending', id, { copies: String(targets.length) })
        return true
      }),
    withdraw: (id, by) =>
      write(guild, async (writer) => {
        const begun = { briefingId: id, OR: [{ state: { not: 'due' } }, { attempts: { gt: 0 } }] }
        if ((await writer.briefingCopy.count({ where: begun })) > 0) return false
        const { count } = await writer.briefing.updateMany({
          where: { id, guildId: guild, state: 'sending' },
          data: { state: 'cancelled' },
        })
        if (count === 0) return false
        await writer.briefingCopy.deleteMany({ where: { briefingId: id } })
        await log(writer, by, 'briefing.cancelled', id)
        return true
      }),
    copies: async (id) => {
      const rows = await reader.briefingCopy.findMany({
        where: { briefingId: id, guildId: guild },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(copyOf)
    },
    resume: (id, by) =>
      write(guild, async (writer) => {
        const { count } = await writer.briefingCopy.updateMany({
          where: {
            briefingId: id,
            guildId: guild,
            state: 'blocked',
            briefing: { state: { in: open } },
          },
          data: { state: 'due', nextAt: dateOf(by.at), attempts: 0, reason: null },
        })
        if (count > 0) await log(writer, by, 'briefing.resumed', id, { copies: String(count) })
        return count
      }),
    replace: (copy, target, by) =>
      write(guild, async (writer) => {
        const where = {
          id: copy,
          guildId: guild,
          state: { in: ['sent', 'blocked'] },
          briefing: { state: { in: open } },
        }
        const row = await writer.briefingCopy.findUnique({ where, include: { briefing: true } })
        if (row === null) return false
        // A new row has a nonce of its own: under the old one Discord gives the old message.
        await writer.briefingCopy.delete({ where: { id: copy } })
        const moved = target.channel !== null && target.channel !== row.channelId
        if (target.recipient === null && moved) {
          await writer.briefing.update({
            where: { id: row.briefingId },
            data: { channelId: target.channel, threadId: null },
          })
        }
        // It must never stand in the channel, nor where its old message has let somebody in.
        const isPrivate = row.briefing.place === 'thread'
        const next = isPrivate ? { ...target, channel: null } : target
        await create(writer, row.briefingId, [next], dateOf(by.at))
        await log(writer, by, 'briefing.again', row.briefingId)
        return true
      }),
    widen: (id, audience, targets, by) =>
      write(guild, async (writer) => {
        const row = await writer.briefing.findUnique({
          where: { id, guildId: guild, state: { in: open } },
        })
        if (row === null) return 'gone'
        const before = briefingOf(row).audience
        if (covers(before, audience)) return 'known'
        const data = { audience: jsonOf(joined(before, audience)) }
        await writer.briefing.update({ where: { id }, data })
        const sent = await writer.briefingCopy.findMany({
          where: { briefingId: id, guildId: guild },
          select: { userId: true },
        })
        const there = new Set(sent.map(({ userId }) => userId))
        const fresh = targets.filter(({ recipient }) => recipient === null || !there.has(recipient))
        await create(writer, id, fresh, dateOf(by.at))
        await log(writer, by, 'briefing.widened', id, { copies: String(fresh.length) })
        return 'widened'
      }),
  }
}
