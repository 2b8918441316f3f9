import { createRequire } from 'node:module'
import * as imported from '@discordjs/rest'
import { expect, test } from 'vitest'
import { isRefusal } from '../../src/discord/refusal.ts'

/** What discord.js itself loads: the same client as CommonJS. */
const required = createRequire(import.meta.url)('@discordjs/rest') as typeof imported

test.for([
  ['our own client', imported],
  ['discord.js', required],
] as const)(
  'an answer of Discord’s is known as one when it comes from %s',
  ([, { DiscordAPIError }]) => {
    const body = { message: 'Missing Access', code: 50_001 }
    const sent = { body: undefined, files: undefined }
    expect(isRefusal(new DiscordAPIError(body, 50_001, 403, 'GET', '/', sent))).toBe(true)
  },
)

test('what never reached Discord is no answer of its', () => {
  for (const error of [new TypeError('fetch failed'), 'DiscordAPIError', null])
    expect(isRefusal(error)).toBe(false)
})
