import { DiscordAPIError } from '@discordjs/rest'
import { expect, test } from 'vitest'
import { createThreadTools } from '../../src/discord/threadTools.ts'
import { asId, type ChannelId, type UserId } from '../../src/lore/ids.ts'

const thread = asId<ChannelId>('70001')
const user = asId<UserId>('901')
const refusal = (code: number, status: number): DiscordAPIError =>
  new DiscordAPIError({ message: 'No.', code }, code, status, 'GET', '/', {
    body: undefined,
    files: undefined,
  })
const answering = (answer: (query: string) => unknown) => {
  const request = async (_: string, given?: { readonly query?: URLSearchParams }) =>
    answer(given?.query?.get('after') ?? '')
  return createThreadTools({ get: request, delete: request })
}
const refusing = (code: number, status: number) =>
  answering(() => {
    throw refusal(code, status)
  })

test('all members of a thread are listed, page by page', async () => {
  const page = Array.from({ length: 100 }, (_, at) => ({ user_id: String(1000 + at) }))
  const last = { user_id: '1100', member: { roles: ['7'], user: { id: '1100', bot: true } } }
  const members = await answering((after) => (after === '0' ? page : [last])).inThread(thread)
  expect(members).toHaveLength(101)
  expect(members?.[0]).toEqual({ user: '1000', bot: false, roles: null })
  expect(members?.at(-1)).toEqual({ user: '1100', bot: true, roles: ['7'] })
})

test('without the members intent nobody is listed', async () => {
  expect(await refusing(50001, 403).inThread(thread)).toBeNull()
})

test('in a thread that is gone there is nobody', async () => {
  const { inThread, dismiss } = refusing(10003, 404)
  expect(await inThread(thread)).toEqual([])
  await dismiss(thread, user)
})

test('who cannot be taken out is named with what helps', async () => {
  await expect(refusing(50013, 403).dismiss(thread, user)).rejects.toThrow(
    /<@901> is in <#70001>.*allow me View Channel and Manage Threads/,
  )
  await expect(refusing(50083, 400).dismiss(thread, user)).rejects.toThrow('write something in it')
  await expect(refusing(0, 500).dismiss(thread, user)).rejects.toThrow(DiscordAPIError)
})
