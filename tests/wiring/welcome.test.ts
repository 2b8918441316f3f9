import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { welcome, type Arrival } from '../../src/wiring/welcome.ts'

const read = (arrival: Arrival): string => stripVTControlCharacters(welcome(arrival))

describe('what a terminal shows once everything runs', () => {
  test('names the page, what to try first and how to stop', () => {
    const text = read({ kind: 'local', page: 'http://127.0.0.1:4118' })
    expect(text).toMatch(/^ {2}Open +http:\/\/127\.0\.0\.1:4118$/m)
    expect(text).toMatch(/^ {2}Try +type \/lore and choose Maquis Reborn$/m)
    expect(text).toMatch(/^ {2}Stop +Ctrl-C/m)
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  })

  test('leads a host with an invited bot to the set-up, and one without to the invite', () => {
    const invited = read({ kind: 'discord', user: 'Gazetteer#1234', servers: 1 })
    expect(invited).toContain('Gazetteer#1234 is online, in 1 server.')
    expect(invited).toContain('/campaign setup')
    const alone = read({ kind: 'discord', user: 'Gazetteer#1234', servers: 0 })
    expect(alone).toContain('npm run invite')
  })
})
