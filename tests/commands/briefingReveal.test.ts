import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asId, type BriefingId, type UserId } from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import type { GuildStore } from '../../src/store/store.ts'
import { textOf } from '../discord/messageParts.ts'
import { draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import type { Answer } from './answer.ts'
import { pressOn } from './briefingPost.ts'
import { gm, player } from './interactions.ts'
import { openTable, place, shippedCampaign, type Table } from './table.ts'

const incident = 'Hostage-taking on Deep Space 285'
const syndicate = 'Account: Starfleet Intelligence'
const crew = { ...player, id: '902', roles: ['7001'] }

let table: Table
beforeEach(async () => {
  table = await openTable(await shippedCampaign())
  const preview = await table.call(gm, 'briefing send', { incident })
  await table.press(gm, preview.button('Send'))
  table.now = table.now.add({ minutes: 1 })
})
afterEach(() => table.close())

const acknowledge = (): string => pressOn(table.posts[0], 'Acknowledge')
const preview = async (given = {}, label = syndicate): Promise<Answer> => {
  const offer = await table.call(gm, 'briefing reveal', given)
  return table.press(gm, ...offer.choice('Reveal …', label))
}
const accounts = async (who: typeof player): Promise<string> => {
  let page = await table.call(who, 'incident', { name: incident })
  let told = page.text
  while (page.buttons.includes('Read on ▶')) {
    page = await table.press(who, page.button('Read on ▶'))
    told += page.text
  }
  return told
}

describe('/briefing reveal', () => {
  test('shows the GM what is hidden, then what will be told, and tells it', async () => {
    const shown = await preview()
    expect(shown.text).toContain('**Preview**: everybody will know this.')
    expect(shown.text).toContain('A criminal syndicate used them as cover.')
    expect(await accounts(player)).not.toContain('had no part in it')
    const told = await table.press(gm, shown.button('Reveal'))
    expect(told.text).toContain('Everybody may know it from now on')
    expect(told.text).toContain('The message in <#2001> is up to date.')
    expect(table.edits).toHaveLength(1)
    const message = textOf(table.edits[0]?.components ?? [])
    expect(message).toContain('1. ~~The Maquis Reborn took')
    expect(message).toContain('2. The Maquis Reborn had no part in it.')
    expect(message).toContain(
      'confirmed · Starfleet Intelligence · findings of its investigation · 240303.01',
    )
    expect(message).toContain('More has been made known since')
    expect(message).not.toMatch(/🔒|hired/)
    expect(await accounts(player)).toContain('had no part in it')
    expect(await table.guild.reveals.list(5)).toMatchObject([{ by: '900', openedAt: table.now }])
    const twice = await table.press(gm, shown.button('Reveal'))
    expect(twice.text).toContain('Everybody knew that already.')
    expect(table.edits).toHaveLength(1)
  })

  test('offers parts by the names that their author gave them, in words without marks', async () => {
    const offer = await table.call(gm, 'briefing reveal')
    expect(offer.choices('Reveal …')).toContain('Section: The third account: the Maquis cleared')
    const shown = await preview({}, 'Section: The third account: the Maquis cleared')
    expect(shown.text).toContain('Starfleet Intelligence has gone further')
    expect(JSON.stringify([offer.components, shown.components])).not.toMatch(/\[\[\w/)
  })

  test('keeps what only some may know out of the channel', async () => {
    const told = await table.press(gm, (await preview({ role: '7001' })).button('Reveal'))
    expect(told.text).toContain('<@&7001> may know it from now on')
    expect(table.edits).toEqual([])
    expect(await accounts(crew)).toContain('had no part in it')
    expect(await accounts(player)).not.toContain('had no part in it')
    const message = await table.press(crew, acknowledge())
    expect(message.text).not.toMatch(/no part in it|made known/)
  })

  test('tells several at once', async () => {
    const told = await table.press(
      gm,
      (await preview({ role: '1200000000000007009', user: '902' })).button('Reveal'),
    )
    expect(told.text).toContain('<@&1200000000000007009> and <@902> may know it from now on')
    expect(await accounts(crew)).toContain('had no part in it')
    expect(await accounts(player)).not.toContain('had no part in it')
  })

  test('offers the bulletin about it once everybody may know it, as /reveal part does', async () => {
    const hidden = { ...everyone, level: 'hidden' } as const
    const aliases = ['Case 8', 'Case 9'].map((name) => ({ name, visibility: hidden }))
    const plot = draftEntry('plot', { kind: 'incident', name: 'The Plot', aliases })
    const gazette = draftEntry('gazette', { kind: 'outlet' })
    const yearly = draftRule('yearly', { of: 'plot', outlet: 'gazette' })
    const by = { user: null, at: table.now }
    const lore = draftCampaign([plot, gazette], [yearly])
    await table.guild.authoring.importCampaign(lore, place, by)
    const shown = await table.call(gm, 'briefing send', { incident: 'The Plot' })
    await table.press(gm, shown.button('Send'))
    const some = await preview({ role: '7001' }, 'Other name: Case 8')
    const forSome = await table.press(gm, some.button('Reveal'))
    expect(forSome.choices('Publish its bulletin …')).toEqual([])
    const all = await preview({}, 'Other name: Case 9')
    const done = await table.press(gm, all.button('Reveal'))
    const [bulletin = '', ...more] = done.choices('Publish its bulletin …')
    expect(more).toEqual([])
    const menu = done.choice('Publish its bulletin …', bulletin)
    expect((await table.press(gm, ...menu)).text).toContain('never due')
  })

  test('forgets who has read it when the GM wants it read again', async () => {
    await table.press(player, acknowledge())
    await table.press(gm, (await preview()).button('Reveal, ask all to read again'))
    expect(textOf(table.edits[0]?.components ?? [])).toContain('Read by 0')
    expect((await table.call(gm, 'briefing status')).text).toContain('Nobody has')
    expect((await table.press(player, acknowledge())).text).toContain('Read by 1')
  })

  test('does not speak of a tie whose far end is still hidden', async () => {
    await table.press(gm, (await preview({}, 'Tie: party Unnamed Syndicate')).button('Reveal'))
    expect(textOf(table.edits[0]?.components ?? [])).not.toMatch(/made known|syndicate/i)
    expect(await accounts(player)).not.toMatch(/syndicate/i)
  })

  test('does not speak of what is hidden again since the clock was set back', async () => {
    await table.press(gm, (await preview()).button('Reveal'))
    const manual = await table.call(gm, 'campaign clock', { mode: 'manual', day: '240302.20' })
    await table.press(gm, manual.button('Apply'))
    const message = await table.press(player, acknowledge())
    expect(message.text).toContain('Read by 1')
    expect(message.text).not.toMatch(/no part in it|made known/)
  })

  test('offers a message that was deleted again', async () => {
    table.deleted = true
    const told = await table.press(gm, (await preview()).button('Reveal'))
    expect(told.text).toContain('was deleted')
    const again = told.button('Post it again')
    expect((await table.press(gm, again)).text).toBe('Posted again in <#2001>.')
    expect(table.posts).toHaveLength(2)
    expect(table.posts[1]?.nonce).not.toBe(table.posts[0]?.nonce)
    expect(textOf(table.posts[1]?.components ?? [])).toContain('had no part in it')
  })

  test('takes no choice that was forged or that an edit overtook', async () => {
    const shown = await preview()
    const id = shown.button('Reveal')
    for (const forged of [
      id.replace(/:\d+:all:/, ':99:all:'),
      id.replace(/\d+$/, '0'),
      id.replace(/\d+$/, ''),
      id.replace(':all:', '::'),
      id.replace(':all:', ':r1:'),
      id.replace(':all:', ':R1R2R3R4:'),
      id.replace(':all:', ':R1Ux-:'),
      id.replace(/[a-z2-9]{24}/, 'z'.repeat(24)),
    ]) {
      const answer = await table.press(gm, forged)
      expect(answer.text).toMatch(/Choose again|not open/)
    }
    expect((await table.press(player, id)).text).toContain('Only game masters')
    expect(await table.guild.reveals.list(5)).toEqual([])
  })
})

describe('/briefing close', () => {
  test('ends a briefing and takes its button away', async () => {
    const offer = await table.call(gm, 'briefing close')
    const choice = offer.choice('Close …', incident)
    const closed = await table.press(gm, ...choice)
    expect(closed.text).toBe('Closed. The message in <#2001> is up to date.')
    const message = table.edits[0]?.components ?? []
    expect(textOf(message)).toContain('Closed · Read by 0')
    expect(JSON.stringify(message)).not.toContain('briefing.acknowledge')
    expect((await table.press(player, acknowledge())).text).toContain('not open any more')
    expect((await table.press(gm, ...choice)).text).toContain('not open any more')
    expect((await table.call(gm, 'briefing close')).text).toBe('No briefing is open.')
    expect((await table.call(gm, 'briefing reveal')).text).toContain('is open.')
  })

  test('is not undone by a reader who acknowledges at the same moment', async () => {
    const by = { user: asId<UserId>('900'), at: table.now }
    for (const first of [true, false]) {
      const close = (guild: GuildStore, id: BriefingId) =>
        guild.briefings.move(id, 'sent', 'closed', by)
      const other = await openTable(await shippedCampaign(), undefined, (store) => ({
        ...store,
        guild: (id) => {
          const guild = store.guild(id)
          const acknowledge: GuildStore['briefings']['acknowledge'] = async (one, user, at) => {
            if (first) await close(guild, one)
            const answer = await guild.briefings.acknowledge(one, user, at)
            if (!first) await close(guild, one)
            return answer
          }
          return { ...guild, briefings: { ...guild.briefings, acknowledge } }
        },
      }))
      const shown = await other.call(gm, 'briefing send', { incident })
      await other.press(gm, shown.button('Send'))
      const answer = await other.press(player, pressOn(other.posts[0], 'Acknowledge'))
      expect(answer.text).toContain(first ? 'not open any more' : 'Closed · Read by 1')
      expect(answer.buttons).toEqual([])
      await other.close()
    }
  })

  test('is not undone by another GM, who reveals at the same time', async () => {
    const shown = await preview()
    const offer = await table.call(gm, 'briefing close')
    const choice = offer.choice('Close …', incident)
    await Promise.all([
      table.press({ ...gm, id: '910' }, shown.button('Reveal')),
      table.press(gm, ...choice),
    ])
    expect(textOf(table.edits.at(-1)?.components ?? [])).toContain('Closed · Read by 0')
    expect(JSON.stringify(table.edits.at(-1))).not.toContain('briefing.acknowledge')
  })

  test('minds no deleted message', async () => {
    table.deleted = true
    const offer = await table.call(gm, 'briefing close')
    const closed = await table.press(gm, ...offer.choice('Close …', incident))
    expect(closed.text).toBe('Closed. Its message in <#2001> was deleted.')
    expect(closed.buttons).toEqual([])
  })
})
