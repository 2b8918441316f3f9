import { InteractionResponseType, type APIMessage } from 'discord-api-types/v10'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asId } from '../../src/lore/ids.ts'
import { openSqlite } from '../../src/store/sqliteFile.ts'
import { openStore } from '../../src/store/openStore.ts'
import { answerOf, type Answer } from '../commands/answer.ts'
import type { Person } from '../commands/interactions.ts'
import { Refused, type Driver, type Outcome } from './driver.ts'
import { openHouse, type House } from './house.ts'
import { buttonsOf, selectsOf } from '../discord/messageParts.ts'
import { ids } from '../playground/openLocal.ts'
import { draftEntry, seededRandom } from '../store/sampleDrafts.ts'
import { attempts, pairs, type Played } from '../secrecy/hiddenMatter.ts'
import { pairsWalked } from '../secrecy/sayTheSame.ts'
import { importPlayed, isUnambiguous, type Stored } from '../secrecy/storedWorld.ts'
import { transcriptOf, walk, type Place } from '../secrecy/walk.ts'

// Elsewhere the pairs are walked at the dispatcher; here through the whole program and over real
// sockets, as the local Discord recorded what it was sent. So few as the time allows.

const startsAt = Date.UTC(2026, 2, 1, 12)
/** Who holds no role, and who holds one. */
const players: readonly Person[] = [
  { id: ids.sam, roles: [], permissions: '0' },
  { id: ids.ayla, roles: [ids.starfleet], permissions: '0' },
]

interface Side {
  readonly house: House
  readonly stored: Stored
  readonly end: () => Promise<void>
}

async function open(seed: number): Promise<Side> {
  const house = await openHouse(startsAt)
  const store = await openStore({ url: `file:${house.path}`, random: seededRandom(seed) })
  const file = openSqlite(house.path)
  const now = Temporal.Instant.fromEpochMilliseconds(startsAt)
  return {
    house,
    stored: { id: ids.guild, guild: store.guild(asId(ids.guild)), file, now },
    end: async () => {
      file.close()
      await store.close()
      await house.close()
    },
  }
}

/**
 * The local Discord as a place for one of its members. What is pressed must stand in a message: where
 * another press has changed it since, the steps that led there are made again.
 */
async function placeOf(driver: Driver, user: string): Promise<Place> {
  const person = await driver.as(user)
  const offered = await person.commands()
  const isOffered = (path: string): boolean => offered.includes(path.split(' ')[0] ?? '')
  const current = new Map<string, APIMessage>()
  /** The message that bore something last, and the steps that brought it first. */
  const bearers = new Map<string, { readonly message: string; readonly first: Act }>()

  const done = async (act: Act): Promise<Outcome> => {
    const outcome = await act()
    const { message } = outcome
    if (message === undefined) return outcome
    current.set(message.id, message)
    for (const name of pressesOn(message))
      bearers.set(name, { message: message.id, first: bearers.get(name)?.first ?? act })
    return outcome
  }
  const heard = async (act: Act): Promise<Answer> => {
    const { status, message, modal, error } = await done(act)
    if (modal !== undefined) return answerOf({ type: InteractionResponseType.Modal, data: modal })
    if (status !== 'answered' || message === undefined) throw new Error(error ?? status)
    const { components, flags } = message
    const type = InteractionResponseType.ChannelMessageWithSource
    return answerOf({ type, data: { components, flags } })
  }
  const pressing =
    (id: string, values: readonly string[] = []): Act =>
    async () => {
      const name = nameOf(id, values)
      const bearer = bearers.get(name)
      const standing = current.get(bearer?.message ?? '')
      const there = standing !== undefined && pressesOn(standing).includes(name)
      const message = there || bearer === undefined ? standing : (await done(bearer.first)).message
      return values.length === 0 ? person.press(message, id) : person.select(message, id, ...values)
    }
  return {
    call: async (_, path, given = {}) => {
      try {
        return await heard(() => person.command(path, given))
      } catch (error) {
        if (error instanceof Refused) return refused
        throw error
      }
    },
    type: async (_, path, option, typed) => {
      if (!isOffered(path)) return []
      const choices = await person.autocomplete(path, option, typed)
      return choices.map(({ name, value }) => ({ name, value: String(value) }))
    },
    press: (_, id, values) => heard(pressing(id, values)),
    submit: async () => refused,
  }
}

type Act = () => Promise<Outcome>

const nameOf = (id: string, values: readonly string[]): string => [id, ...values].join(' ')

/** All that can be pressed or chosen. */
const pressesOn = ({ components = [] }: APIMessage): readonly string[] => [
  ...buttonsOf(components).map(({ custom_id: id }) => nameOf(id, [])),
  ...selectsOf(components).flatMap(({ custom_id: id, options }) =>
    options.map(({ value }) => nameOf(id, [value])),
  ),
]

/** What Discord refuses by itself never reaches the bot. */
const refused = answerOf({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: { content: 'Discord does not offer it.' },
})

/** The files of pictures are not there. */
const withoutPictures = (played: Played): Played => ({
  ...played,
  entries: played.entries.map((entry) => draftEntry(entry.key, { ...entry, image: null })),
})

/** Each side has ids of its own for the commands, and a clock that goes on. */
const inBoth = (step: string): string =>
  step.replaceAll(/(<\/[a-z ]+):\d+>/g, '$1>').replaceAll(/<t:\d+:/g, '<t:')

describe('two campaigns say the same at the local Discord', () => {
  const sides: Side[] = []
  beforeAll(async () => {
    sides.push(await open(1), await open(2))
  })
  afterAll(async () => {
    for (const { end } of sides) await end()
  })

  test.for(players)('for $id with the roles $roles', { timeout: 1_800_000 }, async (who) => {
    await fc.assert(
      fc.asyncProperty(pairs(who), attempts, async ({ one, other, open: known }, tried) => {
        fc.pre(isUnambiguous(one) && isUnambiguous(other))
        const played = [one, other]
        const heard: (readonly string[])[] = []
        for (const [at, { house, stored }] of sides.entries()) {
          await importPlayed(stored, withoutPictures(played[at] ?? one))
          const place = await placeOf(house.driver(), who.id)
          const steps = transcriptOf(await walk(place, who, tried))
          heard.push(steps.map(inBoth))
        }
        for (const { name } of known) expect(heard[0]?.join('\n')).toContain(name)
        expect(heard[0]).toEqual(heard[1])
      }),
      { numRuns: Math.ceil(pairsWalked / 400), endOnFailure: true },
    )
  })
})
