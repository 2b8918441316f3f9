import type pg from 'pg'
import type { GuildId } from '../../lore/ids.ts'
import { whileItPasses } from '../patience.ts'
import type { CampaignVersion, Versions } from '../versions.ts'

interface VersionRow extends CampaignVersion {
  readonly guild: string
}

const question = {
  // Named, so that the server plans it once for each connection.
  name: 'versions',
  text: `SELECT g."id" AS guild, c."id" AS campaign, c."version" AS version
    FROM "Guild" g JOIN "Campaign" c ON c."id" = g."campaignId" WHERE g."id" = ANY($1)`,
}

/**
 * Asks PostgreSQL for the version itself, at each read: nothing in a process tells what others have
 * committed. Whoever comes while a question is under way is a part of the next one: the answer to
 * the first may be older than the read. So a crowd of readers costs a question or two.
 */
export function postgresqlVersions(pool: pg.Pool): Versions {
  type Answer = Promise<ReadonlyMap<string, CampaignVersion>>
  let underWay: Promise<unknown> = Promise.resolve()
  let next: { readonly guilds: Set<GuildId>; readonly answer: Answer } | null = null

  const ask = async (guilds: ReadonlySet<GuildId>): Answer => {
    const { rows } = await whileItPasses(() =>
      pool.query<VersionRow>({ ...question, values: [[...guilds]] }),
    )
    return new Map(rows.map(({ guild, campaign, version }) => [guild, { campaign, version }]))
  }
  const gather = (): NonNullable<typeof next> => {
    const guilds = new Set<GuildId>()
    const answer = underWay.then(() => {
      next = null
      return ask(guilds)
    })
    underWay = answer.catch(() => {})
    return { guilds, answer }
  }
  return {
    of: async (guild) => {
      next ??= gather()
      next.guilds.add(guild)
      return (await next.answer).get(guild) ?? null
    },
    close: () => {},
  }
}
