import { dayNumber } from '../../src/calendar/day.ts'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { asId, type ChannelId, type GuildId, type RoleId, type UserId } from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import type { Answer } from '../commands/answer.ts'
import { gm, guildId, type Given, type Person } from '../commands/interactions.ts'
import { settleDue } from '../commands/settleDue.ts'
import { openTable, type Table } from '../commands/table.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'

/** Something that a game master can press or submit at a table, and that changes something. */
export interface GmDeed {
  /** The action in its custom id. */
  readonly action: string
  /** Brings a table to where the GM has it before them. */
  readonly prepare: (table: Table) => Promise<Pressed>
  /** Whether it may be done any number of times: what the last one wrote stands. */
  readonly repeats?: true
}

/** A press as its message allows it. */
export type Pressed = (who: Person) => Promise<Answer>

/** Who holds it is a GM. */
export const gmRole = asId<RoleId>('7100')
const crewRole = asId<RoleId>('7001')

/** A table with something to brief on, to reveal and to print. */
export async function openGmTable(): Promise<Table> {
  const hidden = { ...everyone, level: 'hidden' } as const
  const date = day('2388-03-05', gregorian.toDay({ year: 2388, month: 3, day: 5 }))
  const raid = draftEntry('raid', {
    kind: 'incident',
    name: 'The raid',
    date,
    sections: [{ heading: 'Truth', body: 'An inside job.', visibility: hidden }],
    claims: ['Reborn', 'Starfleet'].map((by) => ({
      text: `${by} did it.`,
      by,
      source: '',
      date: null,
      status: 'claimed',
      visibility: hidden,
    })),
  })
  const table = await openTable(
    draftCampaign(
      [raid, draftEntry('gazette', { kind: 'outlet', name: 'The Gazette' })],
      [draftRule('yearly', { of: 'raid', outlet: 'gazette', dateline: '' })],
    ),
  )
  await table.guild.authoring.configure({ gmRole }, { user: null, at: table.now })
  table.roster = new Map([
    [asId<UserId>('901'), new Set<RoleId>()],
    [asId<UserId>('902'), new Set([crewRole])],
    [asId<UserId>('905'), new Set<RoleId>()],
    [asId<UserId>('910'), new Set([gmRole])],
  ])
  return table
}

const button =
  (table: Table, page: Answer, label: string): Pressed =>
  (who) =>
    table.press(who, page.button(label))
/** The first choice of a menu. */
export const choice = (table: Table, page: Answer, placeholder: string): Pressed => {
  const [label = ''] = page.choices(placeholder)
  const [id, values] = page.choice(placeholder, label)
  return (who) => table.press(who, id, values)
}

const drafted = (table: Table, given: Given = {}): Promise<Answer> =>
  table.call(gm, 'briefing send', { incident: 'The raid', ...given })
async function sent(table: Table, given: Given = {}): Promise<Answer> {
  const preview = await drafted(table, given)
  const answer = await table.press(gm, preview.button('Send'))
  table.now = table.now.add({ minutes: 1 })
  return answer
}

/** What a GM sees before they make it known, by `/briefing reveal` or by `/reveal part`. */
async function previewed(table: Table, path: string, given: Given = {}): Promise<Answer> {
  const offer = await table.call(gm, path, given)
  return choice(table, offer, 'Reveal …')(gm)
}

/** Lets one more reader into a private briefing. */
const widened =
  (where: 'thread' | 'direct'): GmDeed['prepare'] =>
  async (table) => {
    await sent(table, { where, role: crewRole })
    const offer = await table.call(gm, 'briefing reveal', { user: '905' })
    return button(table, offer, 'Brief them too')
  }

/** The form under a button, submitted. */
async function form(table: Table, page: Answer, label: string, fields: Given): Promise<Pressed> {
  const { response } = await table.press(gm, page.button(label))
  const { data } = response as { readonly data: { readonly custom_id: string } } // a modal
  return (who) => table.submit(who, data.custom_id, fields)
}

async function scheduled(table: Table): Promise<Answer> {
  const asked = await table.call(gm, 'bulletin schedule', { when: '2404-04-01' })
  const { data } = asked.response as { readonly data: { readonly custom_id: string } } // a modal
  return table.submit(gm, data.custom_id, { headline: 'Luck', dateline: '', body: 'It was found.' })
}

async function waiting(table: Table): Promise<Answer> {
  const [rule] = await table.guild.bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const universeDay = gregorian.toDay({ year: 2404, month: 3, day: 5 })
  const next = { occurrence: '2404', universeDay, dueAt: table.now.add({ hours: 24 }) }
  await table.guild.drafts.open(rule.id, next, 'pending', { user: null, at: table.now })
  return table.call(gm, 'bulletin approve')
}

async function blocked(table: Table): Promise<Answer> {
  const [rule] = await table.guild.bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const row = {
    rule: rule.id,
    guild: asId<GuildId>(guildId),
    channel: asId<ChannelId>('2001'),
    occurrence: '2403',
    universeDay: dayNumber(158_000),
    dueAt: table.now,
    missed: null,
  }
  await table.store.ledger.record([row], [], table.now)
  await settleDue(table, 'blocked')
  return table.call(gm, 'bulletin list')
}

