import type { APIInteractionResponse } from 'discord-api-types/v10'
import { dayNumber } from '../../src/calendar/day.ts'
import type { Entry } from '../../src/lore/entry.ts'
import type { KnownEntry, KnownWorld } from '../../src/lore/knownWorld.ts'
import { perceive } from '../../src/lore/perceive.ts'
import { everyone, type Viewer, type Visibility } from '../../src/lore/visibility.ts'
import { createWorld, type World } from '../../src/lore/world.ts'
import { soundDoor, type Door } from './worldTable.ts'

/** A fault that would tell somebody what they may not know. */
export interface Leak {
  readonly name: string
  /** Who is told: the reader, or everybody in the channel. */
  readonly to: 'reader' | 'channel'
  readonly door: Door
}

const leak = (name: string, door: Partial<Door>, to: Leak['to'] = 'reader'): Leak => ({
  name,
  to,
  door: { ...soundDoor, ...door },
})

/** The filter does its work on a world in which something had been opened by mistake. */
const opened = (name: string, open: (entry: Entry) => Entry): Leak =>
  leak(name, {
    perceive: (world, ...reader) => perceive(createWorld(world.entries.map(open)), ...reader),
  })

type Part = { readonly visibility: Visibility }
const open = <P extends Part>(part: P): P => ({ ...part, visibility: everyone })

/** A visibility is read otherwise than it was meant, wherever it stands. */
const reread = (name: string, read: (visibility: Visibility) => Visibility): Leak => {
  const loosened = <P extends Part>(part: P): P => ({ ...part, visibility: read(part.visibility) })
  return opened(name, (entry) => ({
    ...loosened(entry),
    aliases: entry.aliases.map(loosened),
    attributes: entry.attributes.map(loosened),
    relations: entry.relations.map(loosened),
    claims: entry.claims.map(loosened),
    sections: entry.sections.map(loosened),
    image: entry.image === null ? null : loosened(entry.image),
  }))
}

/** One answer of the known world is given from the whole one. */
const unfiltered = (
  name: string,
  part: (all: KnownWorld, seen: KnownWorld) => Partial<KnownWorld>,
): Leak =>
  leak(name, {
    perceive: (world, viewer, ...when) => {
      const seen = perceive(world, viewer, ...when)
      return { ...seen, ...part(perceive(world, { ...viewer, gm: true }, ...when), seen) }
    },
  })

/** Every text of an answer is changed, as a command would that could see the whole world. */
const rewritten = (name: string, change: (text: string, world: World) => string): Leak =>
  leak(name, { answer: (answer, world) => withTexts(answer, (text) => change(text, world)) })

function withTexts(
  answer: APIInteractionResponse,
  change: (text: string) => string,
): APIInteractionResponse {
  const changed: unknown = JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === 'content' && typeof value === 'string' ? change(value) : value,
  )
  return changed as APIInteractionResponse // of the same shape
}

const claimsIn = ({ entries }: World): number => entries.flatMap(({ claims }) => claims).length
const isHeldBack = ({ visibility }: Part): boolean =>
  visibility.level === 'gm' || visibility.level === 'hidden'
const wasRevealed = ({ visibility: { revealed = [] } }: Part): boolean => revealed.length > 0
const asGm = (viewer: Viewer): Viewer => ({ ...viewer, gm: true })

