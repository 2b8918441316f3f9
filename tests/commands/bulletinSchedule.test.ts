import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gregorian } from '../../src/calendar/gregorian.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { author, day, draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { gm, player, type Given } from './interactions.ts'
import { openTable, type Table } from './table.ts'

const event = day('2388-03-05', gregorian.toDay({ year: 2388, month: 3, day: 5 }))
const secret = { ...everyone, level: 'gm' } as const

let table: Table
beforeEach(async () => {
  table = await openTable(
    draftCampaign(
      [
        draftEntry('raid', { kind: 'incident', name: 'The Raid', date: event }),
        draftEntry('vague', { kind: 'incident', name: 'The Vague' }),
        draftEntry('gazette', { kind: 'outlet', name: 'The Gazette', masthead: 'THE GAZETTE' }),
        draftEntry('letter', { kind: 'document', name: 'A Letter' }),
        draftEntry('spy', { kind: 'person', name: 'Orlan Vey', visibility: secret }),
      ],
      [draftRule('yearly', { name: 'Raid remembered', of: 'raid', outlet: 'gazette' })],
    ),
  )
})
afterEach(() => table.close())

const texts = { headline: 'A stroke of luck', dateline: 'Here', body: 'It was found on {today}.' }
const deskRules = async () =>
  (await table.guild.bulletins.rules()).filter(({ source }) => source === 'desk')

/** Calls the command and sends its form back; the page that comes of it. */
async function write(options: Given, fields: Given = texts) {
  const form = await table.call(gm, 'bulletin schedule', options)
  const { data } = form.response as { readonly data: { readonly custom_id?: string } } // a modal
  if (data.custom_id === undefined) throw new Error(form.text)
  return table.submit(gm, data.custom_id, fields)
}
const schedule = async (options: Given) => {
  const page = await write(options)
  return table.press(gm, page.button('Schedule'))
}

const move = async (given: Given) => {
  const preview = await table.call(gm, 'campaign clock', given)
  return table.press(gm, preview.button('Apply'))
}

