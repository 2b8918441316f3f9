import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import type { RuleDraft } from '../../src/lore/draft.ts'
import { asId, type ChannelId, type MessageId } from '../../src/lore/ids.ts'
import type { Draft } from '../../src/store/store.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { author, day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { gm, player } from './interactions.ts'
import { openTable, type Table } from './table.ts'

const event = day('2388-03-05', gregorian.toDay({ year: 2388, month: 3, day: 5 }))

/** An incident remembered on 5 March, four days after the table opens. */
const campaign = (rule: Partial<RuleDraft> = {}) =>
  draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', name: 'The Raid', date: event }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
      draftEntry('spy', { name: 'Orlan Vey', visibility: { ...everyone, level: 'gm' } }),
    ],
    [draftRule('yearly', { name: 'Raid remembered', dateline: '', approval: 'required', ...rule })],
  )

let table: Table
beforeEach(async () => {
  table = await openTable(campaign())
})
afterEach(() => table.close())

const drafts = () => table.guild.drafts
async function waiting(state: 'pending' | 'held' = 'pending'): Promise<Draft> {
  const [rule] = await table.guild.bulletins.rules()
  if (rule === undefined) throw new Error('no rule')
  const next = {
    occurrence: '2404',
    universeDay: gregorian.toDay({ year: 2404, month: 3, day: 5 }),
    dueAt: table.now.add({ hours: 102 }),
  }
  const draft = await drafts().open(rule.id, next, 'pending', author())
  if (state === 'held') {
    table.now = next.dueAt.add({ hours: 1 })
    const { ledger } = table.store
    for (const { edition } of await ledger.rulesToPlan(table.now)) {
      const mark = { rule: rule.id, edition, lookAt: null, planned: true }
      await ledger.record([], [mark], table.now)
    }
    await drafts().move(draft.id, 'pending', 'held', author())
  }
  return draft
}
const stateOf = async ({ id }: Draft) => (await drafts().get(id))?.state

describe('/bulletin approve', () => {
  test('shows what waits as its channel will see it, and lets it be posted', async () => {
    const draft = await waiting()
    const asked = await table.call(gm, 'bulletin approve')
    expect(asked.text).toContain('needs a GM’s approval.** It is due 2404-03-05')
    expect(asked.text).toContain('## Headline')
    expect(asked.buttons).toEqual(['Approve', 'Edit', 'Skip'])
    expect(await stateOf(draft)).toBe('pending')
    const done = await table.press(gm, asked.button('Approve'))
    expect(done.updates).toBe(true)
    expect(done.text).toContain('is approved** by <@900>. It is posted 2404-03-05')
    expect(await stateOf(draft)).toBe('approved')
    expect((await table.call(gm, 'bulletin approve')).text).toContain('No bulletin waits')
    expect((await table.call(gm, 'bulletin list')).text).toContain('✔ approved')
  })

  test('approves nothing that changed since it was shown', async () => {
    const draft = await waiting()
    const asked = await table.call(gm, 'bulletin approve', { bulletin: 'raid' })
    await table.guild.authoring.importCampaign(
      campaign({ headline: 'Another' }),
      { zone: 'UTC', channel: asId('2001'), logChannel: null, gmRole: null },
      author(),
    )
    const again = await table.press(gm, asked.button('Approve'))
    expect(again.text).toContain('It has changed since it was shown: look again.')
    expect(again.text).toContain('## Another')
    expect(await stateOf(draft)).toBe('pending')
    await table.press(gm, again.button('Approve'))
    expect(await stateOf(draft)).toBe('approved')
  })

  test('posts late what was held', async () => {
    const draft = await waiting('held')
    const asked = await table.call(gm, 'bulletin approve')
    expect(asked.text).toContain('was not posted')
    const answers = await Promise.all([
      table.press(gm, asked.button('Approve')),
      table.press(gm, asked.button('Approve')),
    ])
    for (const { text } of answers) expect(text).toContain('goes its way')
    expect(await stateOf(draft)).toBe('planned')
    expect(await table.guild.bulletins.deliveries(9)).toMatchObject([
      { occurrence: '2404', state: 'due', dueAt: draft.dueAt },
    ])
  })

  test('says why nothing waits', async () => {
    expect((await table.call(gm, 'bulletin approve', { bulletin: 'raid' })).text).toContain(
      'its draft comes 72 hours before',
    )
    await table.close()
    table = await openTable(campaign({ approval: 'automatic' }))
    expect((await table.call(gm, 'bulletin approve', { bulletin: 'raid' })).text).toContain(
      'needs no approval',
    )
  })

  test('cannot approve what its readers may not know', async () => {
    await table.close()
    table = await openTable(campaign({ dateline: '{parties}' }))
    await waiting()
    const asked = await table.call(gm, 'bulletin approve')
    expect(asked.text).toContain('As things stand it cannot be posted.')
    expect(asked.buttons).toEqual(['Edit', 'Skip'])
  })

  test('brings the message in the GMs’ channel up to date', async () => {
    const { id } = await waiting()
    const message = { channel: asId<ChannelId>('2009'), id: asId<MessageId>('777') }
    await drafts().shown(id, 'draft', table.now, message)
    const asked = await table.call(gm, 'bulletin approve')
    await table.press(gm, asked.button('Approve'))
    expect(table.edits).toMatchObject([{ message: '777' }])
    expect(JSON.stringify(table.edits)).toContain('is approved')
  })
})