/** The known ways in which bots of this kind have told secrets, and those that were feared here. */
export const leaks: readonly Leak[] = [
  opened('a hidden alias is a name like others', (entry) => ({
    ...entry,
    aliases: entry.aliases.map(open),
  })),
  opened('a hidden attribute is in the dossier', (entry) => ({
    ...entry,
    attributes: entry.attributes.map(open),
  })),
  opened('a hidden tie is told', (entry) => ({ ...entry, relations: entry.relations.map(open) })),
  opened('a hidden claim is told', (entry) => ({ ...entry, claims: entry.claims.map(open) })),
  opened('a hidden section is told', (entry) => ({
    ...entry,
    sections: entry.sections.map(open),
  })),
  opened('a hidden image is handed out', (entry) => ({
    ...entry,
    image: entry.image === null ? null : open(entry.image),
  })),
  opened('hidden incidents are public', (entry) =>
    entry.kind === 'incident' ? open(entry) : entry,
  ),

  reread('restricted is taken for public', (visibility) =>
    visibility.level === 'restricted' ? { ...visibility, level: 'public' } : visibility,
  ),
  reread('what is named users’ alone is for all who hold a role', (visibility) =>
    visibility.users.length > 0 ? { ...visibility, roles: ['7001'] } : visibility,
  ),
  reread('a level that is not known is public', (visibility) =>
    visibility.level in { public: 0, restricted: 0, gm: 0, hidden: 0 } ? visibility : everyone,
  ),
  reread('what waits for its reveal is shown when its day has come', (visibility) =>
    visibility.level === 'hidden' && visibility.until !== null
      ? { ...visibility, level: 'public' }
      : visibility,
  ),
  reread('a secret opens a day too soon', (visibility) =>
    visibility.until === null
      ? visibility
      : { ...visibility, until: dayNumber(visibility.until - 1) },
  ),
  reread('a reveal that was taken back holds', (visibility) =>
    visibility.revealed?.length === 0 ? everyone : visibility,
  ),
  reread('what was revealed to a role or a user is revealed to all', (visibility) => ({
    ...visibility,
    revealed: (visibility.revealed ?? []).map(({ from }) => ({ audience: null, from })),
  })),
  reread('what was revealed to a role is revealed to whoever holds any', (visibility) => ({
    ...visibility,
    revealed: (visibility.revealed ?? []).map((one) =>
      one.audience === null || one.audience.roles.length === 0
        ? one
        : { ...one, audience: { roles: ['7001', '7002'], users: [] } },
    ),
  })),
  reread('a reveal holds before its day, when the clock was turned back', (visibility) => ({
    ...visibility,
    revealed: (visibility.revealed ?? []).map((one) => ({ ...one, from: dayNumber(0) })),
  })),
  reread('a reveal opens what waits for its day besides', (visibility) =>
    visibility.revealed?.some(({ audience }) => audience === null) === true
      ? { ...visibility, until: null }
      : visibility,
  ),
  reread('a reveal opens what is for GMs alone', (visibility) =>
    visibility.revealed === undefined || visibility.level === 'restricted'
      ? visibility
      : { ...visibility, level: 'hidden' },
  ),
  reread('a reveal opens what is for readers who are named', (visibility) =>
    visibility.revealed === undefined || visibility.level === 'gm'
      ? visibility
      : { ...visibility, level: 'hidden' },
  ),
  leak('reading as of a day to come shows what will be known then', {
    perceive: (world, viewer, today, asOf) =>
      perceive(world, viewer, dayNumber(Math.max(today, asOf ?? today)), asOf),
  }),

  unfiltered('the list of everything is the whole list', ({ entries }) => ({ entries })),
  unfiltered('ids are looked up in the whole world', (all, seen) => ({
    get: (id) => seen.get(id) ?? all.get(id),
  })),
  unfiltered('search runs over the whole world', ({ search }) => ({ search })),
  unfiltered('an exact name finds what is hidden', (all, seen) => ({
    resolve: (text, kinds) => {
      const found = all.resolve(text, kinds)
      return found.kind === 'found' ? found : seen.resolve(text, kinds)
    },
  })),
  unfiltered('“Did you mean” means hidden entries too', (all, seen) => ({
    resolve: (text, kinds) => {
      const found = seen.resolve(text, kinds)
      return found.kind === 'found' ? found : all.resolve(text, kinds)
    },
  })),
  unfiltered('ties are told from their hidden ends', (all, seen) => ({
    incoming: (id) =>
      all.incoming(id).map((tie) => ({ ...tie, source: seen.get(tie.source.id) ?? tie.source })),
  })),
  unfiltered('prose leads on to hidden entries', (all, seen) => ({
    mentions: (entry) => all.mentions(entry).map((other) => seen.get(other.id) ?? other),
  })),
  unfiltered('the likely ones are ordered by ties that are hidden', (all, seen) => ({
    search: (text, options) => {
      const place = new Map(all.search('', { limit: 999 }).map(({ id }, at) => [id, at]))
      const order = ({ id }: KnownEntry): number => place.get(id) ?? 0
      return seen.search(text, options).toSorted((a, b) => order(a) - order(b))
    },
  })),
  leak('a tie’s far end may be hidden', {
    perceive: (world, ...reader) => {
      const seen = perceive(world, ...reader)
      const whole = (entry: KnownEntry): KnownEntry => ({
        ...entry,
        relations: world.byId.get(entry.id)?.relations ?? [],
      })
      return { ...seen, entries: seen.entries.map(whole) }
    },
  }),
  leak('one memory serves all readers', {
    classOf: (_, { gm }, today, asOf) => `${gm} ${today} ${asOf}`,
  }),
  leak('what was made for a GM is kept for everybody', {
    classOf: (_, __, today, asOf) => `${today} ${asOf}`,
  }),

  rewritten('a count counts hidden entries', (text, { entries }) =>
    text.replace(/\*\*\d+\*\*/, `**${entries.length}**`),
  ),
  rewritten('pages are numbered with the hidden ones', (text, world) =>
    text.replace(/(Page \d+ of) \d+/, `$1 ${claimsIn(world)}`),
  ),
  rewritten(
    'a blank is as long as what it hides',
    (text, { entries }) =>
      text + ' '.repeat(entries.filter(({ visibility }) => visibility.level === 'gm').length),
  ),
  rewritten('what is held back is as long in blocks as it is in words', (text, { entries }) => {
    const held = entries.flatMap(({ sections }) => sections).filter(isHeldBack)
    return text + '█'.repeat(held.reduce((sum, { body }) => sum + (body.length % 50), 0))
  }),
  rewritten('there is a block for everything that is held back', (text, { entries }) => {
    const held = entries.flatMap(({ claims }) => claims).filter(isHeldBack)
    return text + '████ '.repeat(held.length)
  }),
  rewritten(
    'the list of what was revealed is as long for players as for GMs',
    (text, { entries }) =>
      text + entries.flatMap(({ sections }) => sections.filter(wasRevealed)).length,
  ),
  rewritten('a digest counts what its readers may not know', (text, world) =>
    text.replace(/(remembered on \S+)/, `$1, one of ${claimsIn(world)} accounts,`),
  ),
  rewritten('it is told since when others know it', (text, { entries }) => {
    const days = entries.flatMap(({ claims }) =>
      claims.flatMap(({ visibility }) => (visibility.revealed ?? []).map(({ from }) => from)),
    )
    return `${text} ${Math.min(...days)}`
  }),
  leak('a private briefing is taken for everybody’s', {
    briefing: (briefing) => ({ ...briefing, audience: null }),
  }),
  leak('a private briefing is refused as one that is for others', {
    briefing: (briefing) =>
      briefing.place === 'channel' ? briefing : { ...briefing, place: 'channel' },
  }),
  leak('a custom id carries the entry’s revision', {
    answer: (answer, { byId }) => {
      const changed: unknown = JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
        if (key !== 'custom_id' || typeof value !== 'string') return value
        const named = [...byId.values()].find(({ id }) => value.includes(id))
        return named === undefined ? value : `${value}:${named.revision}`
      })
      return changed as APIInteractionResponse // of the same shape
    },
  }),
  rewritten(
    'what is hidden is refused in other words than what is not there',
    (text, { entries }) =>
      text.includes('not known')
        ? `${text} ${entries.some(({ key }) => key === 'syndicate')}`
        : text,
  ),

  leak(
    'what is shared is what the sharer knows',
    { readerOf: (viewer, before) => (viewer.user === null ? (before.at(-1) ?? viewer) : viewer) },
    'channel',
  ),
  leak(
    'briefings are written from what the GM knows',
    {
      readerOf: (viewer, before) =>
        viewer.user === null && before.at(-1)?.gm === true ? asGm(viewer) : viewer,
    },
    'channel',
  ),
  leak('bulletins are composed from the GM’s world', {
    readerOf: (viewer) => (viewer.user === null ? asGm(viewer) : viewer),
  }),
]
