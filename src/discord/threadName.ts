import { shorten } from './components.ts'

// https://discord.com/developers/docs/resources/channel#start-thread-from-message
const mostName = 100

/** A thread's name, from whatever was written. */
export const threadName = (words: string): string => {
  const name = shorten(words.replaceAll(/\s+/g, ' ').trim(), mostName)
  return name === '' ? 'News' : name
}
