import {
  InteractionResponseType,
  MessageFlags,
  type APIInteraction,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { command, type Command } from '../../src/discord/command.ts'
import { text } from '../../src/discord/components.ts'
import { createDispatcher } from '../../src/discord/dispatch.ts'
import { message, publicMessage, update } from '../../src/discord/reply.ts'
import { UserError } from '../../src/errors.ts'
import { called, gm, player, pressed, submitted, typing } from '../commands/interactions.ts'
import { listLog, type LogLine } from '../commands/listLog.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { expectDiscordTakes } from './discordTakes.ts'
import { textOf } from './messageParts.ts'

let database: TemporaryStore
beforeAll(async () => {
  database = await temporaryStore()
})
afterAll(() => database.remove())

/** Waits until the test lets it answer. */
let finish: () => void = () => {}
const slowly = async <T>(reply: T): Promise<T> => {
  await new Promise<void>((resolve) => (finish = resolve))
  return reply
}
const form = {
  kind: 'modal',
  id: 'v1:trial.form',
  title: 'A form',
  fields: [{ id: 'name', label: 'Name', long: false, required: true, value: '', most: 40 }],
} as const

const trial = command({
  data: {
    name: 'trial',
    description: 'Tries the dispatcher',
    options: [
      { name: 'text', description: 'Text', kind: 'string', required: true, autocomplete: true },
      { name: 'count', description: 'Number', kind: 'integer' },
    ],
  },
  for: 'anyone',
  autocomplete: {
    text: (typed) => {
      if (typed === 'fail') throw new Error('a fault')
      const long = '👩‍👩‍👧‍👦'.repeat(100)
      return Array.from({ length: 30 }, (_, at) => ({ name: `${typed}${long}`, value: String(at) }))
    },
  },
  run: ({ text: words }) => {
    if (words === 'fail') throw new Error('a fault with a secret')
    if (words === 'refuse') throw new UserError('Not like this.')
    if (words === 'long') return message(text('x'.repeat(4001)))
    if (words === 'locked') throw new Error('locked')
    return message(text(words))
  },
  components: {
    'trial.slow': () => slowly(update(text('late'))),
    'trial.slowPublic': () => slowly(publicMessage(text('for all'))),
    'trial.slowForm': () => slowly(form),
    'trial.form': ({ fields }) =>
      fields['name'] === undefined ? form : update(text(`You are ${fields['name']}.`)),
  },
})
const forGms: Command = command({
  data: { name: 'gms', description: 'For GMs' },
  for: 'setup',
  run: () => message(text('welcome')),
  components: { 'gms.press': () => update(text('pressed')) },
})

let log: LogLine[]
let answers: APIInteractionResponse[]
let edits: APIInteractionResponseCallbackData[]
/** Called back when the time is up. */
let timers: { readonly ms: number; readonly ring: () => void; cancelled: boolean }[]
beforeEach(() => {
  log = []
  answers = []
  edits = []
  timers = []
})

function send(interaction: APIInteraction, deaf = false): Promise<void> {
  const dispatch = createDispatcher({
    commands: [trial, forGms],
    sources: {
      store: database.store,
      now: () => Temporal.Instant.from('2026-03-01T12:00:00Z'),
      roleNames: () => null,
      commandId: async () => null,
      mayRead: () => false,
      roleSize: async () => null,
      roster: async () => null,
      memberRoles: async () => null,
      gmTools: () => {
        throw new Error('nobody needs them here')
      },
    },
    readPicture: async () => null,
    log: listLog(log),
    explain: (error) =>
      error instanceof Error && error.message === 'locked' ? 'The database is busy.' : null,
    newErrorId: () => 'E42',
    after: (ms, ring) => {
      const timer = { ms, ring, cancelled: false }
      timers.push(timer)
      return () => (timer.cancelled = true)
    },
  })
  return dispatch(interaction, {
    respond: async (response) => {
      if (deaf) throw new Error('Unknown interaction')
      expectDiscordTakes(response)
      answers.push(response)
    },
    edit: async (body) => void edits.push(body),
  })
}

const wordsOf = (body: { readonly components?: readonly unknown[] | undefined }): string =>
  textOf(body.components ?? [])
const answerText = (): string => {
  const [answer] = answers
  if (answers.length !== 1 || answer === undefined || !('data' in answer))
    throw new Error('no answer')
  return wordsOf((answer.data ?? {}) as { readonly components?: readonly unknown[] })
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Presses a button whose answer takes longer than Discord waits, and lets it answer then. */
async function sendLate(id: string): Promise<void> {
  const sending = send(pressed(player, id))
  await settled()
  timers.at(-1)?.ring()
  await settled()
  finish()
  await sending
}

describe('an answer', () => {
  test('is given at once, for the user alone, mentioning nobody', async () => {
    await send(called(player, 'trial', { text: 'hello' }))
    expect(answers).toMatchObject([
      {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: {
          flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
          allowed_mentions: { parse: [] },
        },
      },
    ])
    expect(timers).toMatchObject([{ ms: 1500, cancelled: true }])
  })

  test('that takes its time is promised after 1.5 s and given when it is there', async () => {
    await sendLate('v1:trial.slow')
    expect(answers).toEqual([
      {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      },
    ])
    expect(edits.map(wordsOf)).toEqual(['late'])
  })

  test('that comes late and is a form, or for the channel, is asked for again', async () => {
    await sendLate('v1:trial.slowForm')
    await sendLate('v1:trial.slowPublic')
    expect(edits.map(wordsOf)).toEqual(
      Array(2).fill('⚠️ That took too long. Please press it again.'),
    )
  })

  test('that Discord takes no more is logged in one line', async () => {
    await send(called(player, 'trial', { text: 'hello' }), true)
    expect(log).toMatchObject([{ level: 'warn', message: 'an answer did not reach Discord' }])
  })
})

describe('a failure', () => {
  test('shows an id that is also in the log, and nothing of the fault', async () => {
    await send(called(player, 'trial', { text: 'fail' }))
    expect(answerText()).toContain('logged as `E42`')
    expect(answerText()).not.toContain('secret')
    expect(log).toMatchObject([{ level: 'error', fields: { id: 'E42' } }])
    expect(log[0]?.fields['error']).toContain('a fault with a secret')
  })

  test('that was expected is told in its own words and not logged', async () => {
    await send(called(player, 'trial', { text: 'refuse' }))
    expect(answerText()).toBe('⚠️ Not like this.')
    expect(log).toEqual([])
  })

  test('of the database is told kindly', async () => {
    await send(called(player, 'trial', { text: 'locked' }))
    expect(answerText()).toBe('⚠️ The database is busy.')
  })

  test('to keep within a message becomes an id as well', async () => {
    await send(called(player, 'trial', { text: 'long' }))
    expect(answerText()).toContain('`E42`')
    expect(log[0]?.fields['error']).toContain('4001 characters')
  })
})

describe('what is not known', () => {
  test('is answered kindly: a command, a button, an older form of a command', async () => {
    const cases: readonly (readonly [APIInteraction, string])[] = [
      [called(player, 'gone'), 'This command is not known any more.'],
      [pressed(player, 'v1:gone'), 'This button belongs to an older version.'],
      [pressed(player, 'anything'), 'This button belongs to an older version.'],
      [pressed(player, 'v1:constructor'), 'This button belongs to an older version.'],
      [submitted(player, 'v0:old', {}), 'This button belongs to an older version.'],
      [called(player, 'trial'), 'This command has changed.'],
      [called(player, 'trial constructor'), 'This command has changed.'],
      [called(player, 'trial', { text: 'a', count: 'many' }), 'This command has changed.'],
    ]
    for (const [interaction, words] of cases) {
      answers = []
      await send(interaction)
      expect(answerText()).toContain(words)
    }
    expect(log).toEqual([])
  })

  test('is every place but a server’s channels', async () => {
    const { guild_id: _, ...elsewhere } = called(player, 'trial', { text: 'hello' })
    await send(elsewhere)
    expect(answerText()).toContain('in a server’s channels only')
  })
})

describe('an autocompletion', () => {
  const choices = () => {
    const [answer] = answers
    return answer?.type === InteractionResponseType.ApplicationCommandAutocompleteResult
      ? (answer.data.choices ?? [])
      : null
  }

  test('is cut to what Discord takes', async () => {
    await send(typing(player, 'trial', 'text', 'a'))
    expect(choices()).toHaveLength(25)
  })

  test('never fails: what goes wrong is logged, and nothing is offered', async () => {
    await send(typing(player, 'trial', 'text', 'fail'))
    expect(choices()).toEqual([])
    expect(log).toMatchObject([{ message: 'autocompletion failed' }])
    for (const interaction of [
      typing(player, 'gone', 'x', ''),
      typing(player, 'trial', 'count', '1'),
    ]) {
      answers = []
      await send(interaction)
      expect(choices()).toEqual([])
    }
  })
})

describe('a form', () => {
  test('is shown, and answered when it is sent', async () => {
    await send(pressed(player, 'v1:trial.form'))
    expect(answers).toMatchObject([
      { type: InteractionResponseType.Modal, data: { title: 'A form' } },
    ])
    answers = []
    await send(submitted(player, 'v1:trial.form', { name: 'Nikael' }))
    expect(answerText()).toBe('You are Nikael.')
  })
})

test('what is for GMs is refused to players, called or pressed, and to who was a GM', async () => {
  for (const interaction of [
    called(player, 'gms'),
    pressed({ ...gm, permissions: '0' }, 'v1:gms.press'),
  ]) {
    answers = []
    await send(interaction)
    expect(answerText()).toContain('Only game masters can do this')
  }
})
