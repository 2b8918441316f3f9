import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLintedHouse, root } from './lintedHouse.ts'

// Lowest first. Rooms of one layer are neighbours.
const layers = [
  ['calendar'],
  ['lore'],
  ['bulletins', 'briefings'],
  ['store', 'interchange', 'pictures', 'locale'],
  ['discord', 'delivery'],
  ['commands'],
  ['wiring'],
] as const
const rooms = layers.flat()
const pure = ['calendar', 'lore', 'bulletins', 'briefings'] as const

type Room = (typeof rooms)[number] | 'playground' | 'cli'

const { file, said, lint, remove } = openLintedHouse()
// Every case puts its file in while the tests are collected; one run of the linter serves them all.
beforeAll(lint)
afterAll(remove)

const folderOf = (room: Room) => (room === 'commands' ? 'commands' : `src/${room}`)
const layerOf = (room: Room) => layers.findIndex((layer) => layer.some((name) => name === room))

/** How a file in one room names a file in another. */
function pathBetween(from: Room, to: Room): string {
  // From above, the store is known by its contract alone.
  const name = to === 'store' ? 'store.ts' : 'thing.ts'
  if (from === 'commands') return `../src/${to}/${name}`
  return to === 'commands' ? '../../commands/thing.ts' : `../${to}/${name}`
}

const importing = (room: Room, source: string, label: string) =>
  file(`${folderOf(room)}/${label}.ts`, `import { thing } from '${source}'\nthing()`)

describe('between rooms', () => {
  for (const from of rooms)
    for (const to of rooms) {
      if (from === to) continue
      const path = importing(from, pathBetween(from, to), `imports-${to}`)
      if (layerOf(to) < layerOf(from))
        test(`${from} may import ${to}`, () => expect(said(path)).toBe(''))
      else
        test(`${from} may not import ${to}`, () =>
          expect(said(path)).toContain(`${folderOf(from)} may not import from there`))
    }
})

describe('around the house', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ...rooms.flatMap((room) => [
      [
        `${room} may not import the local Discord`,
        importing(room, pathBetween(room, 'playground'), 'imports-playground'),
        'may not import from there',
      ] as const,
      [
        `${room} may not import a program`,
        importing(room, pathBetween(room, 'cli'), 'imports-cli'),
        'may not import from there',
      ] as const,
      [
        `${room} may not import main`,
        importing(room, room === 'commands' ? '../src/main.ts' : '../main.ts', 'imports-main'),
        'may not import from there',
      ] as const,
      [
        `the local Discord may not import ${room}`,
        importing('playground', pathBetween('playground', room), `imports-${room}`),
        'nothing of the bot',
      ] as const,
      [
        `a file beside main may not import ${room}`,
        file(
          `src/beside-${room}.ts`,
          `import { thing } from '${room === 'commands' ? '../commands' : `./${room}`}/thing.ts'\nthing()`,
        ),
        'below every room',
      ] as const,
    ]),
    [
      'the local Discord may not import the settings',
      importing('playground', '../config.ts', 'imports-config'),
      'nothing of the bot',
    ],
    [
      'a type counts as an import',
      file(
        'src/calendar/type.ts',
        "import type { Store } from '../store/store.ts'\nexport type Mine = Store",
      ),
      'src/calendar may not',
    ],
    [
      'an import while running counts',
      file('src/calendar/late.ts', "export const late = () => import('../store/store.ts')"),
      'src/calendar may not',
    ],
    [
      'passing an export on counts',
      file('src/calendar/onward.ts', "export { thing } from '../store/store.ts'"),
      'src/calendar may not',
    ],
  ]
  test.each(cases)('%s', (_name, path, message) => expect(said(path)).toContain(message))
})