/** Actions of the roster with which a GM changes something, as they are offered. */
export const gmDeeds: readonly GmDeed[] = [
  {
    action: 'briefing.send',
    prepare: async (table) => button(table, await drafted(table), 'Send'),
  },
  {
    action: 'briefing.cancel',
    prepare: async (table) => button(table, await drafted(table), 'Cancel'),
  },
  {
    action: 'briefing.edited',
    repeats: true,
    prepare: async (table) =>
      form(table, await drafted(table), 'Edit', { banner: 'SECRET', note: 'Listen.' }),
  },
  {
    action: 'briefing.close',
    prepare: async (table) => {
      await sent(table)
      return choice(table, await table.call(gm, 'briefing close'), 'Close …')
    },
  },
  {
    action: 'briefing.remind',
    prepare: async (table) => {
      await sent(table, { role: crewRole })
      return button(table, await table.call(gm, 'briefing status'), 'Remind those who have not')
    },
  },
  {
    action: 'briefing.withdraw',
    prepare: async (table) => {
      await sent(table, { when: '2026-03-02 18:00' })
      return button(table, await table.call(gm, 'briefing status'), 'Do not send it')
    },
  },
  {
    action: 'briefing.reveal',
    prepare: async (table) => {
      await sent(table)
      return button(table, await previewed(table, 'briefing reveal'), 'Reveal')
    },
  },
  {
    action: 'briefing.renew',
    prepare: async (table) => {
      await sent(table)
      const preview = await previewed(table, 'briefing reveal')
      return button(table, preview, 'Reveal, ask all to read again')
    },
  },
  {
    action: 'briefing.widen',
    prepare: widened('thread'),
  },
  {
    action: 'briefing.again',
    prepare: async (table) => {
      await sent(table)
      const preview = await previewed(table, 'briefing reveal')
      table.deleted = true
      const told = await table.press(gm, preview.button('Reveal'))
      return button(table, told, 'Post it again')
    },
  },
  {
    action: 'briefing.retry',
    prepare: async (table) => {
      table.office.closed.add('901')
      const answer = await sent(table, { where: 'direct', user: '901' })
      table.office.closed.clear()
      return button(table, answer, 'Try again')
    },
  },
  {
    action: 'briefing.widen',
    prepare: widened('direct'),
  },
  {
    action: 'reveal.do',
    prepare: async (table) =>
      button(table, await previewed(table, 'reveal part', { entry: 'The raid' }), 'Reveal'),
  },
  {
    action: 'reveal.undo',
    prepare: async (table) => {
      const preview = await previewed(table, 'reveal part', { entry: 'The raid' })
      await table.press(gm, preview.button('Reveal'))
      return choice(table, await table.call(gm, 'reveal undo'), 'Take back …')
    },
  },
  {
    action: 'bulletin.post',
    prepare: async (table) => button(table, await table.call(gm, 'bulletin post'), 'Post it now'),
  },
  {
    action: 'bulletin.schedule',
    prepare: async (table) => button(table, await scheduled(table), 'Schedule'),
  },
  {
    action: 'bulletin.ended',
    prepare: async (table) => {
      await table.press(gm, (await scheduled(table)).button('Schedule'))
      return button(table, await table.call(gm, 'bulletin cancel'), 'Cancel the bulletin')
    },
  },
  {
    action: 'bulletin.restore',
    prepare: async (table) => {
      await table.press(gm, (await scheduled(table)).button('Schedule'))
      const asked = await table.call(gm, 'bulletin cancel')
      return button(table, await table.press(gm, asked.button('Cancel the bulletin')), 'Undo')
    },
  },
  {
    action: 'bulletin.reworded',
    repeats: true,
    prepare: async (table) => {
      const asked = await waiting(table)
      return form(table, asked, 'Edit', { headline: 'News', dateline: '', body: 'It was found.' })
    },
  },
  {
    action: 'bulletin.approve',
    prepare: async (table) => button(table, await waiting(table), 'Approve'),
  },
  {
    action: 'bulletin.skip',
    prepare: async (table) => button(table, await waiting(table), 'Skip'),
  },
  {
    action: 'bulletin.unskip',
    prepare: async (table) => button(table, await table.call(gm, 'bulletin skip'), 'Unskip'),
  },
  {
    action: 'bulletin.resume',
    prepare: async (table) => {
      const page = await blocked(table)
      return button(table, page, page.buttons.find((one) => one.startsWith('Try again')) ?? '')
    },
  },
  {
    action: 'campaign.clock',
    prepare: async (table) =>
      button(table, await table.call(gm, 'campaign clock', { mode: 'paused' }), 'Apply'),
  },
  {
    action: 'campaign.passed',
    prepare: async (table) => {
      const manual = await table.call(gm, 'campaign clock', { mode: 'manual' })
      await table.press(gm, manual.button('Apply'))
      const advance = await table.call(gm, 'campaign clock', { advance: '30' })
      const moved = await table.press(gm, advance.button('Apply'))
      return choice(table, moved, 'Publish now …')
    },
  },
  {
    action: 'campaign.nonews',
    prepare: async (table) => {
      const asked = await table.call(gm, 'campaign news', { channel: '2001', remove: 'true' })
      return button(table, asked, 'No more bulletins there')
    },
  },
]
