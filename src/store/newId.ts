/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type RandomSource = (bytes: Uint8Array<ArrayBuffer>) => void

/** Makes row ids. */
export type NewId = () => string

// Lower-case letters and digits without 0, 1, i and o, which people mistake for one another: 32
// signs, so that five random bits make one without bias.
const signs = '23456789abcdefghjklmnpqrstuvwxyz'

const length = 24

/**
 * A maker of ids of 24 letters and digits: 120 random bits, and short enough for the 25 characters
 * that Discord allows a nonce (https://discord.com/developers/docs/resources/message#create-message).
 */
export function createNewId(random: RandomSource): NewId {
  const pool = new Uint8Array(length * 256)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      random(pool)
      used = 0
    }
    let id = ''
    for (const byte of pool.subarray(used, used + length)) id += signs[byte & 31] ?? ''
    used += length
    return id
  }
}
