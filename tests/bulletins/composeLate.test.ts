import { expect, test } from 'vitest'
import { composeLate } from '../../src/bulletins/composeLate.ts'
import type { BulletinContent } from '../../src/bulletins/content.ts'
import { personaName } from '../../src/discord/personaVoice.ts'

const content = (headline: string): BulletinContent => ({
  color: null,
  masthead: 'The News',
  headline,
  dateline: '',
  story: '',
  stardate: '240402.22',
  attached: null,
})

test('a headline that is cut, and an outlet’s name, keep their signs whole', () => {
  for (let length = 100; length < 115; length++) {
    const { story } = composeLate([content(`${'a'.repeat(length)}🚀🚀`)])
    expect(story.isWellFormed()).toBe(true)
  }
  for (let length = 70; length < 82; length++)
    expect(personaName(`${'a'.repeat(length)}🚀🚀`).isWellFormed()).toBe(true)
})
