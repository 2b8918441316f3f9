import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InterceptedRequest } from '../../src/playground/index.ts'
import { ids } from '../playground/openLocal.ts'
import type { Person } from './driver.ts'
import { openHouse, type House } from './house.ts'
import { findPart, textOfMessage } from './parts.ts'

/** Lists of members, which Discord gives to bots with the members intent alone. */
const isList = ({ method, path }: InterceptedRequest): boolean =>
  method === 'GET' && /\/(members|thread-members)$/.test(path)

describe('a private thread for a role, without the members intent', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(Date.UTC(2026, 10, 23, 12), {
      intercept: (request) =>
        isList(request)
          ? {
              outcome: { status: 403, body: { message: 'Missing Access', code: 50001 } },
            }
          : undefined,
    })
  })
  afterAll(() => house.close())

  const as = (name: string): Promise<Person> => house.driver().as(name, 'bridge')
  const secret = 'had no part in it'
  const incident = 'Hostage-taking on Deep Space 285'
  const role = `/guilds/${ids.guild}/members/${ids.sam}/roles/${ids.starfleet}`
  const threadIn = (words: string): string => /<#(\d+)>/.exec(words)?.[1] ?? ''
  const letterIn = async (who: Person) =>
    (await who.messages()).find(({ components }) => (components?.length ?? 0) > 0)

  test('tells nothing new to who came in by its mention and lost the role', async () => {
    const robin = await as('Robin')
    await robin.rest('PUT', role)
    const options = { incident, channel: ids.bridge, where: 'thread', role: ids.starfleet }
    const draft = await robin.command('briefing send', options)
    const sent = await robin.press(draft.message, 'Send')
    const old = threadIn(textOfMessage(sent.message))
    const sam = await (await as('Sam')).in(old)
    const before = JSON.stringify(await letterIn(sam))
    expect(before).toContain('briefing.acknowledge')
    await robin.rest('DELETE', role)

    const offer = await robin.command('briefing reveal')
    const chosen = await robin.select(offer.message, 'Reveal …', 'Account: Starfleet Intelligence')
    expect(textOfMessage(chosen.message)).toContain('It will go on in a new private thread')
    const told = await robin.press(chosen.message, 'Reveal')
    const [, fresh = ''] = /It goes on in <#(\d+)>/.exec(textOfMessage(told.message)) ?? []
    const ayla = await (await as('Ayla')).in(fresh)
    const letter = await letterIn(ayla)
    expect(textOfMessage(letter)).toContain(secret)

    // The old message is what it was; the new thread is to Sam what does not exist.
    expect(JSON.stringify(await letterIn(sam))).toBe(before)
    await expect((await as('Sam')).in(fresh).then((there) => there.messages())).rejects.toThrow(
      'Missing Access',
    )
    const aylaOnce = await ayla.in(old)
    const pointed = await aylaOnce.press(await letterIn(aylaOnce), 'Acknowledge')
    expect(textOfMessage(pointed.message)).toContain(`goes on in <#${fresh}>`)
    const read = await ayla.press(letter, 'Acknowledge')
    expect(textOfMessage(read.message)).toContain('Read by 1')
    expect(textOfMessage((await sam.press(await letterIn(sam), 'Acknowledge')).message)).toContain(
      'not open any more',
    )
    const held = JSON.stringify([await sam.messages(), await house.driver().state(ids.sam)])
    expect(held).not.toContain(secret)
    expect(held).not.toContain(fresh)
  })

  test('counts who acknowledges in it, and is closed, without a word from today’s lore', async () => {
    const robin = await as('Robin')
    await robin.rest('PUT', role)
    const options = { incident, channel: ids.bridge, where: 'thread', role: ids.starfleet }
    const draft = await robin.command('briefing send', options)
    const thread = threadIn(textOfMessage((await robin.press(draft.message, 'Send')).message))
    const sam = await (await as('Sam')).in(thread)
    const before = textOfMessage(await letterIn(sam))
    await robin.rest('DELETE', role)
    const offer = await robin.command('reveal part', { entry: incident, role: ids.starfleet })
    const label = 'Account: A later account of the incident'
    const chosen = await robin.select(offer.message, 'Reveal …', label)
    await robin.press(chosen.message, 'Reveal')
    const ayla = await (await as('Ayla')).in(thread)
    await ayla.press(await letterIn(ayla), 'Acknowledge')
    const counted = before.replace('Read by 0', 'Read by 1')
    expect(textOfMessage(await letterIn(sam))).toBe(counted)
    const open = await robin.command('briefing close')
    const id =
      findPart(await letterIn(sam), 'Acknowledge')
        .customId.split(':')
        .at(-1) ?? ''
    const closed = await robin.select(open.message, 'Close …', id)
    expect(textOfMessage(closed.message)).toContain(`The message in <#${thread}> says so.`)
    expect(`${textOfMessage(await letterIn(sam))}\nAcknowledge`).toBe(
      counted.replace('Read by', 'Closed · Read by'),
    )
  })
})
