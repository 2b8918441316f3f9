import { afterEach, describe, expect, test } from 'vitest'
import { ruleMark, withOwnTexts } from '../../src/bulletins/draft.ts'
import type { RuleDraft } from '../../src/lore/draft.ts'
import { asId, type ChannelId, type UserId } from '../../src/lore/ids.ts'
import type { Draft } from '../../src/store/store.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { draftEntry, guildA, place } from '../store/sampleDrafts.ts'
import { due, rehearse, remembered, type Rehearsal } from './rehearsal.ts'

const gm = { user: asId<UserId>('900'), at: due }
const desk = asId<ChannelId>('2009')
const shownAt = due.subtract({ hours: 72 })

let play: Rehearsal
afterEach(() => play.remove())

const open = async (rule: Partial<RuleDraft> = {}, logChannel: ChannelId | null = desk) => {
  play = await rehearse({
    draft: remembered(1, { approval: 'required', ...rule }),
    place: { logChannel },
    since: due.subtract({ hours: 100 }),
  })
}
const guild = () => play.store.guild(guildA)
async function draft(): Promise<Draft> {
  const [only] = await guild().drafts.list(9)
  if (only === undefined) throw new Error('no draft')
  return only
}
async function approve({ id, state }: Draft): Promise<boolean> {
  const rule = (await guild().bulletins.rules())[0]
  if (rule === undefined) throw new Error('no rule')
  const approved = ruleMark(withOwnTexts(rule, await guild().drafts.get(id)))
  return guild().drafts.move(id, state, 'approved', gm, { approved })
}

describe('a bulletin that needs approval', () => {
  test('is shown to the GMs some time before, once, as its channel will see it', async () => {
    await open()
    await play.at(shownAt.subtract({ minutes: 1 }))
    expect(play.stage.notices).toEqual([])
    await play.at(shownAt)
    await play.at(shownAt.add({ minutes: 5 }))
    const [notice, ...more] = play.stage.notices
    expect(more).toEqual([])
    expect(notice).toMatchObject({ channel: '2009', draft: { content: { headline: 'Headline' } } })
    expect(notice?.text).toContain('needs a GM’s approval')
    expect(notice?.nonce).toHaveLength(25)
    expect(await draft()).toMatchObject({ state: 'pending', shownAt, dueAt: due })
    expect((await draft()).message?.channel).toBe('2009')
  })

  test('is shown with a warning of what its readers may not know', async () => {
    const campaign = remembered(1, { approval: 'required', body: 'Orlan Vey did it.' })
    const visibility = { ...everyone, level: 'gm' } as const
    const spy = draftEntry('spy', { name: 'Orlan Vey', visibility })
    play = await rehearse({
      draft: { ...campaign, entries: [...campaign.entries, spy] },
      place: { logChannel: desk },
      since: due.subtract({ hours: 100 }),
    })
    await play.at(shownAt)
    expect(play.stage.notices).toMatchObject([
      { channel: '2009', draft: { content: { story: 'Orlan Vey did it.' } } },
    ])
    expect(play.stage.notices[0]?.text).toContain(
      '⚠️ Its readers may not know of Orlan Vey, and it names them.',
    )
  })

  test('is posted when it is due, once it is approved', async () => {
    await open()
    await play.at(shownAt)
    await approve(await draft())
    await play.at(due)
    await play.at(due.add({ minutes: 5 }))
    expect(play.stage.messages).toHaveLength(1)
    expect(play.stage.notices).toHaveLength(1)
    expect((await draft()).state).toBe('planned')
  })

  test('is held when nobody approved it, and the GMs are told once', async () => {
    await open()
    await play.at(shownAt)
    await play.at(due)
    await play.at(due.add({ hours: 1 }))
    expect(play.stage.messages).toEqual([])
    expect(play.stage.notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('needs a GM’s approval'),
      expect.stringContaining('was not posted'),
    ])
    expect(await guild().bulletins.deliveries(9)).toEqual([])
    expect(await draft()).toMatchObject({ state: 'held', heldAt: due })
  })

  test('is held and told of when nothing ran since long before it was shown', async () => {
    await open()
    await play.at(due.add({ hours: 1 }))
    expect(play.stage.messages).toEqual([])
    expect(play.stage.notices).toHaveLength(1)
    expect((await draft()).state).toBe('held')
  })

  test('is not posted when a GM skipped it, whatever else is asked', async () => {
    await open()
    await play.at(shownAt)
    await guild().drafts.move((await draft()).id, 'pending', 'skipped', gm)
    await play.at(due)
    expect(play.stage.messages).toEqual([])
    expect(play.stage.notices).toHaveLength(1)
    expect((await draft()).state).toBe('skipped')
  })

  test('is held when its rule changed after it was approved', async () => {
    await open()
    await play.at(shownAt)
    await approve(await draft())
    const changed = remembered(1, { approval: 'required', headline: 'Another headline' })
    await guild().authoring.importCampaign(changed, place, gm)
    await play.at(due)
    expect(play.stage.messages).toEqual([])
    expect(play.stage.notices.at(-1)?.text).toContain('what was approved has changed since')
  })

  test('is printed in the GM’s own words for this once', async () => {
    await open()
    await play.at(shownAt)
    const own = { headline: 'My headline', dateline: null, body: null }
    await guild().drafts.edit((await draft()).id, 'pending', 'pending', own, gm)
    await approve(await draft())
    await play.at(due)
    expect(play.stage.messages[0]?.content).toMatchObject({
      headline: 'My headline',
      story: 'Body',
    })
  })

  test('is told of again until the GMs could be told', async () => {
    await open()
    const { tell } = play.stage
    let refused = 2
    Object.assign(play.stage, {
      tell: async (notice: Parameters<typeof tell>[0]) =>
        refused-- > 0 ? { kind: 'unknown', reason: 'reset' } : tell(notice),
    })
    await play.at(due)
    expect(play.stage.notices).toEqual([])
    await play.at(due.add({ seconds: 15 }))
    await play.at(due.add({ seconds: 30 }))
    await play.at(due.add({ seconds: 45 }))
    expect(play.stage.notices).toHaveLength(1)
  })

  test('is shown to the guild’s owner alone where GMs have no channel', async () => {
    await open({}, null)
    await play.at(shownAt)
    expect(play.stage.notices).toMatchObject([{ channel: null }])
    expect((await draft()).message).toBeNull()
  })

  test('says what holds it back, and cannot be approved so', async () => {
    await open({ dateline: '{parties}' })
    await play.at(shownAt)
    expect(play.stage.notices[0]?.text).toContain('As things stand it cannot be posted.')
    expect(play.stage.notices[0]?.draft?.content).toBeNull()
  })

  test('asks nobody when it was posted ahead of its day', async () => {
    await open()
    const [rule] = await guild().bulletins.rules()
    if (rule === undefined) throw new Error('no rule')
    await play.at(shownAt)
    const { occurrence, universeDay } = await draft()
    const row = { rule: rule.id, guild: guildA, channel: asId<ChannelId>('2001') }
    const planned = { ...row, occurrence, universeDay, dueAt: shownAt, missed: null }
    await play.store.ledger.record([planned], [], shownAt)
    await play.at(due)
    expect(play.stage.messages).toHaveLength(1)
    expect(play.stage.notices).toHaveLength(1)
  })

  test('is decided by the GM or by the clock, whoever is first at its due time', async () => {
    await open()
    await play.at(shownAt)
    const waiting = await draft()
    play.setClock(due)
    const [, inTime] = await Promise.all([play.delivery.poke(), approve(waiting)])
    await play.delivery.idle()
    await play.at(due.add({ seconds: 15 }))
    expect(play.stage.messages).toHaveLength(inTime ? 1 : 0)
    expect((await draft()).state).toBe(inTime ? 'planned' : 'held')
  })
})

