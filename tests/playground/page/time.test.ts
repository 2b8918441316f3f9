import { describe, expect, test } from 'vitest'
import { localInputValue } from '../../../src/playground/page/clock/localInputValue.ts'
import { offsetWords } from '../../../src/playground/page/clock/offsetWords.ts'
import { relativeTime, timestampText } from '../../../src/playground/page/markdown/timestamp.ts'

const reader = { locale: 'en-GB', timeZone: 'Europe/Lisbon' }
const memorial = Date.UTC(2027, 1, 22, 18) / 1000
const day = 86_400

describe('timestamps are for the reader', () => {
  test.each([
    ['t', '18:00'],
    ['T', '18:00:00'],
    ['d', '22/02/2027'],
    ['D', '22 February 2027'],
    ['F', 'Monday, 22 February 2027 at 18:00'],
    ['s', '22/02/2027, 18:00'],
    ['S', '22/02/2027, 18:00:00'],
  ])('style %s', (style, expected) => {
    // Whether "Monday" is followed by a comma differs between versions of the language data.
    expect(timestampText(memorial, style, 0, reader).replace('Monday ', 'Monday, ')).toBe(expected)
  })

  test('another zone shows another day', () => {
    const auckland = { locale: 'en-GB', timeZone: 'Pacific/Auckland' }
    expect(timestampText(memorial, 'd', 0, auckland)).toBe('23/02/2027')
  })

  test('a relative one is told from the moved clock', () => {
    expect(timestampText(memorial, 'R', memorial - 2 * day, reader)).toBe('in 2 days')
    expect(relativeTime(memorial, memorial + 3 * 3600, 'en')).toBe('3 hours ago')
    expect(relativeTime(memorial, memorial, 'en')).toBe('now')
  })

  test('a moment beyond all calendars says so', () => {
    expect(timestampText(99_999_999_999_999, 'f', 0)).toBe('Invalid Date')
  })
})

describe('the clock says how far it was moved', () => {
  test.each([
    [1000, 'less than a minute'],
    [3_600_000, '1 hour ahead'],
    [-25 * 3_600_000, '1 day and 1 hour behind'],
    [91 * day * 1000, '2 months and 30 days ahead'],
    [366 * day * 1000, '1 year ahead'],
  ])('%i ms', (offset, expected) => {
    expect(offsetWords(offset)).toBe(expected)
  })

  test('a date field holds the reader’s own time', () => {
    expect(localInputValue(new Date(2027, 1, 2, 3, 4))).toBe('2027-02-02T03:04')
  })
})