describe('/bulletin edit', () => {
  test('changes the words for this once, and asks for approval again', async () => {
    const draft = await waiting()
    await table.press(gm, (await table.call(gm, 'bulletin approve')).button('Approve'))
    const form = await table.call(gm, 'bulletin edit')
    expect(JSON.stringify(form.response)).toContain('"value":"Headline"')
    const id = `v1:bulletin.reworded:${draft.rule}:2404`
    const texts = { headline: 'In my words', dateline: '', body: 'Body' }
    const page = await table.submit(gm, id, texts)
    expect(page.updates).toBe(false)
    expect(page.text).toContain('## In my words')
    expect(page.buttons).toEqual(['Approve', 'Edit', 'Skip'])
    expect(await drafts().get(draft.id)).toMatchObject({
      state: 'pending',
      headline: 'In my words',
      dateline: null,
      body: null,
    })
    expect((await table.call(gm, 'bulletin preview')).text).toContain('## In my words')
  })

  test.each(['required', 'automatic'] as const)(
    'says what its readers would learn, where approval is %s',
    async (approval) => {
      await table.close()
      table = await openTable(campaign({ approval }))
      const [rule] = await table.guild.bulletins.rules()
      const texts = { headline: 'Mine', dateline: '', body: 'Orlan Vey did it.' }
      const page = await table.submit(gm, `v1:bulletin.reworded:${rule?.id}:2404`, texts)
      const warning = '⚠️ Its readers may not know of Orlan Vey, and it names them.'
      expect(page.text).toContain(warning)
      expect((await table.call(gm, 'bulletin preview')).text).toContain(warning)
      const mended = { ...texts, body: 'Somebody did it.' }
      const id = page.button('Edit').replace('edit', 'edited')
      expect((await table.submit(gm, id, mended)).text).not.toContain('may not know')
    },
  )

  test('names the field that is wrong, and those that there are', async () => {
    const draft = await waiting()
    const texts = { headline: 'The {evnt}', dateline: '{nothing at all}', body: '' }
    const answer = await table.submit(gm, `v1:bulletin.edited:${draft.id}`, texts)
    expect(answer.text).toContain('Headline: there is no field {evnt}. Did you mean {event}?')
    expect(answer.text).toContain('Dateline: there is no field {nothing at all}. The fields are ')
    expect(answer.text).toContain('Story: it is empty.')
  })

  test('changes a bulletin of a file that needs no approval', async () => {
    await table.close()
    table = await openTable(campaign({ approval: 'automatic' }))
    const [rule] = await table.guild.bulletins.rules()
    const texts = { headline: 'Mine', dateline: '', body: 'Body' }
    const page = await table.submit(gm, `v1:bulletin.reworded:${rule?.id}:2404`, texts)
    expect(page.text).toContain('## Mine')
    expect(page.buttons).toEqual(['Edit', 'Skip'])
    const preview = await table.call(gm, 'bulletin preview')
    expect(preview.text).toContain('✎ edited for this once')
    expect(preview.text).toContain('2405-03-05')
  })
})

describe('/bulletin skip', () => {
  test('leaves the next one out, until somebody takes that back', async () => {
    const skipped = await table.call(gm, 'bulletin skip')
    expect(skipped.text).toContain('is skipped** by <@900>: nothing is posted for 2404-03-05')
    expect((await table.call(gm, 'bulletin list')).text).toContain('– skipped')
    const back = await table.press(gm, skipped.button('Unskip'))
    expect(back.buttons).toEqual(['Approve', 'Edit', 'Skip'])
    table.now = table.now.add({ hours: 24 * 5 })
    expect((await table.press(gm, skipped.button('Unskip'))).text).not.toContain('is skipped')
  })

  test('leaves out the one after it when it is asked again', async () => {
    await table.call(gm, 'bulletin skip')
    expect((await table.call(gm, 'bulletin skip')).text).toContain('nothing is posted for 2405-03')
  })

  test('cannot be taken back once its time has come', async () => {
    const skipped = await table.call(gm, 'bulletin skip')
    table.now = table.now.add({ hours: 24 * 5 })
    expect((await table.press(gm, skipped.button('Unskip'))).text).toContain('stays skipped')
    expect((await table.call(gm, 'bulletin list')).text).toMatch(/## Lately\n– skipped · Raid/)
  })
})

test('/bulletin list offers what waits to be decided', async () => {
  const draft = await waiting()
  const list = await table.call(gm, 'bulletin list')
  const label = '2404-03-05: Raid remembered'
  const page = await table.press(gm, ...list.choice('Decide …', label))
  expect(page.buttons).toEqual(['Approve', 'Edit', 'Skip'])
  expect(await stateOf(draft)).toBe('pending')
})

test('a bulletin that is posted ahead of its day waits for nobody', async () => {
  const draft = await waiting()
  const asked = await table.call(gm, 'bulletin post')
  await table.press(gm, asked.button('Post it now'))
  expect(await stateOf(draft)).toBe('planned')
})

test('drafts are none of the players’ business', async () => {
  const { id, rule } = await waiting()
  for (const press of ['approve', 'edit', 'skip', 'unskip'])
    expect((await table.press(player, `v1:bulletin.${press}:${id}:x`)).text).toContain('Only game')
  const texts = { headline: 'Mine', dateline: '', body: 'Body' }
  for (const form of [`edited:${id}`, `reworded:${rule}:2404`])
    expect((await table.submit(player, `v1:bulletin.${form}`, texts)).text).toContain('Only game')
})
