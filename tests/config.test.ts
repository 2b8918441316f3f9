import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, variables, type Environment } from '../src/config.ts'

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

describe('readConfig', () => {
  test('an empty environment gives the local Discord with every default', () => {
    expect(readConfig({})).toEqual({
      production: false,
      token: null,
      apiUrl: 'https://discord.com/api',
      databaseUrl: 'file:data/gazetteer.db',
      localDiscordPort: 4118,
      logLevel: 'info',
      tickSeconds: 15,
      leaseSeconds: 120,
      role: 'bot',
    })
  })

  test('the result is frozen', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  test('empty and blank variables count as absent, and edges are trimmed', () => {
    const config = readConfig({ DISCORD_TOKEN: ' ', TICK_SECONDS: '', LOG_LEVEL: ' warn ' })
    expect(config).toMatchObject({ token: null, tickSeconds: 15, logLevel: 'warn' })
  })

  test('every fault is listed at once, one line each, with what to set', () => {
    const environment = {
      DISCORD_API_URL: 'discord.com',
      DATABASE_URL: 'postgres',
      LOCAL_DISCORD_PORT: '70000',
      LOG_LEVEL: 'loud',
      TICK_SECONDS: '0',
    }
    const faults = faultsOf(environment)
    expect(faults).toHaveLength(5)
    for (const [index, name] of Object.keys(environment).entries())
      expect(faults[index]).toMatch(new RegExp(`^${name} .*: set `))
    expect(() => readConfig(environment)).toThrow(faults.join('\n'))
  })

  test('a process that only posts needs the database and the token of its bot', () => {
    const [file, token] = faultsOf({ ROLE: 'poster' })
    expect(file).toContain('ROLE is "poster", which works beside a bot')
    expect(token).toContain('needs DISCORD_TOKEN')
    const beside = { DISCORD_TOKEN: 'a.b.c', DATABASE_URL: 'postgresql://user@host/gazetteer' }
    expect(readConfig({ ...beside, ROLE: 'poster' })).toMatchObject({ role: 'poster' })
    expect(faultsOf({ ROLE: 'helper' })).toEqual(['ROLE is "helper": set one of bot, poster.'])
  })

  test('production without a token is a fault that names where to get one', () => {
    const [fault] = faultsOf({ NODE_ENV: 'production' })
    expect(fault).toContain('DISCORD_TOKEN is missing')
    expect(fault).toContain('https://discord.com/developers/applications')
    expect(readConfig({ NODE_ENV: 'production', DISCORD_TOKEN: 'a.b.c' })).toMatchObject({
      production: true,
      token: 'a.b.c',
    })
  })

  test.each(['Bot a.b.c', 'a.b .c', '"a.b.c"'])(
    'a mangled token is refused unquoted: %s',
    (token) => {
      const faults = faultsOf({ DISCORD_TOKEN: token, NODE_ENV: 'production' })
      expect(faults).toHaveLength(1)
      expect(faults[0]).toContain('give the token alone')
      expect(faults[0]).not.toContain('a.b')
    },
  )

  test.each(['file:data/x.db', 'postgresql://u:p@host:5432/x', 'postgres://host/x?schema=public'])(
    'a database may be %s',
    (address) => {
      expect(readConfig({ DATABASE_URL: address }).databaseUrl).toBe(address)
    },
  )

  test.each([
    'postgres',
    'postgresql://',
    'postgresql://u:secret@host/',
    'mysql://u:secret@host/x',
  ])('a database is never %s, which is refused without its password', (address) => {
    const [fault] = faultsOf({ DATABASE_URL: address })
    expect(fault).toContain('DATABASE_URL names no database')
    expect(fault).not.toContain('secret')
  })

  test('a schema of PostgreSQL other than the usual one is refused', () => {
    const faults = faultsOf({ DATABASE_URL: 'postgresql://host/x?schema=lore' })
    expect(faults[0]).toContain('names a schema')
  })

  test('the address of the API loses its last slash and may not name a version', () => {
    expect(readConfig({ DISCORD_API_URL: 'http://127.0.0.1:9/api/' }).apiUrl).toBe(
      'http://127.0.0.1:9/api',
    )
    expect(faultsOf({ DISCORD_API_URL: 'https://discord.com/api/v10' })[0]).toContain(
      'set https://discord.com/api.',
    )
  })

  test.each(['1.5', '-1', '1e2', '0x1', '61', 'ten'])('TICK_SECONDS=%s is refused', (text) => {
    expect(faultsOf({ TICK_SECONDS: text })).toEqual([
      `TICK_SECONDS is "${text}": set a whole number from 1 to 60.`,
    ])
  })
})

test('.env.example explains exactly the variables that are read, with their defaults', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const explained = [...text.matchAll(/^# ([A-Z_]+=.*)$/gm)].map(([, line]) => line)
  const read = Object.entries(variables).map(([name, { fallback }]) => `${name}=${fallback ?? ''}`)
  expect(new Set(explained)).toEqual(new Set(read))
  expect(explained).toHaveLength(read.length)
})
