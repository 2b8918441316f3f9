import { readFileSync, existsSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import roster from '../../commands/index.ts'
import { commandBody } from '../../src/discord/commandData.ts'

const bodies = roster.map(({ data, for: audience }) =>
  commandBody(data, audience === 'gm' || audience === 'setup'),
)
const namePattern = /^[a-z][a-z-]{0,31}$/

interface Described {
  readonly name: string
  readonly description: string
  readonly options?: readonly Described[]
}

/** A command with its subcommands and options, at whatever depth. */
const within = (one: Described): readonly Described[] => [
  one,
  ...(one.options ?? []).flatMap(within),
]

describe('the commands as Discord is told of them', () => {
  test('have names and descriptions of the length that Discord takes', () => {
    for (const one of bodies.flatMap((body) => within(body as Described))) {
      expect(one.name).toMatch(namePattern)
      expect(one.description.length).toBeGreaterThan(0)
      expect(one.description.length).toBeLessThanOrEqual(100)
      const names = (one.options ?? []).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBeLessThanOrEqual(25)
    }
  })

  test('are called once each, in servers only, and are no longer than 8,000 characters', () => {
    expect(new Set(bodies.map(({ name }) => name)).size).toBe(bodies.length)
    for (const body of bodies) {
      expect(body.contexts).toEqual([0])
      const length = within(body as Described)
        .map(({ name, description }) => name.length + description.length)
        .reduce((sum, one) => sum + one, 0)
      expect(length).toBeLessThanOrEqual(8000)
    }
  })

  test('ask for required options before the others', () => {
    for (const { options = [] } of bodies.flatMap((body) => within(body as Described))) {
      const required = (options as readonly { readonly required?: boolean }[]).map((one) =>
        Boolean(one.required),
      )
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)))
    }
  })

  test('are shown to GMs only where only GMs may use them', () => {
    const gmOnly = bodies.filter((one) => one.default_member_permissions === '32')
    expect(gmOnly.map(({ name }) => name)).toEqual(['briefing', 'reveal', 'bulletin', 'campaign'])
    for (const body of bodies) expect([null, '32']).toContain(body.default_member_permissions)
  })
})

const description = `${import.meta.dirname}/../../../shared/discord/openapi.json`

test.skipIf(!existsSync(description))('Discord’s own description takes them all', () => {
  const api: unknown = JSON.parse(readFileSync(description, 'utf8'))
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(api as object, 'discord')
  const check = ajv.compile({ $ref: 'discord#/components/schemas/ApplicationCommandCreateRequest' })
  for (const body of bodies) {
    // It wants a number there, which Discord’s own pages and libraries write as a string.
    const { default_member_permissions: permissions, ...rest } = body
    expect(permissions === null || /^\d+$/.test(String(permissions))).toBe(true)
    expect(check(rest) ? [] : check.errors).toEqual([])
  }
})