describe('/bulletin schedule', () => {
  test('shows everything before it plans anything, then posts on its day', async () => {
    const page = await write({
      when: '2404-04-01',
      at: '18:30',
      about: 'The Raid',
      attach: 'A Letter',
    })
    expect(page.text).toContain('as <#2001> will see it. Nothing is planned yet.')
    expect(page.text).toContain('-# Outlet: The Gazette · once, on 2404-04-01, at 18:30 · UTC')
    expect(page.text).toMatch(/-# 2404-04-01 · <t:1775068200:F>/)
    expect(page.text).toContain('It was found on 2404-04-01.')
    expect(page.buttons).toEqual(['Schedule', 'Edit', 'Cancel'])
    expect(await deskRules()).toEqual([])
    const done = await table.press(gm, page.button('Schedule'))
    expect(done.text).toContain('Scheduled: “A stroke of luck”, next 2404-04-01')
    expect(await deskRules()).toMatchObject([
      { name: 'A stroke of luck', schedule: { kind: 'dated', at: '18:30' } },
    ])
    expect((await table.press(gm, page.button('Schedule'))).text).toContain('That draft is gone')
    expect(await deskRules()).toHaveLength(1)
    expect((await table.call(gm, 'bulletin list')).text).toContain('A stroke of luck')
  })

  test('takes real times, and news that waits for nothing', async () => {
    const later = await write({ real: '2026-03-02 09:00' })
    expect(later.text).toContain('once, on the real date 2026-03-02, at 09:00')
    const now = await write({})
    expect(now.text).toContain('at once')
    const done = await table.press(gm, now.button('Publish now'))
    expect(done.text).toContain('“A stroke of luck” goes to <#2001> now.')
    expect(await deskRules()).toMatchObject([
      { schedule: { kind: 'breaking', atMs: table.now.epochMilliseconds } },
    ])
  })

  test.each([
    [{ repeat: 'days', every: '10', when: '2404-03-10' }, 'every 10 days from 2404-03-10'],
    [{ repeat: 'week', when: '2404-03-10' }, 'every Wednesday, from 2404-03-10'],
    [{ repeat: 'month', when: '2404-03-10', until: '2405-01-01' }, 'on the tenth of each month'],
    [{ repeat: 'year', when: '2404-03-10' }, 'every year on 10 March'],
    [{ repeat: 'anniversary', about: 'The Raid' }, 'every year on the day of the incident'],
  ])('repeats as %o', async (options: Given, words) => {
    const page = await write(options)
    expect(page.text).toContain(words)
    expect(page.text.match(/-# 240\d-\d\d-\d\d · <t:/g)).toHaveLength(3)
  })

  test.each([
    [{ when: '2404' }, 'is not a single day'],
    [{ when: 'tomorrow' }, 'is not a date'],
    [{ when: '2404-03-10', at: '25:00' }, 'is no time of day'],
    [{ when: '2404-03-10', real: '2027-03-01 18:00' }, 'not both'],
    [{ real: '2027-02-30 18:00' }, 'is no real date and time'],
    [{ real: '2027-03-01' }, 'is no real date and time'],
    [{ repeat: 'week' }, 'Name the first day'],
    [{ repeat: 'days', when: '2404-03-10' }, 'Say every how many days'],
    [{ repeat: 'anniversary', about: 'The Vague' }, 'Choose an incident that has an exact day'],
    [{ when: '2404-03-10', until: '2404-04-01' }, '`until` ends what repeats'],
    [{ repeat: 'week', when: '2404-03-10', until: '2404-03-01' }, 'before the first day'],
    [{ at: '18:30' }, '`at` is a time on a day: name that day as `when`'],
    [{ at: '18:30', when: 'now' }, '`at` is a time on a day'],
    [{ repeat: 'week', every: '2', when: '2404-03-10' }, 'for every 2 weeks write `every:14`'],
    [{ repeat: 'once', every: '2', when: '2404-03-10' }, '`every` is for what comes again'],
    [{ repeat: 'month', every: '2', when: '2404-03-10' }, 'goes with no other `repeat`'],
    [{ repeat: 'anniversary', every: '2', about: 'The Raid' }, 'goes with no other `repeat`'],
    [{ real: '2027-03-01 18:00', at: '19:00' }, 'Is it to come at 18:00 or at 19:00?'],
    [{ about: 'the riad' }, 'There is no incident “the riad”. Did you mean The Raid?'],
    [{ outlet: 'raid' }, 'There is no outlet “raid”.'],
  ])('says what is wrong with %o', async (options: Given, words) => {
    expect((await table.call(gm, 'bulletin schedule', options)).text).toContain(words)
  })

  test('keeps what was written while something is to be mended', async () => {
    const about = { when: '2404-04-01', about: 'The Raid' }
    const page = await write(about, { ...texts, body: 'The {evnt} {today' })
    expect(page.text).toContain('Story: there is no field {evnt}. Did you mean {event}?')
    expect(page.text).toContain('Story: a lone {')
    expect(page.buttons).toEqual(['Edit', 'Cancel'])
    const form = await table.press(gm, page.button('Edit'))
    expect(JSON.stringify(form.response)).toContain('The {evnt} {today')
    const id = page.button('Edit').replace('rewrite', 'rewritten')
    const mended = await table.submit(gm, id, texts)
    expect(mended.updates).toBe(true)
    expect(mended.buttons).toContain('Schedule')
  })

  test('refuses fields that nothing would fill in', async () => {
    const page = await write({ when: '2404-04-01' }, { ...texts, dateline: '{place}' })
    expect(page.text).toContain('Dateline: nothing fills {place} in here. The fields are {today}')
  })

  test('plans nothing when it is cancelled', async () => {
    const page = await write({ when: '2404-04-01' })
    expect((await table.press(gm, page.button('Cancel'))).text).toContain('Nothing was planned.')
    expect((await table.press(gm, page.button('Schedule'))).text).toContain('That draft is gone')
    expect(await deskRules()).toEqual([])
  })

  test('says what readers would learn, what holds it back, and that a day is over', async () => {
    const telling = await write({ when: '2404-04-01' }, { ...texts, body: 'Orlan Vey did it.' })
    expect(telling.text).toContain('⚠️ Its readers may not know of Orlan Vey')
    const about = { when: '2404-04-01', about: 'The Raid' }
    const lacking = await write(about, { ...texts, dateline: '{place}' })
    expect(lacking.text).toContain('As things stand it cannot be posted.')
    const over = await write({ when: '2404-02-01' })
    expect(over.text).toContain('⚠️ Its time is over.')
    expect(over.buttons).toEqual(['Edit', 'Cancel'])
  })

  test('can ask for approval', async () => {
    const done = await schedule({ when: '2404-04-01', approval: 'required' })
    expect(done.text).toContain('Its draft comes to the GMs first.')
    expect(await deskRules()).toMatchObject([{ approval: 'required' }])
  })

  test('asks about breaking news at once, with no hours before it', async () => {
    const page = await write({ approval: 'required' })
    expect(page.text).toContain('-# A GM approves it: its draft comes at once')
    expect(page.text).not.toContain('hours before')
  })

  test('is for GMs', async () => {
    expect((await table.call(player, 'bulletin schedule')).text).toContain('Only game masters')
    const page = await write({ when: '2404-04-01' })
    for (const label of page.buttons)
      expect((await table.press(player, page.button(label))).text).toContain('Only game masters')
    expect(await deskRules()).toEqual([])
  })
})

describe('a time of day that a day has not, or twice', () => {
  test.each([
    [
      '2404-03-08',
      '02:30',
      '2026-03-08T07:00:00Z',
      '(the clocks skip its time that day: it comes as they resume)',
    ],
    [
      '2404-11-01',
      '01:30',
      '2026-11-01T05:30:00Z',
      '(the clocks show its time twice that day: the first counts)',
    ],
  ])('is told of %s, %s, in New York', async (when, at, due, words) => {
    await table.guild.authoring.configure({ zone: 'America/New_York' }, author())
    const page = await write({ when, at })
    expect(page.text).toContain(`-# ${when} · <t:${Date.parse(due) / 1000}:F> ${words}`)
    await table.press(gm, page.button('Schedule'))
    const preview = await table.call(gm, 'bulletin preview', { bulletin: 'A stroke of luck' })
    expect(preview.text).toContain(words)
    const plain = await write({ when, at: '12:00' })
    expect(plain.text).toMatch(new RegExp(`-# ${when} · <t:\\d+:F>(\n|$)`))
  })

  test('is told of a day that is shorter than ours', async () => {
    await move({ mode: 'linear', rate: '7', day: '2404-03-01', real: '2026-03-01 12:00' })
    const page = await write({ when: '2404-03-03', at: '12:00' })
    expect(page.text).toMatch(
      /-# 2404-03-03 · <t:\d+:F> \(its day lacks that time: it comes as the day begins\)/,
    )
  })
})

describe('under a clock that a GM moves', () => {
  test.each([
    ['manual', { when: '2404-04-01', at: '18:30' }, '2404-04-01'],
    ['manual', { when: '2404-04-01', approval: 'required' }, '2404-04-01'],
    ['paused', { repeat: 'week', when: '2404-03-10' }, '2404-03-10'],
    ['manual', { repeat: 'anniversary', about: 'The Raid' }, '2404-03-05'],
  ])('(%s) %o is offered as its day passes', async (mode, options: Given, first) => {
    await move({ mode })
    const page = await write(options)
    expect(page.text).toContain(`-# ${first} · offered to you when the clock passes that day`)
    expect(page.text).toContain(`It was found on ${first}.`)
    expect(page.text).not.toMatch(/⚠️|approves/)
    const done = await table.press(gm, page.button('Schedule'))
    expect(done.text).toBe(
      `Scheduled: “A stroke of luck”. It is offered to you when the clock passes ${first}.`,
    )
    const list = await table.call(gm, 'bulletin list')
    expect(list.text).toContain(`**A stroke of luck**\n-# ${first} · offered to you`)
    const passed = await move({ day: first })
    await table.press(gm, ...passed.choice('Publish now …', `${first}: A stroke of luck`))
    expect(await table.guild.bulletins.deliveries(9)).toMatchObject([{ state: 'due' }])
  })

  test('a bulletin is previewed and published ahead of its day, and then not offered', async () => {
    await schedule({ when: '2404-04-01' })
    await move({ mode: 'manual' })
    const luck = { bulletin: 'A stroke of luck' }
    const preview = await table.call(gm, 'bulletin preview', luck)
    expect(preview.text).toContain('-# 2404-04-01 · offered to you when the clock passes that day')
    expect(preview.text).toContain('It was found on 2404-04-01.')
    const asked = await table.call(gm, 'bulletin post', luck)
    const posted = await table.press(gm, asked.button('Post it now'))
    expect(posted.text).toContain('“A stroke of luck” goes to <#2001> now.')
    expect((await table.press(gm, asked.button('Post it now'))).text).toContain('posted already')
    const passed = await move({ day: '2404-04-01' })
    const offered = passed.choices('Publish now …')
    expect(offered).toEqual(['2404-03-05: Raid remembered'])
  })

  test('says who decides, where the next one is to be edited or skipped', async () => {
    await move({ mode: 'manual' })
    for (const command of ['bulletin edit', 'bulletin skip'])
      expect((await table.call(gm, command)).text).toContain(
        'it is offered to you when the clock passes 2404-03-05, and you publish it then or leave it',
      )
  })

  test('a cancellation names what will not be offered', async () => {
    await schedule({ repeat: 'week', when: '2404-03-10' })
    await move({ mode: 'manual' })
    const asked = await table.call(gm, 'bulletin cancel')
    expect(asked.text).toContain('- not offered: 2404-03-10')
    expect(asked.text).toContain('- and all after that')
  })
})

describe('/bulletin cancel', () => {
  test('says what it leaves out, ends the bulletin, and takes that back', async () => {
    await schedule({ repeat: 'week', when: '2404-03-10' })
    const asked = await table.call(gm, 'bulletin cancel')
    expect(asked.text).toContain('**Cancel “A stroke of luck” altogether?**')
    expect(asked.text).toContain('- not posted: 2404-03-10')
    expect(asked.text).toContain('- and all after that')
    expect(await deskRules()).toHaveLength(1)
    const done = await table.press(gm, asked.button('Cancel the bulletin'))
    expect(done.text).toContain('Cancelled: “A stroke of luck”.')
    expect(await deskRules()).toEqual([])
    expect((await table.press(gm, asked.button('Cancel the bulletin'))).text).toContain('is gone')
    const back = await table.press(gm, done.button('Undo'))
    expect(back.text).toContain('is in force again')
    expect(await deskRules()).toHaveLength(1)
    expect((await table.press(gm, done.button('Undo'))).text).toContain('is gone')
  })

  test('sends those who want a file’s bulletin ended to the file', async () => {
    const answer = await table.call(gm, 'bulletin cancel', { bulletin: 'raid' })
    expect(answer.text).toContain('comes from the file `yearly.md`')
    expect((await table.call(gm, 'bulletin cancel')).text).toContain('No bulletin was made with')
    await table.guild.desk.cancel((await table.guild.bulletins.rules())[0]?.id ?? never(), author())
    expect(await table.guild.bulletins.rules()).toHaveLength(1)
  })

  test('keeps it when asked to', async () => {
    const done = await schedule({ when: '2404-04-01' })
    const asked = await table.press(gm, done.button('Cancel it …'))
    expect(asked.updates).toBe(true)
    expect((await table.press(gm, asked.button('Keep it'))).text).toContain('It stays')
    expect(await deskRules()).toHaveLength(1)
  })
})

const never = (): never => {
  throw new Error('no rule')
}
