import { describe, expect, test } from 'vitest'
import { crosspostNotice, missedNotice, troubleNotice } from '../../src/delivery/notices.ts'
import { asId, type ChannelId, type DeliveryId, type GuildId } from '../../src/lore/ids.ts'

const open = { guild: asId<GuildId>('1'), channel: asId<ChannelId>('2'), logChannel: null }
const desk = { ...open, logChannel: asId<ChannelId>('3') }
const row = { id: asId<DeliveryId>('abcdefghijklmnopqrstuvwx'), channel: asId<ChannelId>('2') }
const trouble = { reason: 'Ohmallera is hidden.', fix: 'Reveal it.', secret: true }

describe('the GMs are told', () => {
  test('the bulletin, the reason and the fix in their own channel', () => {
    const notice = troubleNotice(desk, row, 'The secret day', trouble)
    expect(notice.channel).toBe('3')
    expect(notice.text).toContain('The secret day')
    expect(notice.text).toContain('Ohmallera is hidden. Reveal it.')
  })

  test('of a secret as the guild’s owner alone where there is no channel of their own', () => {
    const notice = troubleNotice(open, row, 'The secret day', trouble)
    expect(notice.channel).toBeNull()
    expect(notice.text).toContain('The secret day')
  })

  test('what a player may know, with its fix, where players read', () => {
    const refused = { reason: 'Send Messages is missing.', fix: 'Allow it.', secret: false }
    const notice = troubleNotice(open, row, 'The bulletin’s name', refused)
    expect(notice.channel).toBe('2')
    expect(notice.text).toContain('is missing. Allow it.')
    expect(notice.text).not.toContain('name')
  })

  test('which other channel it names where players read, and none that they read it in', () => {
    const refused = { reason: 'Send Messages is missing.', fix: 'Allow it.', secret: false }
    const elsewhere = { ...row, channel: asId<ChannelId>('2999') }
    const post = { delivery: row.id, channel: elsewhere.channel }
    for (const notice of [
      troubleNotice(open, elsewhere, 'x', refused),
      crosspostNotice(open, post, refused),
    ])
      expect(notice).toMatchObject({ channel: '2', names: '2999' })
    expect(troubleNotice(open, row, 'x', refused)).not.toHaveProperty('names')
    expect(troubleNotice(desk, elsewhere, 'x', refused)).not.toHaveProperty('names')
    expect(crosspostNotice(desk, post, refused)).not.toHaveProperty('names')
  })

  test('once: the nonce is the row’s and fits', () => {
    const { nonce } = troubleNotice(desk, row, 'x', trouble)
    expect(nonce).toContain(row.id)
    expect(nonce.length).toBeLessThanOrEqual(25)
  })

  test('of all missed ones in one message, the names only in their own channel', () => {
    const missed = Array.from({ length: 20 }, (_, n) => ({
      bulletin: `Day ${n}`,
      occurrence: '2404',
    }))
    const { text } = missedNotice(desk, missed, true, 'm')
    expect(text).toContain('20 bulletins were missed')
    expect(text).toContain('Day 0 (2404)')
    expect(text).toContain('and 5 more')
    expect(missedNotice(open, missed, false, 'm').text).not.toContain('Day')
    expect(missedNotice(open, missed, true, 'm').channel).toBeNull()
  })
})

test('a message that was to tell of several is missed for all of them', () => {
  const { text } = troubleNotice(desk, row, 'The bulletin’s name', trouble, 9)
  expect(text).toContain('“The bulletin’s name” and 9 more were not posted in <#')
})
