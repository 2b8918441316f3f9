import type { ImpreciseDate } from '../calendar/impreciseDate.ts'
import type { Entry, EntryContent } from '../lore/entry.ts'
import type { EntryId, GuildId } from '../lore/ids.ts'
import type { Visibility } from '../lore/visibility.ts'
import type { Cell, Table } from './dialect.ts'

/**
 * The tables that spread an entry out for queries, and how an entry becomes rows of each. Every
 * row begins with the entry's id, its place among its siblings and the guild.
 */
export const partTables: readonly PartTable[] = [
  part('Alias', ['name'], ({ aliases }) =>
    aliases.map(({ name, visibility }) => [...seenBy(visibility), name]),
  ),
  part('Attribute', ['label', 'value'], ({ attributes }) =>
    attributes.map(({ label, value, visibility }) => [...seenBy(visibility), label, value]),
  ),
  part('Section', ['heading', 'body'], ({ sections }) =>
    sections.map(({ heading, body, visibility }) => [...seenBy(visibility), heading, body]),
  ),
  part('Image', ['file', 'alt'], ({ image }) =>
    image === null ? [] : [[...seenBy(image.visibility), image.file, image.alt]],
  ),
  part(
    'Claim',
    ['text', 'by', 'source', 'status', 'date', 'earliestDay', 'latestDay'],
    ({ claims }) =>
      claims.map(({ text, by, source, status, date, visibility }) => [
        ...seenBy(visibility),
        text,
        by,
        source,
        status,
        ...days(date),
      ]),
  ),
  part(
    'Relation',
    [
      'type',
      'targetId',
      'note',
      'from',
      'fromEarliestDay',
      'fromLatestDay',
      'until',
      'untilEarliestDay',
      'untilLatestDay',
    ],
    ({ relations }) =>
      relations.map(({ type, target, note, from, until, visibility }) => [
        ...seenBy(visibility),
        type,
        target,
        note,
        ...days(from),
        ...days(until),
      ]),
  ),
  {
    table: { name: 'Tag', columns: ['entryId', 'position', 'guildId', 'name'] },
    rows: (id, guild, { tags }) => tags.map((name, position) => [id, position, guild, name]),
  },
]

export interface PartTable {
  readonly table: Table
  readonly rows: (
    id: EntryId,
    guild: GuildId,
    content: EntryContent<EntryId>,
  ) => readonly (readonly Cell[])[]
}

export const entryTable: Table = {
  name: 'Entry',
  columns: [
    'id',
    'guildId',
    'campaignId',
    'key',
    'hash',
    'revision',
    'changedInVersion',
    'changedAt',
    'archivedAt',
    'kind',
    'name',
    'summary',
    'date',
    'earliestDay',
    'latestDay',
    'image',
    'color',
    'masthead',
    'level',
    'audience',
  ],
  existing: 'replace by id',
}

/** What the Entry table holds besides the entry itself. */
export interface EntryRowFacts {
  readonly guild: string
  readonly campaign: string
  readonly hash: string
  readonly version: number
}

export const entryRow = (entry: Entry, facts: EntryRowFacts): readonly Cell[] => [
  entry.id,
  facts.guild,
  facts.campaign,
  entry.key,
  facts.hash,
  entry.revision,
  facts.version,
  new Date(entry.changedAt),
  null,
  entry.kind,
  entry.name,
  entry.summary,
  ...days(entry.date),
  entry.image?.file ?? null,
  entry.color,
  entry.masthead,
  ...seenBy(entry.visibility),
]

export const revisionTable: Table = {
  name: 'Revision',
  columns: ['entryId', 'number', 'guildId', 'hash', 'document', 'userId', 'at'],
}

function part(
  name: string,
  columns: readonly string[],
  cells: (content: EntryContent<EntryId>) => readonly (readonly Cell[])[],
): PartTable {
  return {
    table: {
      name,
      columns: ['entryId', 'position', 'guildId', 'level', 'audience', ...columns],
    },
    rows: (id, guild, content) =>
      cells(content).map((row, position) => [id, position, guild, ...row]),
  }
}

// Level and audience.
function seenBy({ level, roles, users, until }: Visibility): readonly [string, object | null] {
  const plain = roles.length === 0 && users.length === 0 && until === null
  return [level, plain ? null : { roles, users, until }]
}

// Notation, first and last day.
const days = (date: ImpreciseDate | null): readonly Cell[] =>
  date === null ? [null, null, null] : [date.notation, date.earliest, date.latest]