describe('whoever answers people', () => {
  for (const room of ['discord', 'commands'] as const) {
    const within = room === 'commands' ? '../src' : '..'
    const cases = [
      ['the rows of the store', `${within}/store/bulletins.ts`, 'by its contract alone'],
      ['a part of its contract', `${within}/store/contract/bulletins.ts`, 'by its contract alone'],
      ['the door itself', `${within}/store/loreDoor.ts`, 'by its contract alone'],
      ['a whole world', `${within}/lore/world.ts`, 'only what a viewer may know'],
      ['what perceives one', `${within}/lore/perceive.ts`, 'only what a viewer may know'],
      ['files', 'node:fs', 'Files come through'],
      ['files in promises', 'node:fs/promises', 'Files come through'],
      ['files by their old name', 'fs', 'Files come through'],
    ] as const
    for (const [what, source, message] of cases) {
      const path = importing(room, source, what.replaceAll(' ', '-'))
      test(`${room} may not import ${what}`, () => expect(said(path)).toContain(message))
    }
    const known = importing(room, `${within}/lore/knownWorld.ts`, 'imports-known')
    test(`${room} may import what a viewer knows`, () => expect(said(known)).toBe(''))
  }
})

describe('packages', () => {
  for (const room of [...rooms, 'cli'] as const) {
    const discord = importing(room, 'discord.js', 'imports-discord-js')
    const rest = importing(room, '@discordjs/rest', 'imports-rest')
    if (room === 'discord')
      test('discord may import discord.js', () => expect(said(discord) + said(rest)).toBe(''))
    else
      test(`${room} may not import discord.js`, () => {
        expect(said(discord)).toContain('Only src/discord talks to discord.js')
        expect(said(rest)).toContain('Only src/discord talks to discord.js')
      })

    const prisma = importing(room, '@prisma/client', 'imports-prisma')
    const client = importing(room, '../src/store/generated/client.ts', 'imports-client')
    if (room === 'store') test('store may import Prisma', () => expect(said(prisma)).toBe(''))
    else
      test(`${room} may not import Prisma`, () => {
        expect(said(prisma)).toContain('Only src/store talks to the database')
        expect(said(client)).toContain('Only src/store talks to the database')
      })
  }
})

describe('pure rooms', () => {
  for (const room of pure) {
    const node = importing(room, 'node:fs', 'imports-node')
    const bare = importing(room, 'fs', 'imports-bare')
    const log = importing(room, '../log.ts', 'imports-log')
    test(`${room} does no I/O`, () => {
      expect(said(node)).toContain(`src/${room} is pure`)
      expect(said(bare)).toContain('node:fs')
      expect(said(log)).toContain(`src/${room} is pure`)
    })

    const path = (label: string, expression: string) =>
      file(`src/${room}/reads-${label}.ts`, `export const thing = () => ${expression}`)
    const clocks = [
      path('now', 'Date.now()'),
      path('date', 'new Date()'),
      path('performance', 'performance.now()'),
      path('temporal', 'Temporal.Now.instant()'),
    ]
    test(`${room} reads no clock`, () => {
      for (const clock of clocks) expect(said(clock)).toContain('now is a parameter')
    })
    const chances = [path('random', 'Math.random()'), path('crypto', 'crypto.randomUUID()')]
    test(`${room} draws no lots`, () => {
      for (const chance of chances) expect(said(chance)).toContain('randomness is a parameter')
    })
    const sum = path('nothing', 'Math.max(1, 2)')
    test(`${room} may calculate`, () => expect(said(sum)).toBe(''))
  }

  const store = file('src/store/clock.ts', 'export const thing = () => Date.now()')
  test('the rooms above may use the platform', () => expect(said(store)).toBe(''))
})

describe('the environment', () => {
  const text = "export const thing = process.env['DISCORD_TOKEN']"
  for (const place of [
    'src/store',
    'src/discord',
    'src/cli',
    'src/playground',
    'commands',
    'src/lore',
  ]) {
    const path = file(`${place}/environment.ts`, text)
    const named = file(`${place}/named.ts`, "import { env } from 'node:process'\nenv.toString()")
    test(`is not read in ${place}`, () => {
      expect(said(path)).toContain('Only src/environment.ts reads the environment')
      if (place !== 'src/lore') expect(said(named)).toContain('Only src/environment.ts')
    })
  }
  const others = ['src/config.ts', 'src/main.ts'].map((path) => file(path, text))
  test('is not read by config or main', () => {
    for (const path of others) expect(said(path)).toContain('Only src/environment.ts')
  })
  const reader = file('src/environment.ts', text)
  test('is read in src/environment.ts', () => expect(said(reader)).toBe(''))
})

test('every folder of src is a room that these rules know', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  const known = new Set<string>([...rooms, 'playground', 'cli'])
  expect(folders.map((folder) => folder.name).filter((name) => !known.has(name))).toEqual([])
})
