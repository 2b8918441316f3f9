import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MessageFlags, type APIMessage } from 'discord-api-types/v10'
import { ids } from '../playground/openLocal.ts'
import type { Outcome, Person } from './driver.ts'
import { openHouse, type House } from './house.ts'
import { findPart, textOfMessage } from './parts.ts'

describe('a briefing in the local Discord', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(Date.UTC(2026, 10, 23, 12))
  })
  afterAll(() => house.close())

  const incident = 'Attack on Ohmallera'
  const as = (name: string): Promise<Person> => house.driver().as(name, 'bridge')
  const draft = async (gm: Person, options = {}): Promise<Outcome> =>
    gm.command('briefing send', { incident, channel: ids.bridge, ...options })
  const posted = async (): Promise<readonly APIMessage[]> => {
    const sam = await as('Sam')
    return (await sam.messages()).filter(
      ({ author, flags = 0 }) =>
        author.id === house.local().applicationId && !(flags & MessageFlags.Ephemeral),
    )
  }
  /** Drafts and sends; returns the message in the channel. */
  const send = async (gm: Person, options = {}): Promise<APIMessage | undefined> => {
    await gm.press((await draft(gm, options)).message, 'Send')
    return (await posted()).at(-1)
  }

  test('is seen by its GM first, edited in a form, and then sent', async () => {
    const before = (await posted()).length
    const robin = await as('Robin')
    const { message } = await draft(robin)
    expect(textOfMessage(message)).toContain(`**Preview**, as <#${ids.bridge}> will see it.`)
    const form = await robin.press(message, 'Edit')
    expect(form.modal?.title).toBe('Edit the briefing')
    const edited = await robin.submitModal(form, {
      'The line above it': 'CLASSIFIED: SENIOR STAFF',
      'Your own words to the readers': 'Read it before the session.',
    })
    expect(edited.message?.id).toBe(message?.id)
    expect(textOfMessage(edited.message)).toContain('CLASSIFIED: SENIOR STAFF')
    expect(await posted()).toHaveLength(before)

    const sent = await robin.press(message, 'Send')
    expect(textOfMessage(sent.message)).toContain(`Sent to <#${ids.bridge}>`)
    const [newest, ...more] = (await posted()).slice(before)
    expect(more).toEqual([])
    expect(textOfMessage(newest)).toContain('CLASSIFIED: SENIOR STAFF')
    expect(textOfMessage(newest)).toContain('Read it before the session.')
    expect(textOfMessage(newest)).toContain('Read by 0')
  })

  test('tells its readers nothing that players may not know', async () => {
    const message = await send(await as('Robin'), { incident: 'Hostage-taking on Deep Space 285' })
    expect(textOfMessage(message)).toContain('The Maquis Reborn took the hostages')
    expect(JSON.stringify(message)).not.toMatch(/Kav-Nhoo|syndicate/i)
  })

  test('is acknowledged by each reader once, and its GM sees by whom', async () => {
    const [robin, ayla, jonas] = await Promise.all([as('Robin'), as('Ayla'), as('Jonas')])
    const message = await send(robin)
    const first = await ayla.press(message, 'Acknowledge')
    expect(textOfMessage(first.message)).toContain('Read by 1')
    const again = await ayla.press(message, 'Acknowledge')
    expect(textOfMessage(again.message)).toContain('acknowledged this already')
    await jonas.press(message, 'Acknowledge')
    const there = (await posted()).find(({ id }) => id === message?.id)
    expect(textOfMessage(there)).toContain('Read by 2')

    const status = textOfMessage((await robin.command('briefing status')).message)
    expect(status).toContain('2 have read it')
    expect(status).toContain(`<@${ayla.userId}>`)
    expect(status).toContain(`<@${jonas.userId}>`)
  })

  test('for a role is counted against that role, and not taken from others', async () => {
    const message = await send(await as('Robin'), { role: ids.starfleet })
    expect(textOfMessage(message)).toContain('Read by 0 of 1')
    const refused = await (await as('Jonas')).press(message, 'Acknowledge')
    expect(textOfMessage(refused.message)).toContain('This briefing is for others')
    const taken = await (await as('Ayla')).press(message, 'Acknowledge')
    expect(textOfMessage(taken.message)).toContain('Read by 1 of 1')
  })

  test('reminds a player who has not acknowledged it', async () => {
    const message = await send(await as('Robin'), { banner: 'RED ALERT' })
    const sam = await as('Sam')
    const reminder = await sam.command('incident')
    expect(textOfMessage(reminder.message)).toMatch(/Acknowledge/i)
    await sam.press(message, 'Acknowledge')
    const after = await sam.command('incident')
    expect(textOfMessage(after.message).length).toBeLessThan(textOfMessage(reminder.message).length)
  })

  test('is sent once, however often Send is pressed, and never after Cancel', async () => {
    const robin = await as('Robin')
    const before = (await posted()).length
    const { message } = await draft(robin)
    await Promise.allSettled([robin.press(message, 'Send'), robin.press(message, 'Send')])
    expect(await posted()).toHaveLength(before + 1)
    const other = (await draft(robin)).message
    const cancelled = await robin.press(other, 'Cancel')
    expect(textOfMessage(cancelled.message)).toBe('Cancelled. Nothing was sent.')
    expect(await posted()).toHaveLength(before + 1)
  })

  test('cannot be sent by somebody who is no longer a GM', async () => {
    const robin = await as('Robin')
    const role = `/guilds/${ids.guild}/members/${ids.sam}/roles/${ids.gm}`
    await robin.rest('PUT', role)
    const sam = await as('Sam')
    const { message } = await draft(sam)
    await robin.rest('DELETE', role)
    const before = (await posted()).length
    const refused = await sam.press(message, 'Send')
    expect(textOfMessage(refused.message)).toMatch(/⚠️.*game master/)
    expect(await posted()).toHaveLength(before)
  })

  test('tells more once its GM reveals it, in the same message, and ends when it is closed', async () => {
    const robin = await as('Robin')
    const message = await send(robin, { incident: 'Hostage-taking on Deep Space 285' })
    const there = async () => (await posted()).find(({ id }) => id === message?.id)
    const offer = await robin.command('briefing reveal')
    const chosen = await robin.select(offer.message, 'Reveal …', 'Account: Starfleet Intelligence')
    const told = await robin.press(chosen.message, 'Reveal')
    expect(textOfMessage(told.message)).toContain('is up to date')
    expect(textOfMessage(await there())).toContain('had no part in it')
    expect(textOfMessage(await there())).not.toContain('hired')

    const open = await robin.command('briefing close')
    const briefing = findPart(message, 'Acknowledge').customId.split(':').at(-1) ?? ''
    await robin.select(open.message, 'Close …', briefing)
    expect(textOfMessage(await there())).toContain('Closed · Read by 0')
  })

  test('is acknowledged after a restart as before it', async () => {
    const message = await send(await as('Robin'))
    await house.restart()
    const read = await (await as('Ayla')).press(message, 'Acknowledge')
    expect(textOfMessage(read.message)).toContain('Read by 1')
  })

  test('reaches each reader in their inbox, and tells its GM who shut theirs', async () => {
    const robin = await as('Robin')
    const open = (dmsOpen: boolean) => house.openInbox(ids.jonas, dmsOpen)
    await open(false)
    const { message } = await draft(robin, {
      where: 'direct',
      user: ids.ayla,
      'second-user': ids.jonas,
    })
    const sent = await robin.press(message, 'Send')
    expect(textOfMessage(sent.message)).toContain('Sent to 1 of 2.')
    expect(textOfMessage(sent.message)).toContain(`Not reached: <@${ids.jonas}>`)
    const inbox = await house.inboxOf('Ayla')
    const [letter] = await inbox.messages()
    expect(textOfMessage(letter)).toContain(`## ${incident}`)
    const read = await inbox.press(letter, 'Acknowledge')
    expect(textOfMessage(read.message)).toContain('You have read this.')
    await open(true)
    const again = await robin.press(sent.message, 'Try again')
    expect(textOfMessage(again.message)).toContain('Sent to 2 inboxes.')
    const [other, ...more] = await (await house.inboxOf('Jonas')).messages()
    expect(more).toEqual([])
    await house.restart()
    const jonas = await house.inboxOf('Jonas')
    expect(textOfMessage((await jonas.press(other, 'Acknowledge')).message)).toContain('✔')
    const status = textOfMessage((await (await as('Robin')).command('briefing status')).message)
    expect(status).toContain('2 of 2 have read it')
  })

  test('in a private thread is there for its readers, and for nobody else', async () => {
    const robin = await as('Robin')
    const { message } = await draft(robin, { where: 'thread', role: ids.starfleet })
    const sent = textOfMessage((await robin.press(message, 'Send')).message)
    const thread = /Sent to <#(\d+)>/.exec(sent)?.[1] ?? ''
    const ayla = await (await as('Ayla')).in(thread)
    const [letter] = (await ayla.messages()).filter(({ components }) => components?.length !== 0)
    expect(textOfMessage(letter)).toContain('Read by 0 of 1')
    const jonas = await (await as('Jonas')).in(thread)
    await expect(jonas.messages()).rejects.toThrow('Missing Access')
    expect(textOfMessage((await (await as('Jonas')).command('incident')).message)).not.toContain(
      thread,
    )
    const read = await ayla.press(letter, 'Acknowledge')
    expect(textOfMessage(read.message)).toContain('Read by 1 of 1')
  })

  test('tells nothing new in a private thread to who lost the role', async () => {
    const role = `/guilds/${ids.guild}/members/${ids.sam}/roles/${ids.starfleet}`
    await (await as('Robin')).rest('PUT', role)
    // Who holds a role is asked once a minute.
    await house.restart()
    const robin = await as('Robin')
    const options = { where: 'thread', role: ids.starfleet }
    const draftOfIt = await draft(robin, {
      incident: 'Hostage-taking on Deep Space 285',
      ...options,
    })
    const sent = textOfMessage((await robin.press(draftOfIt.message, 'Send')).message)
    const thread = /Sent to <#(\d+)>/.exec(sent)?.[1] ?? ''
    const sam = await (await as('Sam')).in(thread)
    const ayla = await (await as('Ayla')).in(thread)
    const [letter] = (await ayla.messages()).filter(({ components }) => components?.length !== 0)
    await sam.press(letter, 'Acknowledge')
    await robin.rest('DELETE', role)
    const status = await robin.command('briefing status')
    const reminded = await robin.press(status.message, 'Remind those who have not')
    expect(textOfMessage(reminded.message)).toContain(
      `<@${ids.sam}> was taken out of the thread: no reader any more.`,
    )
    await expect(sam.messages()).rejects.toThrow('Missing Access')
    expect((await ayla.messages()).length).toBeGreaterThan(1)
  })

  test('brings its handouts along, and a thread for the talk below it', async () => {
    const robin = await as('Robin')
    const before = (await posted()).length
    const { message } = await draft(robin, {
      handout: 'To My Beloved: Heart of Ohmallera',
      'second-handout': 'Maquis Reborn',
      discussion: true,
    })
    await robin.press(message, 'Send')
    const [briefing, pages, ...more] = (await posted()).slice(before)
    expect(more).toEqual([])
    expect(pages?.attachments.map(({ filename }) => filename)).toEqual([
      'handout-1.md',
      'handout-2.png',
    ])
    const words = await fetch(pages?.attachments[0]?.url ?? '')
    expect(await words.text()).toMatch(/^# To My Beloved: Heart of Ohmallera\n/)
    expect(briefing?.thread?.name).toBe(incident)
  })
})
