import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Claim } from '../../src/lore/entry.ts'
import { asId, type RoleId, type UserId } from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { textOf } from '../discord/messageParts.ts'
import { day, draftCampaign, draftEntry } from '../store/sampleDrafts.ts'
import type { Answer } from './answer.ts'
import { pressOn } from './briefingPost.ts'
import { gm, player, type Given, type Person } from './interactions.ts'
import { openTable, type Table } from './table.ts'

const hidden: Claim = {
  text: 'It was an inside job.',
  by: 'Somebody',
  source: '',
  date: null,
  status: 'claimed',
  visibility: { ...everyone, level: 'hidden' },
}
const raid = draftEntry('raid', {
  kind: 'incident',
  name: 'The raid',
  date: day('2388-02-22', 152_722),
  sections: [{ heading: '', body: 'All know this.', visibility: everyone }],
  claims: [hidden],
})

const thread = '70001'
const crew = ['7001']
const ben: Person = { ...player, id: '902', roles: crew }

const rosterOf = (members: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(members).map(([user, roles]) => [
      asId<UserId>(user),
      new Set(roles.map((role) => asId<RoleId>(role))),
    ]),
  )

let table: Table
beforeEach(async () => {
  table = await openTable(draftCampaign([raid]))
  table.roster = rosterOf({ '900': [], '901': [], '902': crew, '903': crew })
})
afterEach(() => table.close())

const send = async (given: Given): Promise<void> => {
  const options = { incident: 'The raid', where: 'thread', ...given }
  const preview = await table.call(gm, 'briefing send', options)
  await table.press(gm, preview.button('Send'))
  table.now = table.now.add({ minutes: 1 })
}
const chosen = async (): Promise<Answer> => {
  const offer = await table.call(gm, 'briefing reveal')
  return table.press(gm, ...offer.choice('Reveal …', 'Account: Somebody'))
}
const members = (): readonly string[] => [...(table.office.threads.get(thread)?.members ?? [])]
const acknowledge = (): string => pressOn(table.posts[0], 'Acknowledge')
const catLosesTheRole = (): void => {
  table.roster = rosterOf({ '900': [], '901': [], '902': crew, '903': [] })
}

test('who lost the role is taken out of the thread before it tells more', async () => {
  await send({ role: '7001' })
  expect(members()).toEqual(['902', '903'])
  catLosesTheRole()
  const told = await table.press(gm, (await chosen()).button('Reveal'))
  expect(told.text).toContain('<@903> was taken out of the thread: no reader any more.')
  expect(members()).toEqual(['902'])
  expect(textOf(table.edits.at(-1)?.components ?? [])).toContain('inside job')
})

test('GMs, bots and readers stay, and whoever else was let in goes', async () => {
  await send({ role: '7001' })
  table.office.bots.add('3000')
  for (const user of ['900', '3000', '901', '999'])
    table.office.threads.get(thread)?.members.add(user)
  const told = await table.press(gm, (await chosen()).button('Reveal'))
  expect(told.text).toContain('<@901>, <@999> (2) were taken out of the thread')
  expect(members()).toEqual(['902', '903', '900', '3000'])
})

test('nothing is made known while somebody cannot be taken out', async () => {
  await send({ role: '7001' })
  const pressed = (await chosen()).button('Reveal, ask all to read again')
  const remind = (await table.call(gm, 'briefing status')).button('Remind those who have not')
  catLosesTheRole()
  table.office.archived = true
  for (const id of [pressed, remind])
    expect((await table.press(gm, id)).text).toContain('The thread is archived.')
  expect(table.edits).toEqual([])
  expect(table.posts).toHaveLength(1)
  expect(members()).toEqual(['902', '903'])
  const read = await table.press(ben, acknowledge())
  expect(read.updates).toBe(false)
  expect(read.text).toContain('Acknowledged. ✔')
  table.office.archived = false
  expect((await table.press(gm, pressed)).text).toContain('<@903> was taken out')
  expect(textOf(table.edits.at(-1)?.components ?? [])).toContain('inside job')
})

test('a reminder and an acknowledgement tell nothing to who is no reader any more', async () => {
  await send({ role: '7001' })
  const remind = (await table.call(gm, 'briefing status')).button('Remind those who have not')
  catLosesTheRole()
  const reminded = await table.press(gm, remind)
  expect(reminded.text).toBe(
    'Reminded 1 of 1.\n<@903> was taken out of the thread: no reader any more.',
  )
  table.office.threads.get(thread)?.members.add('903')
  expect((await table.press(ben, acknowledge())).text).toContain('Read by 1')
  expect(members()).toEqual(['902'])
})

test('who wrote it and is a GM no more is taken out like anybody', async () => {
  const former: Person = { ...gm, id: '910' }
  const options = { incident: 'The raid', where: 'thread', role: '7001' }
  const preview = await table.call(former, 'briefing send', options)
  await table.press(former, preview.button('Send'))
  table.office.threads.get(thread)?.members.add('910')
  const told = await table.press(gm, (await chosen()).button('Reveal'))
  expect(told.text).toContain('<@910> was taken out of the thread')
})

test('a message that was deleted comes again in a new thread, which lets in its readers', async () => {
  await send({ role: '7001' })
  const pressed = (await chosen()).button('Reveal')
  table.deleted = true
  const again = (await table.press(gm, pressed)).button('Post it again')
  catLosesTheRole()
  expect((await table.press(gm, again)).text).toContain('Posted again in <#70002>.')
  expect([...(table.office.threads.get('70002')?.members ?? [])]).toEqual(['902'])
})

test('who lost the role within the last minute is neither let in nor reminded', async () => {
  // The list of members may be a minute old; of one who asks Discord always tells.
  table.stale = table.roster
  catLosesTheRole()
  await send({ role: '7001' })
  expect(members()).toEqual(['902'])
  const status = await table.call(gm, 'briefing status')
  await table.press(gm, status.button('Remind those who have not'))
  expect(table.posts.at(-1)).toMatchObject({ users: ['902'] })
})
