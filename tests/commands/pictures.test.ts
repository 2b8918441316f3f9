import { MessageFlags, type APIInteractionResponse } from 'discord-api-types/v10'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { partsOf } from '../discord/messageParts.ts'
import { day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { gm, player, type Person } from './interactions.ts'
import { openTable, type Table } from './table.ts'

const gmsOnly = { ...everyone, level: 'gm' } as const

const long = 'A paragraph that goes on for a while, so that there is another page. '.repeat(60)
const picture = { file: 'images/badge-of-shame.jpg', alt: 'A bent coin', visibility: everyone }
const campaign = draftCampaign([
  draftEntry('Coiners', {
    kind: 'faction',
    image: picture,
    sections: [{ heading: '', body: long, visibility: everyone }],
  }),
  draftEntry('Masked', { kind: 'faction', image: { ...picture, visibility: gmsOnly } }),
  draftEntry('Unseen', { kind: 'faction' }),
])

let table: Table
beforeEach(async () => {
  table = await openTable(campaign)
})
afterEach(() => table.close())

const faction = (who: Person, name: string) => table.call(who, 'faction', { name })
const bodyOf = (response: APIInteractionResponse) =>
  'data' in response && response.data !== undefined && 'attachments' in response.data
    ? response.data.attachments
    : undefined
const thumbnails = (components: readonly unknown[]) =>
  partsOf(components).flatMap((part) => ('media' in part ? [part] : []))

describe('an entry with a picture', () => {
  test('shows it beside its head, described, under a name that tells nothing', async () => {
    const card = await faction(player, 'Coiners')
    expect(card.text).toMatch(/^## Coiners\n/)
    expect(thumbnails(card.components)).toMatchObject([
      { media: { url: 'attachment://picture.jpg' }, description: 'A bent coin' },
    ])
    expect(bodyOf(card.response)).toEqual([
      { id: '0', filename: 'picture.jpg', description: 'A bent coin' },
    ])
    expect(card.files.map(({ data }) => new TextDecoder().decode(data))).toEqual([
      `${campaign.settings.slug}/images/badge-of-shame.jpg`,
    ])
    expect(JSON.stringify(card.response)).not.toContain('shame')
  })

  test('keeps it when a page is turned, and drops it with the next entry', async () => {
    const card = await faction(player, 'Coiners')
    const turned = await table.press(player, card.button('Read on ▶'))
    expect(turned.updates).toBe(true)
    expect(turned.files).toHaveLength(1)
    const [entry] = await table.type(player, 'lore', 'entry', 'Unseen')
    const next = await table.press(player, 'v1:lore.open', [entry?.value ?? ''])
    expect(next.files).toEqual([])
    expect(bodyOf(next.response)).toEqual([])
  })

  test('shows it in the preview of what it prints, as its channel will see it', async () => {
    const [outlet, event] = [
      draftEntry('Gazette', { kind: 'outlet', image: picture }),
      draftEntry('Raid', {
        kind: 'incident',
        date: day('2388-03-05', gregorian.toDay({ year: 2388, month: 3, day: 5 })),
      }),
    ]
    const rule = draftRule('yearly', { of: 'Raid', outlet: 'Gazette', dateline: '' })
    const own = await openTable(draftCampaign([outlet, event], [rule]))
    const preview = await own.call(gm, 'bulletin preview')
    expect(thumbnails(preview.components)).toMatchObject([{ description: 'A bent coin' }])
    expect(preview.files).toHaveLength(1)
    const words = { headline: 'A raid', dateline: '', body: 'Once more.' }
    const form = await own.call(gm, 'bulletin schedule', { when: '2404-04-01' })
    const { data } = form.response as { readonly data: { readonly custom_id: string } } // a modal
    const page = await own.submit(gm, data.custom_id, words)
    expect(page.files).toHaveLength(1)
    const done = await own.press(gm, page.button('Schedule'))
    expect(done.files).toEqual([])
    expect(bodyOf(done.response)).toEqual([])
    await own.close()
  })

  test('shows it to everyone when it is shared', async () => {
    const shared = await table.press(
      player,
      (await faction(player, 'Coiners')).button('Share here'),
    )
    expect(shared.ephemeral).toBe(false)
    expect(shared.files).toHaveLength(1)
    expect(shared.response).toMatchObject({ data: { flags: MessageFlags.IsComponentsV2 } })
  })

  test('is the same without it when the picture cannot be read', async () => {
    const whole = await faction(player, 'Coiners')
    table.missingPictures.add(picture.file)
    const card = await faction(player, 'Coiners')
    expect(thumbnails(card.components)).toEqual([])
    expect(card.files).toEqual([])
    expect(bodyOf(card.response)).toBeUndefined()
    expect(card.text).toBe(whole.text)
    table.missingPictures.clear()
    expect((await faction(player, 'Coiners')).response).toEqual(whole.response)
  })
})

describe('a picture that only GMs may see', () => {
  test('leaves no trace in what a player is sent', async () => {
    const masked = await faction(player, 'Masked')
    const unseen = await faction(player, 'Unseen')
    expect(bodyOf(masked.response)).toBeUndefined()
    expect(masked.files).toEqual([])
    expect(withoutIds(masked.response).replaceAll('Masked', 'Unseen')).toBe(
      withoutIds(unseen.response),
    )
  })

  test('is shown to a GM with a word that it is hidden, and is left out when shared', async () => {
    const card = await faction(gm, 'Masked')
    expect(card.files).toHaveLength(1)
    expect(card.text).toContain('🔒 picture hidden from players')
    const shared = await table.press(gm, card.button('Share here'))
    expect(shared.files).toEqual([])
    expect(shared.text).not.toContain('🔒')
    expect(thumbnails(shared.components)).toEqual([])
  })
})

const withoutIds = (response: APIInteractionResponse): string =>
  JSON.stringify(response).replaceAll(/\b[a-z0-9]{24}\b/g, '#')
