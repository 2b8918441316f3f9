import { bulletinMark } from '../../src/discord/bulletinMessage.ts'
import type { ChannelId } from '../../src/lore/ids.ts'
import type { Delivery, Store } from '../../src/store/store.ts'
import { chaosChannels, chaosForum, chaosGuild, gmRoom, keyOf } from './chaosHouse.ts'
import type { FaultyDiscord } from './faultyDiscord.ts'

/** What a run came to. Each list names rows; all but the first three figures should be empty. */
export interface Aftermath {
  readonly sent: number
  readonly blocked: number
  /** Rows that took more than one attempt. */
  readonly repeated: number
  /** Notices to the GMs that say what an earlier one said: death may come between telling and marking. */
  readonly toldTwice: number
  /** Due, and not in the ledger. */
  readonly unrecorded: readonly string[]
  /** In the ledger, and not due. */
  readonly unexpected: readonly string[]
  /** More than once in a channel. */
  readonly doubled: readonly string[]
  /** Sent by the ledger, and not in its channel. */
  readonly lost: readonly string[]
  /** In its channel as another message than the ledger says, or though the ledger says that it is not. */
  readonly disagreeing: readonly string[]
  /** Not posted, and no GM was told why. */
  readonly untold: readonly string[]
  /** In no final state. */
  readonly unsettled: readonly string[]
}

/** Compares the ledger with the channels, and both with what was due. */
export async function compareAll(
  store: Store,
  discord: FaultyDiscord,
  due: ReadonlySet<string>,
): Promise<Aftermath> {
  const { bulletins } = store.guild(chaosGuild)
  const rows = await bulletins.deliveries(due.size * 2)
  const names = new Map((await bulletins.rules()).map(({ id, name }) => [id, name]))
  const known = new Set(rows.map(keyOf))
  const bearers = findBearers(discord)
  const heard = textsIn(discord, gmRoom)
  const marked = ({ id, channel }: Delivery): readonly string[] =>
    bearers.get(`${channel} ${bulletinMark(id)}`) ?? []
  const bearing = new Set(rows.flatMap(marked))
  // Where several came late, one message has the mark of one of them and stands for all.
  const found = (row: Delivery): readonly string[] => {
    const own = marked(row)
    return own.length === 0 && row.message !== null && bearing.has(row.message)
      ? [row.message]
      : own
  }
  const namesOf = (some: readonly Delivery[]): readonly string[] =>
    some.map(
      (row) =>
        `${row.id} ${keyOf(row)}: ${row.state}, ${row.attempts} attempts, ${row.reason ?? ''}`,
    )
  const pick = (test: (row: Delivery, messages: readonly string[]) => boolean): readonly string[] =>
    namesOf(rows.filter((row) => test(row, found(row))))
  const isSent = ({ state }: Delivery): boolean => state === 'sent'
  const isBlocked = ({ state, reason }: Delivery): boolean => state === 'blocked' && reason !== null
  // Where nobody could look, it may be there or not: the reason says so.
  const mayBeThere = ({ reason }: Delivery): boolean => /may have been posted/.test(reason ?? '')
  const told = ({ rule, channel }: Delivery): boolean =>
    heard.some(
      (text) =>
        text.includes(`“${names.get(rule)}” was not posted in <#${channel}>`) ||
        // Several that were to come in one message are told of together.
        text.includes(`more were not posted in <#${channel}>`),
    )
  return {
    sent: rows.filter(isSent).length,
    blocked: rows.filter(isBlocked).length,
    repeated: rows.filter(({ attempts }) => attempts > 1).length,
    toldTwice: heard.length - new Set(heard).size,
    unrecorded: [...due].filter((key) => !known.has(key)),
    unexpected: namesOf(rows.filter((row) => !due.has(keyOf(row)))),
    doubled: pick((_, messages) => messages.length > 1),
    lost: pick((row, messages) => isSent(row) && messages.length === 0),
    disagreeing: pick(
      (row, messages) =>
        (isSent(row) && messages.length === 1 && messages[0] !== row.message) ||
        (!isSent(row) && messages.length > 0 && !mayBeThere(row)),
    ),
    untold: pick((row) => isBlocked(row) && !told(row)),
    unsettled: namesOf(rows.filter((row) => !isSent(row) && !isBlocked(row))),
  }
}

/** The messages that carry each mark in each channel or forum, by `channel mark`. */
function findBearers(discord: FaultyDiscord): ReadonlyMap<string, readonly string[]> {
  const bearers = new Map<string, string[]>()
  const posts = [...discord.world.channels.values()].filter(
    ({ parentId }) => parentId === chaosForum,
  )
  const logs = [
    ...chaosChannels.map((channel) => [channel, channel] as const),
    ...posts.map(({ id }) => [chaosForum, id] as const),
  ]
  for (const [channel, log] of logs) {
    for (const { json } of discord.world.logs.get(log)?.byId.values() ?? []) {
      for (const [, mark] of JSON.stringify(json.components).matchAll(/"custom_id":"([^"]+)"/g)) {
        const key = `${channel} ${mark}`
        bearers.set(key, [...(bearers.get(key) ?? []), json.id])
      }
    }
  }
  return bearers
}

const textsIn = (discord: FaultyDiscord, channel: ChannelId): readonly string[] =>
  [...(discord.world.logs.get(channel)?.byId.values() ?? [])].map(({ json }) => json.content)
