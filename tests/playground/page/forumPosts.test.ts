import { expect, test } from 'vitest'
import { forumPosts, postWords } from '../../../src/playground/page/state/forumPosts.ts'

const forum = { id: '1' }
const post = (id: string, last: string, archived = false, locked = false) => ({
  id,
  type: 11,
  name: id,
  parent_id: '1',
  last_message_id: last,
  message_count: 2,
  thread_metadata: { archived, locked },
})

test('a forum lists open posts before archived ones, the last written in first', () => {
  const channels = [
    post('10', '90', true),
    post('11', '20'),
    post('12', '100'),
    { ...post('13', '99'), parent_id: '2' },
  ]
  expect(forumPosts(forum, channels).map(({ id }) => id)).toEqual(['12', '11', '10'])
})

test('a post says how much it holds and whether it takes more', () => {
  expect(postWords(post('10', '90'))).toBe('2 messages')
  expect(postWords({ ...post('10', '90'), message_count: 1 })).toBe('1 message')
  expect(postWords(post('10', '90', true, true))).toBe('archived · locked · 2 messages')
})
