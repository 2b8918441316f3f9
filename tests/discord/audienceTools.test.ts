import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dayNumber } from '../../src/calendar/day.ts'
import { audienceTools } from '../../src/discord/audienceTools.ts'
import { asId, type EntryId, type GuildId } from '../../src/lore/ids.ts'
import type { Reveal, Reveals } from '../../src/store/store.ts'

test('what was made known to others, however much, does not hide what was made known to all', async () => {
  const at = Temporal.Instant.from('2026-03-01T12:00:00Z')
  const entry = asId<EntryId>('raid')
  const reveal = (place: number, audience: Reveal['audience']): Reveal => ({
    id: asId(`r${place}`),
    entry,
    part: { kind: 'section', name: `part ${place}`, content: '' },
    audience,
    by: asId('900'),
    at,
    day: dayNumber(100),
    openedAt: null,
    undoneAt: null,
  })
  const crew = { roles: ['7001'], users: [] }
  const made = [
    ...Array.from({ length: 500 }, (_, place) => reveal(place, crew)),
    reveal(500, null),
  ]
  const refuse = async (): Promise<never> => {
    throw new Error('not asked for')
  }
  const reveals: Reveals = {
    reveal: refuse,
    suppose: refuse,
    undo: refuse,
    opened: refuse,
    list: refuse,
    since: async () => made,
  }
  const sources = { roleNames: () => null, roleSize: refuse, roster: refuse, memberRoles: refuse }
  const tools = audienceTools(asId<GuildId>('1001'), { reveals }, sources, refuse)
  expect((await tools.revealedSince(entry, at)).map(({ name }) => name)).toEqual(['part 500'])
  expect(await tools.revealedSince(entry, at, crew)).toHaveLength(501)
})
