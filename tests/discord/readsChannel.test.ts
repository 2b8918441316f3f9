import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Client } from 'discord.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readsChannel } from '../../src/discord/readsChannel.ts'
import { asId } from '../../src/lore/ids.ts'
import { drive, type Person } from '../e2e/driver.ts'
import { ids, logIn, openLocal, type OpenLocal } from '../playground/openLocal.ts'

let local: OpenLocal
let client: Client<true>
let robin: Person
beforeAll(async () => {
  local = await openLocal()
  client = await logIn(local.local)
  robin = await drive(local.local.url).as('Robin', 'bridge')
})
afterAll(async () => {
  await client.destroy()
  await local.close()
})

const { ViewChannel, ReadMessageHistory, Administrator } = PermissionFlagsBits

const reads = (channel: string, roles: readonly string[] = [], user: string = ids.sam): boolean =>
  readsChannel(client, asId(ids.guild), { user: asId(user), roles }, asId(channel))
/** Waits until the gateway has told of it. */
async function becomes(asked: () => boolean, wanted: boolean): Promise<void> {
  await expect.poll(asked).toBe(wanted)
}
const set = (channel: string, id: string, type: 0 | 1, change: object): Promise<unknown> =>
  robin.rest('PUT', `/channels/${channel}/permissions/${id}`, { type, ...change })
const unset = (channel: string, id: string): Promise<unknown> =>
  robin.rest('DELETE', `/channels/${channel}/permissions/${id}`)
const makeThread = async (name: string, type: 11 | 12): Promise<string> => {
  const made = await robin.rest('POST', `/channels/${ids.bridge}/threads`, { name, type })
  // Discord's channel object.
  return (made as { readonly id: string }).id
}

test('an open channel is read by everybody, a closed one by its roles and the owner', () => {
  expect(reads(ids.bridge)).toBe(true)
  expect(reads(ids.gmRoom)).toBe(false)
  expect(reads(ids.gmRoom, [ids.starfleet])).toBe(false)
  expect(reads(ids.gmRoom, [ids.gm])).toBe(true)
  const owner = client.guilds.cache.get(ids.guild)?.ownerId
  expect(reads(ids.gmRoom, [], owner)).toBe(true)
})

test('a channel that nobody knows, of another guild or deleted, is read by nobody', async () => {
  expect(reads('999')).toBe(false)
  expect(
    readsChannel(client, asId('998'), { user: asId(ids.sam), roles: [] }, asId(ids.bridge)),
  ).toBe(false)
  const made = await robin.rest('POST', `/guilds/${ids.guild}/channels`, { name: 'short-lived' })
  const { id } = made as { readonly id: string } // Discord's channel object
  await becomes(() => reads(id), true)
  await robin.rest('DELETE', `/channels/${id}`)
  await becomes(() => reads(id), false)
})

test('what is closed or opened to a role or to one member counts at once', async () => {
  const view = String(ViewChannel)
  await set(ids.gmRoom, ids.sam, 1, { allow: view })
  await becomes(() => reads(ids.gmRoom), true)
  expect(reads(ids.gmRoom, [], ids.jonas)).toBe(false)
  await unset(ids.gmRoom, ids.sam)
  await becomes(() => reads(ids.gmRoom), false)
  await set(ids.bridge, ids.starfleet, 0, { deny: view })
  await becomes(() => reads(ids.bridge, [ids.starfleet]), false)
  expect(reads(ids.bridge)).toBe(true)
  await unset(ids.bridge, ids.starfleet)
  await becomes(() => reads(ids.bridge, [ids.starfleet]), true)
})

test('who may see only what comes has not read what stands there', async () => {
  await set(ids.bridge, ids.guild, 0, { deny: String(ReadMessageHistory) })
  await becomes(() => reads(ids.bridge), false)
  expect(reads(ids.gmRoom, [ids.gm])).toBe(true)
  await unset(ids.bridge, ids.guild)
  await becomes(() => reads(ids.bridge), true)
})

test('an administrator reads every channel', async () => {
  const made = await robin.rest('POST', `/guilds/${ids.guild}/roles`, {
    name: 'admins',
    permissions: String(Administrator),
  })
  const { id } = made as { readonly id: string } // Discord's role object
  await becomes(() => reads(ids.gmRoom, [id]), true)
  expect(reads(ids.gmRoom)).toBe(false)
})

test('a public thread is read as its parent, and a private one by nobody', async () => {
  const open = await makeThread('talk', 11)
  const closed = await makeThread('whisper', 12)
  await expect.poll(() => client.channels.cache.has(closed)).toBe(true)
  expect(reads(open)).toBe(true)
  expect(reads(closed)).toBe(false)
  await set(ids.bridge, ids.guild, 0, { deny: String(ViewChannel) })
  await becomes(() => reads(open), false)
  await unset(ids.bridge, ids.guild)
})
