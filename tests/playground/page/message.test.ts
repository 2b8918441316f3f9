import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileSize } from '../../../src/playground/page/component/fileSize.ts'
import { mediaUrl } from '../../../src/playground/page/component/mediaUrl.ts'
import {
  contrast,
  hexColour,
  inkOn,
  readableOn,
} from '../../../src/playground/page/frame/colour.ts'
import { grounds } from '../../../src/playground/page/frame/grounds.ts'
import { listMessages } from '../../../src/playground/page/message/grouping.ts'
import { localPath } from '../../../src/playground/page/message/localUrl.ts'
import { messageWords } from '../../../src/playground/page/message/messageWords.ts'
import { sampleMessage } from './sampleWorld.ts'

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)

describe('messages are grouped', () => {
  const goesOn = (...list: Parameters<typeof listMessages>[0]) =>
    listMessages(list, dayOf).map((listed) => listed.goesOn)

  test('by author, within seven minutes', () => {
    expect(goesOn(sampleMessage('1'), sampleMessage('2'), sampleMessage('20'))).toEqual([
      false,
      true,
      false,
    ])
    const sam = { author: { id: '1002', username: 'sam' } }
    expect(goesOn(sampleMessage('1'), sampleMessage('2', sam))).toEqual([false, false])
  })

  test('an answer to a command or to a message stands alone', () => {
    const used = { interaction_metadata: { name: 'lore' } }
    const reply = { referenced_message: sampleMessage('1') }
    expect(goesOn(sampleMessage('1'), sampleMessage('2', used), sampleMessage('3', reply))).toEqual(
      [false, false, false],
    )
  })

  test('a new day gets a line', () => {
    const listed = listMessages([sampleMessage('1439'), sampleMessage('1441')], dayOf)
    expect(listed.map((one) => one.startsDay)).toEqual([true, true])
  })
})

describe('nothing is loaded from elsewhere', () => {
  const here = 'http://127.0.0.1:4118/'

  test('a file on this server has a path', () => {
    expect(localPath('http://127.0.0.1:4118/attachments/a.png?x=1', here)).toBe(
      '/attachments/a.png?x=1',
    )
    expect(localPath('http://localhost:4118/a.png', here)).toBe('/a.png')
    expect(localPath('/attachments/a.png', here)).toBe('/attachments/a.png')
  })

  test.each([
    'https://cdn.example.org/a.png',
    'http://127.0.0.1:9/a.png',
    'https://127.0.0.1:4118/a.png',
    'data:image/png;base64,x',
    'attachment://a.png',
    '//example.org/a.png',
  ])('%s has none', (url) => {
    expect(localPath(url, here)).toBeNull()
  })

  test('a component may name an attachment of its message', () => {
    const attachments = [{ id: '1', filename: 'map.png', url: '/attachments/1/map.png' }]
    expect(mediaUrl('attachment://map.png', { attachments })).toBe('/attachments/1/map.png')
    expect(mediaUrl('/x.png', null)).toBe('/x.png')
  })
})

describe('colours can be read', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map(hexColour)

  test('any role’s colour is readable on every ground of the page', () => {
    const ground = fc.constantFrom(
      ...Object.values(grounds).flatMap((theme) => Object.values(theme)),
    )
    fc.assert(
      fc.property(colour, ground, (name, below) => {
        expect(contrast(readableOn(name, below), below)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('a colour that is readable is left as it is', () => {
    expect(readableOn('#ffffff', grounds.dark.main)).toBe('#ffffff')
  })

  test('the initial on any avatar is readable', () => {
    fc.assert(
      fc.property(colour, (disc) => {
        expect(contrast(inkOn(disc), disc)).toBeGreaterThanOrEqual(4.2)
      }),
    )
  })
})

test('a message is read aloud with the words of its components', () => {
  const message = sampleMessage('1', {
    content: '',
    components: [{ type: 17, components: [{ type: 10, content: '# Maquis\nReborn' }] }],
    attachments: [{ id: '1', filename: 'map.png', url: '/', description: 'A map' }],
  })
  expect(messageWords(message)).toBe('Maquis Reborn A map')
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [12_345, '12 kB'],
  [2_000_000, '2.0 MB'],
])('%i bytes are said as %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words)
})
