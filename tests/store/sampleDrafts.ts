import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { CalendarData } from '../../src/calendar/calendarData.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import type { ImpreciseDate } from '../../src/calendar/impreciseDate.ts'
import type { CampaignDraft, EntryDraft, RuleDraft } from '../../src/lore/draft.ts'
import {
  asId,
  type BriefingId,
  type ChannelId,
  type GuildId,
  type UserId,
} from '../../src/lore/ids.ts'
import { everyone, type Viewer } from '../../src/lore/visibility.ts'
import type { RandomSource } from '../../src/store/newId.ts'
import type { BriefingContent, Briefings, CampaignPlace } from '../../src/store/store.ts'

/** Instants of a test, in seconds from its beginning. */
export const second = (seconds: number): Temporal.Instant =>
  Temporal.Instant.from('2026-03-01T12:00:00Z').add({ seconds })

export const author = (seconds = 0) => ({ user: asId<UserId>('900'), at: second(seconds) })

export const guildA = asId<GuildId>('1001')
export const guildB = asId<GuildId>('1002')

export const place: CampaignPlace = {
  zone: 'UTC',
  channel: asId<ChannelId>('2001'),
  logChannel: null,
  gmRole: null,
}

export const gm = (guild: GuildId): Viewer => ({
  guild,
  gm: true,
  user: asId('900'),
  roles: new Set(),
})

export const player = (guild: GuildId, user = '901', roles: readonly string[] = []): Viewer => ({
  guild,
  gm: false,
  user: asId(user),
  roles: new Set(roles),
})

/** Random bytes that repeat from run to run. */
export function seededRandom(seed: number): RandomSource {
  let state = seed
  return (bytes) => {
    for (let index = 0; index < bytes.length; index++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      bytes[index] = state >>> 24
    }
  }
}

export const day = (notation: string, number: number): ImpreciseDate => ({
  earliest: dayNumber(number),
  latest: dayNumber(number),
  precision: 'day',
  approximate: false,
  uncertain: false,
  notation,
})

/** A draft whose hash follows from its content, as a file's does. */
export function draftEntry(key: string, content: Partial<EntryDraft> = {}): EntryDraft {
  const draft: Omit<EntryDraft, 'hash'> = {
    key,
    kind: 'person',
    name: key,
    aliases: [],
    tags: [],
    summary: '',
    date: null,
    attributes: [],
    relations: [],
    claims: [],
    sections: [],
    image: null,
    color: null,
    masthead: '',
    datelineStyle: 'upper',
    visibility: everyone,
    ...content,
  }
  return { ...draft, hash: hashOf(draft) }
}

export const yearlyAt = (at: string): RuleDraft['schedule'] => ({
  kind: 'anniversary',
  at,
  leapPolicy: 'previous',
  milestonesOnly: false,
})

export function draftRule(key: string, content: Partial<RuleDraft> = {}): RuleDraft {
  const draft: Omit<RuleDraft, 'hash'> = {
    key,
    name: key,
    schedule: yearlyAt('18:00'),
    of: 'incident',
    outlet: 'outlet',
    attach: null,
    approval: 'automatic',
    leadHours: 72,
    catchUpDays: 7,
    headline: 'Headline',
    dateline: '{place}',
    body: 'Body',
    ...content,
  }
  return { ...draft, hash: hashOf(draft) }
}

export const draftCampaign = (
  entries: readonly EntryDraft[],
  rules: readonly RuleDraft[] = [],
  settings: Partial<CampaignDraft['settings']> = {},
): CampaignDraft => ({
  settings: {
    slug: 'sample',
    name: 'Sample',
    summary: 'A campaign for tests.',
    calendar: 'gregorian',
    dateFormat: '{year}-{month:2}-{day:2}',
    clock: { mode: 'mirror', yearOffset: 378 },
    ...settings,
  },
  entries,
  rules,
})

/** An incident, the outlet that remembers it, and the rule by which it does. */
export const rememberedIncident = (rule: Partial<RuleDraft> = {}): CampaignDraft =>
  draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', date: day('2388-02-22', 152_722) }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
    ],
    [draftRule('yearly', rule)],
  )

/** An entry that has something of everything. */
export const fullEntry = (key: string, target: string): EntryDraft =>
  draftEntry(key, {
    kind: 'incident',
    aliases: [
      { name: 'The Other Name', visibility: everyone },
      { name: 'The Secret Name', visibility: { ...everyone, level: 'gm' } },
    ],
    tags: ['war', 'border'],
    summary: 'What happened.',
    date: day('2388-02-22', 152_722),
    attributes: [{ label: 'Losses', value: '12', visibility: everyone }],
    relations: [
      {
        type: 'party',
        target,
        from: day('2370-01-01', 146_097),
        until: null,
        note: 'as attacker',
        visibility: { ...everyone, level: 'restricted', roles: ['Crew'], users: ['77'] },
      },
    ],
    claims: [
      {
        text: 'It was them.',
        by: 'a witness',
        source: 'a hearing',
        date: day('2388-03-01', 152_730),
        status: 'claimed',
        visibility: { ...everyone, until: dayNumber(152_800) },
      },
    ],
    sections: [
      { heading: '', body: 'The lead.', visibility: everyone },
      { heading: 'Aftermath', body: 'What [[came]] of it.', visibility: everyone },
    ],
    image: { file: 'images/it.png', alt: 'A picture of it', visibility: everyone },
    color: 0x33_66_99,
    masthead: '',
    datelineStyle: 'upper',
    visibility: { ...everyone, level: 'hidden' },
  })

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** A calendar of a campaign's own: one month, a week of two days. */
export const ownCalendar = (name: string): CalendarData => ({
  id: 'calendar.yaml',
  name,
  months: [{ name: 'Moon', days: 30 }],
  weekdays: ['Odd', 'Even'],
  epoch: { day: -719_528, weekday: 0 },
})

/** A briefing for whoever reads the channel, and whatever `content` says otherwise. */
export const draftedBriefing = (content: Partial<BriefingContent>): BriefingContent => ({
  incident: null,
  title: '',
  channel: asId('2001'),
  place: 'channel',
  discussed: false,
  audience: null,
  banner: 'BRIEFING',
  note: '',
  redacted: [],
  handouts: [],
  dueAt: null,
  ...content,
})

/** A briefing that is open without having been posted anywhere; its id. */
export async function openedBriefing(
  briefings: Briefings,
  content: BriefingContent,
  by: Parameters<Briefings['draft']>[1],
): Promise<BriefingId> {
  const { id } = await briefings.draft(content, by)
  await briefings.move(id, 'draft', 'sending', by)
  await briefings.move(id, 'sending', 'sent', by)
  return id
}
