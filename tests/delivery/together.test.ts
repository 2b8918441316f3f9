import { afterEach, expect, test } from 'vitest'
import type { DeliveryState } from '../../src/store/store.ts'
import { author, guildA } from '../store/sampleDrafts.ts'
import { due, rehearse, remembered, type Rehearsal, type Scene } from './rehearsal.ts'

let played: Rehearsal | null = null
afterEach(() => played?.remove())

const later = due.add({ hours: 24 * 3 })
async function play(scene?: Scene): Promise<Rehearsal> {
  played = await rehearse(scene)
  return played
}
const rows = ({ store }: Rehearsal) => store.guild(guildA).bulletins.deliveries(200)
const statesOf = async (it: Rehearsal): Promise<ReadonlySet<DeliveryState>> =>
  new Set((await rows(it)).map(({ state }) => state))

test('several that come late to one channel are one message, and each can be read', async () => {
  const it = await play({ draft: remembered(5) })
  await it.at(later)
  expect(it.stage.messages).toHaveLength(1)
  const [message] = it.stage.messages
  expect(message).toMatchObject({
    lateSince: due,
    content: { headline: '5 reports that come late' },
  })
  const all = await rows(it)
  expect(all).toHaveLength(5)
  for (const row of all) {
    expect(row).toMatchObject({ state: 'sent', message: message?.id })
    expect(row.content?.headline).not.toBe(message?.content.headline)
    expect(message?.content.story).toContain(row.content?.headline)
  }
  await it.at(later.add({ seconds: 15 }))
  expect(it.stage.messages).toHaveLength(1)
})

test('two that come late are two messages', async () => {
  const it = await play({ draft: remembered(2) })
  await it.at(later)
  expect(it.stage.messages).toHaveLength(2)
})

test('one message has no more than 25', async () => {
  const it = await play({ draft: remembered(60) })
  await it.at(later)
  expect(it.stage.messages).toHaveLength(3)
  expect(await statesOf(it)).toEqual(new Set(['sent']))
})

test('a message whose answer was lost is found, and tells of the same ones', async () => {
  const it = await play({ draft: remembered(5) })
  it.stage.mishaps.push('lost')
  await it.at(later)
  await it.at(later.add({ hours: 1 }))
  expect(it.stage.messages).toHaveLength(1)
  expect(it.stage.posts()).toBe(1)
  expect(await statesOf(it)).toEqual(new Set(['sent']))
})

test('what Discord refuses is blocked, told once, and each is posted when resumed', async () => {
  const it = await play({ draft: remembered(4) })
  it.stage.mishaps.push({ kind: 'refused', reason: 'Send Messages is missing.', fix: 'Allow it.' })
  await it.at(later)
  expect(await statesOf(it)).toEqual(new Set(['blocked']))
  expect(it.stage.notices).toHaveLength(1)
  const { bulletins } = it.store.guild(guildA)
  for (const { id } of await rows(it)) await bulletins.resume(id, later, author())
  await it.at(later.add({ seconds: 1 }))
  expect(it.stage.messages).toHaveLength(4)
  expect(await statesOf(it)).toEqual(new Set(['sent']))
})

test('what its readers may not know is held back on its own', async () => {
  const draft = remembered(7)
  const rules = draft.rules.map((rule, n) =>
    n % 2 === 0 ? { ...rule, headline: 'For {location}' } : rule,
  )
  const it = await play({ draft: { ...draft, rules } })
  // Whichever is the oldest may be one of them.
  for (const seconds of [0, 15, 30, 45, 60]) await it.at(later.add({ seconds }))
  expect(it.stage.messages).toMatchObject([{ content: { headline: '3 reports that come late' } }])
  const states = (await rows(it)).map(({ state }) => state).toSorted()
  expect(states).toEqual([...Array(4).fill('blocked'), ...Array(3).fill('sent')])
  expect(it.stage.notices).toHaveLength(4)
})

test('what waits with a rule that is taken away goes out all the same', async () => {
  const it = await play({ draft: remembered(5) })
  it.stage.mishaps.push({ kind: 'failedBefore', reason: 'no line' })
  await it.at(later)
  expect(await statesOf(it)).toEqual(new Set(['due']))
  const [carrier] = (await rows(it)).filter(({ reason }) => reason === 'no line')
  const { bulletins, authoring } = it.store.guild(guildA)
  const gone = (await bulletins.rules()).find(({ id }) => id === carrier?.rule)
  const draft = remembered(5)
  const rules = draft.rules.filter(({ key }) => key !== gone?.key)
  const campaign = await it.store.guild(guildA).campaign()
  if (campaign === null) throw new Error('no campaign')
  await authoring.importCampaign({ ...draft, rules }, campaign, author())
  await it.at(later.add({ seconds: 15 }))
  const states = (await rows(it)).map(({ state }) => state).toSorted()
  expect(states).toEqual(['missed', 'sent', 'sent', 'sent', 'sent'])
})

test('workers that come at once post each once', async () => {
  const it = await play({ draft: remembered(40) })
  const other = await it.another('second')
  it.setClock(later)
  await Promise.all([it.delivery.poke(), other.poke()])
  await Promise.all([it.delivery.idle(), other.idle()])
  expect(it.stage.messages).toHaveLength(2)
  expect(await statesOf(it)).toEqual(new Set(['sent']))
})
