import { expect, test } from 'vitest'
import { createRender } from '../../src/delivery/render.ts'
import { asId, type DeliveryId, type GuildId, type MessageId } from '../../src/lore/ids.ts'
import { audienceOf } from '../../src/lore/visibility.ts'
import type { Delivery } from '../../src/store/store.ts'
import { channelId, gm, guildId, player, type Person } from '../commands/interactions.ts'
import { openTable, type Table } from '../commands/table.ts'
import { draftOf, entry, type TrialFiles } from '../interchange/trialCampaign.ts'
import { transcriptOf, walk } from './walk.ts'

const crew: Person = { ...player, id: '902', roles: ['7001'] }

/** A page with a hidden part in each place where one can stand, or with none. */
const page = (fence: string): string =>
  [
    `${fence}One.`,
    'Two, says [[Colony]].',
    '## Aftermath\n\nThree.',
    'Four.',
    '- Five',
    '## Legacy',
    'Six.',
    '',
  ].join(`\n\n${fence}`)

/** A campaign as people write it: an incident, a letter, the bulletins that tell of them. */
const campaignWith = (fence: string): TrialFiles => ({
  'raid.md': entry('incident', 'The raid', 'date: 2388-03-05\nplace: Colony', page(fence)),
  'letter.md': entry('document', 'The letter', 'outlet: Gazette', page(fence)),
  'colony.md': entry('place', 'Colony'),
  'gazette.md': entry('outlet', 'Gazette'),
  'bulletins/raid.md': bulletin(
    ['kind: anniversary', 'of: The raid', 'attach: The letter', "headline: '{event}'"],
    'It was in {place}.',
  ),
  'bulletins/history.md': bulletin(
    ['kind: digest', 'gathers: history', 'every: month', "headline: 'In {month}'"],
    '{list}',
  ),
})

const bulletin = ([kind = '', ...fields]: readonly string[], story: string): string =>
  `---\n${[kind, `name: ${kind}`.replace('kind: ', ''), 'outlet: Gazette', "at: '12:00'", ...fields].join('\n')}\n---\n\n${story}\n`

/** All that players of it are sent, and all that anybody may be handed of it. */
async function toldOf(files: TrialFiles): Promise<readonly string[]> {
  const table = await openTable(await draftOf(files))
  try {
    const shared = await shareAll(table)
    await brief(table, {})
    await brief(table, { where: 'thread', role: '7001' })
    await brief(table, { where: 'direct', user: crew.id })
    const walks = [player, crew].map((who) =>
      walk(table, who, { typed: ['t'], submitted: ['The'] }),
    )
    const steps = (await Promise.all(walks)).flat()
    return [
      ...transcriptOf(steps),
      ...shared,
      ...table.posts.map(({ components, files: sent = [] }) =>
        withoutIds(
          JSON.stringify([components, sent.map(({ data }) => new TextDecoder().decode(data))]),
        ),
      ),
      ...(await bulletins(table)),
      await handed(table),
    ]
  } finally {
    await table.close()
  }
}

/** Ids of rows, and the numbers of frames that are made from them. */
const withoutIds = (text: string): string =>
  text.replaceAll(/\b[a-z0-9]{24}\b/g, '#').replaceAll(/"id":\d+/g, '"id":0')

/** The cards that a GM puts before everybody. */
async function shareAll(table: Table): Promise<readonly string[]> {
  const shared: string[] = []
  for (const name of ['The raid', 'The letter']) {
    const card = await table.call(gm, 'lore', { entry: name })
    const { response } = await table.press(gm, card.button('Share here'))
    shared.push(withoutIds(JSON.stringify(response)))
  }
  return shared
}

async function brief(table: Table, given: Readonly<Record<string, string>>): Promise<void> {
  const incident = { incident: 'The raid', handout: 'The letter', ...given }
  const preview = await table.call(gm, 'briefing send', incident)
  await table.press(gm, preview.button('Send'))
  // The newest comes first, so none may be as old as another.
  table.now = table.now.add({ minutes: 1 })
}

/** The bulletins as they are printed, their letters and digests included. */
async function bulletins(table: Table): Promise<readonly string[]> {
  const render = createRender(table.store, () => table.now)
  const lore = await table.guild.lore(audienceOf(asId(guildId)), table.now)
  const rules = await table.guild.bulletins.rules()
  const printed = rules.map(async ({ id }) => {
    const row = {
      id: asId<DeliveryId>('delivery'),
      rule: id,
      guild: asId<GuildId>(guildId),
      channel: asId(channelId),
      occurrence: '2403',
      universeDay: lore?.today,
      dueAt: table.now,
      state: 'sent',
      sentAt: table.now,
      message: asId<MessageId>('6001'),
      resumedAt: null,
    } as Partial<Delivery> as Delivery // all that a bulletin is made of
    return withoutIds(JSON.stringify(await render(row)))
  })
  return Promise.all(printed)
}

/** What anybody may know of the lore, as commands and exports get it. */
async function handed(table: Table): Promise<string> {
  const lore = await table.guild.lore(audienceOf(asId(guildId)), table.now)
  const entries = lore?.entries.map((one) => [
    one.name,
    lore.sections(one),
    lore.mentions(one).length,
  ])
  return JSON.stringify(entries)
}

const open = toldOf(campaignWith(''))

test.for([
  [':::gm', 'Secret, says [[The letter]].'],
  [':::hidden', '## Truth\n\nSecret.'],
  [':::roles Guard', '## Aftermath\n\nSecret.'],
] as const)(
  'a part that begins with %s leaves no trace in anything that players get',
  { timeout: 120_000 },
  async ([begins, words]) => {
    const told = await toldOf(campaignWith(`${begins}\n${words}\n:::\n\n`))
    expect(told.join('\n')).toContain('Three.\\n\\nFour.')
    expect(told.join('\n')).not.toContain('Secret')
    expect(told).toEqual(await open)
  },
)
