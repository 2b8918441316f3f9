import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LocalEvent } from '../../../src/playground/page/api/event.ts'
import { nextState } from '../../../src/playground/page/state/nextState.ts'
import {
  blankPage,
  type PageAction,
  type PageState,
} from '../../../src/playground/page/state/pageState.ts'
import {
  markRead,
  recallRead,
  unreadChannels,
} from '../../../src/playground/page/state/lastRead.ts'
import { channelGroups } from '../../../src/playground/page/state/directory.ts'
import { sampleMessage, sampleWorld } from './sampleWorld.ts'

const heard = (event: LocalEvent): PageAction => ({ type: 'event', event, at: 1000 })
const run = (actions: readonly PageAction[], from: PageState = blankPage) =>
  actions.reduce(nextState, from)
const opened = run([
  { type: 'world', world: sampleWorld, unread: [] },
  { type: 'channel', channel: '10' },
  { type: 'log', channel: '10', messages: [], more: false, older: false },
])
const ids = (state: PageState) => state.logs['10']?.messages.map((message) => message.id)
const created = (id: string): PageAction =>
  heard({ type: 'message-created', channel: '10', message: sampleMessage(id) })

describe('the page follows the events', () => {
  test('messages stand in the order of their ids, each once, however they arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 30 }), (numbers) => {
        const state = run(
          numbers.map((number) => created(String(number))),
          opened,
        )
        const wanted = [...new Set(numbers)].sort((a, b) => a - b).map(String)
        expect(ids(state)).toEqual(wanted)
      }),
    )
  })

  test('an edit changes a message that is there and adds none', () => {
    const edit = (id: string): PageAction =>
      heard({
        type: 'message-updated',
        channel: '10',
        message: sampleMessage(id, { content: 'new' }),
      })
    const state = run([created('5'), edit('5'), edit('6')], opened)
    expect(state.logs['10']?.messages.map((message) => message.content)).toEqual(['new'])
  })

  test('a deleted message goes', () => {
    const gone = heard({ type: 'message-deleted', channel: '10', message: '5' })
    expect(ids(run([created('5'), created('6'), gone], opened))).toEqual(['6'])
  })

  test('what is heard while messages are being fetched is not lost, nor undone by them', () => {
    const fetched: PageAction = {
      type: 'log',
      channel: '10',
      messages: [sampleMessage('1'), sampleMessage('2'), sampleMessage('3')],
      more: false,
      older: false,
    }
    const state = run(
      [
        { type: 'log-asked', channel: '10' },
        created('4'),
        heard({
          type: 'message-updated',
          channel: '10',
          message: sampleMessage('2', { content: 'new' }),
        }),
        heard({ type: 'message-deleted', channel: '10', message: '3' }),
        fetched,
      ],
      { ...opened, logs: {} },
    )
    expect(state.logs['10']?.messages.map((message) => message.content)).toEqual([
      'message 1',
      'new',
      'message 4',
    ])
    expect(state.heardMeanwhile).toEqual({})
  })

  test('older messages go before those that are there', () => {
    const older: PageAction = {
      type: 'log',
      channel: '10',
      messages: [sampleMessage('1'), sampleMessage('2')],
      more: false,
      older: true,
    }
    expect(ids(run([created('5'), older], opened))).toEqual(['1', '2', '5'])
  })

  test('a channel that is not open becomes unread, until it is opened', () => {
    const news = heard({
      type: 'message-created',
      channel: '11',
      message: sampleMessage('7', { channel_id: '11' }),
    })
    const state = run([news, news], opened)
    expect(state.unread).toEqual(['11'])
    expect(run([{ type: 'channel', channel: '11' }], state).unread).toEqual([])
  })
})

describe('what was read is remembered', () => {
  const shelf = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
  }
  const world = {
    ...sampleWorld,
    dms: [
      { id: '30', type: 1, last_message_id: '1000' },
      { id: '31', type: 1, last_message_id: null },
    ],
  }

  test('a channel is unread until its newest message was seen', () => {
    const browser = shelf()
    expect(unreadChannels(world, recallRead(browser, '1001'))).toEqual(['30'])
    markRead(browser, '1001', {}, '30', '999')
    expect(unreadChannels(world, recallRead(browser, '1001'))).toEqual(['30'])
    markRead(browser, '1001', {}, '30', '1000')
    expect(unreadChannels(world, recallRead(browser, '1001'))).toEqual([])
  })

  test('each member has read their own, and reading never goes back', () => {
    const browser = shelf()
    const read = markRead(browser, '1001', {}, '30', '1000')
    expect(markRead(browser, '1001', read, '30', '999')).toBe(read)
    expect(unreadChannels(world, recallRead(browser, '1002'))).toEqual(['30'])
  })
})

describe('an interaction on its way', () => {
  const progress = (
    id: string,
    state: 'sent' | 'thinking' | 'answered' | 'failed',
    message?: string,
  ): PageAction =>
    heard({
      type: 'interaction',
      id,
      kind: 'component',
      channel: '10',
      state,
      ...(message === undefined ? {} : { message }),
    })

  test('is shown until it is answered', () => {
    expect(run([progress('1', 'sent')], opened).interactions).toHaveLength(1)
    expect(run([progress('1', 'sent'), progress('1', 'answered')], opened).interactions).toEqual([])
  })

  test('stays when it failed, until the next press on the same message', () => {
    const failed = run([progress('1', 'sent', '5'), progress('1', 'failed', '5')], opened)
    expect(failed.interactions).toMatchObject([{ id: '1', state: 'failed' }])
    expect(run([progress('2', 'sent', '5')], failed).interactions).toMatchObject([
      { id: '2', state: 'sent' },
    ])
  })
})

describe('the sidebar', () => {
  test('groups channels by category, with open threads below theirs', () => {
    const groups = channelGroups(sampleWorld.guilds[0]?.channels ?? [])
    expect(
      groups.map((group) => [
        group.category?.name ?? null,
        group.entries.map((entry) => [
          entry.channel.name,
          entry.threads.map((thread) => thread.name),
        ]),
      ]),
    ).toEqual([
      [null, [['news', []]]],
      ['Play', [['bridge', ['a thread']]]],
    ])
  })
})
