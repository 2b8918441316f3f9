import { renderApplication, renderMember, renderUser } from '../world/render.ts'
import type { Json } from '../world/records.ts'
import type { Realm } from '../realm.ts'
import type { Session } from './session.ts'
import { dispatch } from './session.ts'
import { gatewayUrl } from '../rest/routes/users.ts'
import { guildCreate } from './audience.ts'
import { textOf } from '../text.ts'

/** Tells a bot that its session is ready, and sends its guilds after that. */
export function greet(realm: Realm, session: Session, shard: unknown): void {
  const { world } = realm
  const user = world.users.get(session.botId)
  const application = world.applications.get(session.botId)
  if (user === undefined || application === undefined) return
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(session.botId))
  const ready = {
    v: 10,
    user: { ...renderUser(user), verified: true, mfa_enabled: true, email: null },
    user_settings: {},
    session_type: 'normal',
    session_id: session.id,
    resume_gateway_url: gatewayUrl(realm),
    private_channels: [],
    presences: [],
    relationships: [],
    guild_join_requests: [],
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    application: { id: application.id, flags: renderApplication(world, application)['flags'] },
    geo_ordered_rtc_regions: [],
    auth: {},
    _trace: ['["local"]'],
    ...(Array.isArray(shard) ? { shard } : {}),
  }
  dispatch(session, 'READY', JSON.stringify(ready))
  for (const guild of guilds) {
    const data = guildCreate(realm, guild, session.botId, session.intents)
    dispatch(session, 'GUILD_CREATE', JSON.stringify(data))
  }
}

/** https://docs.discord.com/developers/events/gateway-events#request-guild-members */
export function sendMembers(realm: Realm, session: Session, data: Json): void {
  const guild = realm.world.guilds.get(String(data['guild_id']))
  if (guild === undefined || !guild.members.has(session.botId)) return
  const ids = [data['user_ids'] ?? []].flat().map(String)
  const query = textOf(data['query']).toLowerCase()
  const limit = Number(data['limit'] ?? 0) || guild.members.size
  const found = [...guild.members.values()].filter(({ userId }) => {
    if (ids.length > 0) return ids.includes(userId)
    return realm.world.users.get(userId)?.username.toLowerCase().startsWith(query) === true
  })
  const chunk = {
    guild_id: guild.id,
    members: found.slice(0, limit).map((member) => renderMember(realm.world, member)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: ids.filter((id) => !guild.members.has(id)),
    ...(data['nonce'] === undefined ? {} : { nonce: data['nonce'] }),
  }
  dispatch(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(chunk))
}
