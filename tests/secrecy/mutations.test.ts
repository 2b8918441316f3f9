import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Person } from '../commands/interactions.ts'
import { attempts, newcomer, pairs, readers, type Pair, type Played } from './hiddenMatter.ts'
import { mutations, type Mutation } from './mutations.ts'
import type * as Watch from './watch.ts'
import type { Attempts } from './watch.ts'
import type * as Tables from './worldTable.ts'

/** How many of them are tried: all where it is asked for, else every so many. */
const tried = Number(process.env['SECRECY_MUTATIONS'] ?? 6)
/** More than this many pairs are not walked to find one. */
const patience = 80
/** The number of no mutation. */
const sound = mutations.length

interface Trial {
  readonly who: Person
  readonly pair: Pair
  readonly tried: Attempts
}

/** The program with one mutation. */
const mutant = async (number: number) => {
  const load = (file: string): Promise<unknown> =>
    import(/* @vite-ignore */ `./${file}?mutant=${number}`)
  const { told, published, brought } = (await load('watch.ts')) as typeof Watch
  const { openWorldTable } = (await load('worldTable.ts')) as typeof Tables
  const worlds = await openWorldTable()
  /** Whether two campaigns look different to those whom the mutation tells something. */
  const tells = async (to: Mutation['to'], { who, pair, tried }: Trial): Promise<boolean> => {
    const looks: Record<Mutation['to'], (played: Played) => Promise<readonly string[]>> = {
      reader: (played) => told(worlds, played, who, tried),
      channel: (played) => published(worlds, played),
      briefed: (played) => brought(worlds, played, { role: '7001', user: who.id }, pair.open),
    }
    const look = looks[to]
    return (await look(pair.one)).join() !== (await look(pair.other)).join()
  }
  return { tells, close: (): Promise<void> => worlds.table.close() }
}

/** The pairs of one run, always the same. */
const trialsFor = (...people: readonly Person[]): readonly Trial[] => {
  const of = (who: Person): fc.Arbitrary<Trial> =>
    fc.record({ who: fc.constant(who), pair: pairs(who), tried: attempts })
  return fc.sample(fc.oneof(...people.map(of)), { numRuns: patience, seed: 24_040_222 })
}
const trials: Readonly<Record<Mutation['to'], readonly Trial[]>> = {
  reader: trialsFor(...readers),
  // What a channel is told is hidden from nobody in particular.
  channel: trialsFor(...readers.slice(0, 1)),
  briefed: trialsFor(newcomer),
}

describe('a leak that is planted in the program', () => {
  test('is one of twenty and more, each of its own kind and in a place of its own', () => {
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length)
    expect(mutations.length).toBeGreaterThanOrEqual(20)
    for (const { name, file, find } of mutations) {
      const pieces = readFileSync(`${import.meta.dirname}/../../${file}`, 'utf8').split(find)
      expect(pieces, `${name}: ${file}`).toHaveLength(2)
    }
  })

  const step = Math.max(1, Math.floor(mutations.length / tried))
  const chosen = mutations
    .map((mutation, number) => ({ ...mutation, number }))
    .filter(({ number }) => number % step === 0)
  for (const { name, number, to } of chosen) {
    test(`is found: ${name}`, { timeout: 600_000 }, async () => {
      const { tells, close } = await mutant(number)
      let found = false
      for (const trial of trials[to]) found ||= await tells(to, trial)
      await close()
      expect(found).toBe(true)
    })
  }

  test('is not found where there is none', { timeout: 600_000 }, async () => {
    const { tells, close } = await mutant(sound)
    for (const to of ['reader', 'channel', 'briefed'] as const)
      for (const trial of trials[to].slice(0, 10)) expect(await tells(to, trial)).toBe(false)
    await close()
  })
})
