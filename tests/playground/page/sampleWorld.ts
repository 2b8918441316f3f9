import type { Message } from '../../../src/playground/page/api/message.ts'
import type { World } from '../../../src/playground/page/api/world.ts'

const member = {
  isBot: false,
  isOwner: false,
  isGm: false,
  roles: [],
  colour: null,
  avatarColour: '#336699',
}

/** A small server as the API tells it. */
export const sampleWorld: World = {
  me: '1001',
  application: { id: '900', name: 'Gazetteer', online: true },
  guilds: [
    {
      id: '1',
      name: 'The Table',
      ownerId: '1001',
      permissions: '8',
      channels: [
        { id: '5', type: 4, name: 'Play' },
        { id: '10', type: 0, name: 'bridge', parent_id: '5' },
        { id: '11', type: 5, name: 'news', parent_id: null },
        { id: '12', type: 11, name: 'a thread', parent_id: '10' },
        { id: '13', type: 11, name: 'old', parent_id: '10', thread_metadata: { archived: true } },
      ],
      roles: [
        { id: '21', name: 'GM', color: 0xf2c46d },
        { id: '1', name: '@everyone', color: 0 },
      ],
      members: [
        { ...member, id: '1001', name: 'Robin', username: 'robin', isOwner: true, isGm: true },
        { ...member, id: '1002', name: 'Sam', username: 'sam' },
        { ...member, id: '900', name: 'Gazetteer', username: 'gazetteer', isBot: true },
      ],
    },
  ],
  dms: [],
  clock: { now: 0, offsetMs: 0, nextMark: null },
}

/** A message with the given id; the id also sets its minute. */
export const sampleMessage = (id: string, more: Partial<Message> = {}): Message => ({
  id,
  channel_id: '10',
  author: { id: '1001', username: 'robin' },
  content: `message ${id}`,
  timestamp: new Date(Number(id) * 60_000).toISOString(),
  ...more,
})