describe('a bulletin that needs no approval', () => {
  test('is not posted when a GM skipped it', async () => {
    await open({ approval: 'automatic' })
    const [rule] = await guild().bulletins.rules()
    if (rule === undefined) throw new Error('no rule')
    await play.at(shownAt)
    expect(play.stage.notices).toEqual([])
    const next = { occurrence: '2404', universeDay: (await worldDay()).today, dueAt: due }
    const { id } = await guild().drafts.open(rule.id, next, 'approved', gm)
    await guild().drafts.move(id, 'approved', 'skipped', gm)
    await play.at(due)
    expect(play.stage.messages).toEqual([])
    expect(await guild().bulletins.deliveries(9)).toEqual([])
  })

  test('is not posted either when it was skipped on its way into the ledger', async () => {
    await open({ approval: 'automatic' })
    const [rule] = await guild().bulletins.rules()
    if (rule === undefined) throw new Error('no rule')
    const next = { occurrence: '2404', universeDay: (await worldDay()).today, dueAt: due }
    const { id } = await guild().drafts.open(rule.id, next, 'approved', gm)
    await guild().drafts.move(id, 'approved', 'skipped', gm)
    const channel = asId<ChannelId>('2001')
    const row = { ...next, rule: rule.id, guild: guildA, channel, missed: null }
    await play.store.ledger.record([row], [], due)
    await play.at(due)
    expect(play.stage.messages).toEqual([])
    const [kept] = await guild().bulletins.deliveries(9)
    expect(kept).toMatchObject({ state: 'missed', reason: 'A GM skipped it.' })
    if (kept !== undefined) await guild().bulletins.resume(kept.id, due, gm)
    await play.at(due.add({ minutes: 1 }))
    expect(play.stage.messages).toHaveLength(1)
  })
})

async function worldDay() {
  const world = await guild().lore({ guild: guildA, gm: true, user: null, roles: new Set() }, due)
  if (world === null) throw new Error('no world')
  return world
}
