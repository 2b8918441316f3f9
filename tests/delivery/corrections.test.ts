import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import type { EntryDraft } from '../../src/lore/draft.ts'
import type { Claim } from '../../src/lore/entry.ts'
import { asId, type ChannelId, type UserId } from '../../src/lore/ids.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { day, draftCampaign, draftEntry, draftRule, guildA, place } from '../store/sampleDrafts.ts'
import { due, rehearse, type Rehearsal } from './rehearsal.ts'

const event = day('2388-02-22', gregorian.toDay({ year: 2388, month: 2, day: 22 }))
const desk = asId<ChannelId>('2009')
const secret = { ...everyone, level: 'gm' } as const
const claim = (text: string, visibility = everyone): Claim => ({
  text,
  by: 'a witness',
  source: '',
  date: null,
  status: 'claimed',
  visibility,
})

const told = (incident: Partial<EntryDraft> = {}) =>
  draftCampaign(
    [
      draftEntry('incident', { kind: 'incident', name: 'The Raid', date: event, ...incident }),
      draftEntry('outlet', { kind: 'outlet', masthead: 'The News' }),
    ],
    [draftRule('yearly', { dateline: '', headline: '{event} {{remembered}}' })],
  )

let play: Rehearsal
beforeEach(async () => {
  play = await rehearse({ draft: told(), place: { logChannel: desk } })
  await play.at(due)
})
afterEach(() => play.remove())

const gm = { user: asId<UserId>('900'), at: due }
const guild = () => play.store.guild(guildA)
let minutes = 1
/** Brings the lore to what a draft says, and lets a minute pass. */
async function change(incident: Partial<EntryDraft>): Promise<void> {
  const draft = told(incident)
  await guild().authoring.importCampaign(draft, { ...place, logChannel: desk }, gm)
  await play.at(due.add({ minutes: ++minutes }))
}
const held = () => guild().drafts.list(9, ['held'])

describe('a correction', () => {
  test('is proposed to the GMs when what a bulletin told has changed, and posted by none', async () => {
    await change({ claims: [claim('It was them.')] })
    expect(play.stage.messages).toHaveLength(1)
    const [notice, ...more] = play.stage.notices
    expect(more).toEqual([])
    expect(notice).toMatchObject({
      channel: '2009',
      draft: {
        content: {
          banner: 'CORRECTION',
          headline: 'Correction: The Raid {remembered}',
          story:
            'On 2404-02-22 we reported “The Raid {remembered}”. What is known of The Raid has changed since.',
        },
      },
    })
    expect(notice?.text).toContain('what this bulletin told in <#2001> has changed since')
    expect(await held()).toHaveLength(1)
  })

  test('is proposed once for each change, and not again after a skip', async () => {
    await change({ claims: [claim('It was them.')] })
    const [first] = await held()
    if (first === undefined) throw new Error('no correction')
    await guild().drafts.move(first.id, 'held', 'skipped', gm)
    await change({ claims: [claim('It was them.')], summary: 'Something else.' })
    expect(play.stage.notices).toHaveLength(1)
    await change({ claims: [claim('It was us.')] })
    expect(play.stage.notices).toHaveLength(2)
  })

  test('makes way for the next, when the same bulletin is overtaken again', async () => {
    await change({ claims: [claim('It was them.')] })
    await change({ claims: [claim('It was us.')] })
    expect(await held()).toHaveLength(1)
    expect(await guild().drafts.list(9, ['skipped'])).toHaveLength(1)
  })

  test('appears where the bulletin was printed, and leads to it', async () => {
    await change({ claims: [claim('It was them.')] })
    const [draft] = await held()
    const rule = draft === undefined ? null : await guild().bulletins.rule(draft.rule)
    if (draft === undefined || rule === null) throw new Error('no correction')
    const { occurrence, universeDay } = draft
    const at = due.add({ hours: 30 })
    const row = { rule: rule.id, guild: guildA, channel: asId<ChannelId>('2001'), missed: null }
    const rows = [{ ...row, occurrence, universeDay, dueAt: at }]
    await guild().drafts.move(draft.id, 'held', 'planned', gm, { rows })
    await play.at(at)
    expect(play.stage.messages.map(({ content }) => content.headline)).toEqual([
      'The Raid {remembered}',
      'Correction: The Raid {remembered}',
    ])
    const original = play.stage.messages[0]?.id
    expect(play.stage.messages[1]?.content.original).toEqual({
      channel: '2001',
      message: original,
    })
    // What was corrected is done with; the correction itself can be overtaken.
    await change({ claims: [claim('It was them.')], summary: 'Nothing that was told.' })
    expect(play.stage.notices).toHaveLength(1)
    await play.at(at.add({ minutes: 2 }))
    await guild().authoring.importCampaign(told(), { ...place, logChannel: desk }, gm)
    await play.at(at.add({ minutes: 4 }))
    expect(play.stage.notices).toHaveLength(2)
    expect(play.stage.notices[1]?.draft?.content?.headline).toBe(
      'Correction: The Raid {remembered}',
    )
  })

  test('is none for what the bulletin’s readers cannot see', async () => {
    await change({ claims: [claim('It was them.', secret)], summary: 'Not a part of the story.' })
    expect(play.stage.notices).toEqual([])
    expect(await held()).toEqual([])
  })

  test('is told of in the GMs’ channel alone when readers may know nothing of it any more', async () => {
    await change({ visibility: secret })
    expect(play.stage.messages).toHaveLength(1)
    expect(play.stage.notices).toMatchObject([{ channel: '2009', draft: { content: null } }])
    expect(play.stage.notices[0]?.text).toContain('its readers may not know any more')
  })

  test('is told of after a death in between, once', async () => {
    const { tell } = play.stage
    Object.assign(play.stage, { tell: async () => ({ kind: 'unknown', reason: 'reset' }) })
    await change({ claims: [claim('It was them.')] })
    Object.assign(play.stage, { tell })
    await play.at(due.add({ minutes: ++minutes }))
    await play.at(due.add({ minutes: ++minutes }))
    expect(play.stage.notices).toHaveLength(1)
  })
})
