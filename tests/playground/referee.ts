import type { Exchange, LocalDiscord } from '../../src/playground/index.ts'
import { isSchema, makeStrict, openapiIsHere, readOpenapi } from './openapi.ts'
import type { Schema } from './openapi.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'

export { openapiIsHere }

/** Watches what a bot and the local Discord say to each other. */
export interface Referee {
  /** One line for each request or answer that Discord's description does not allow. */
  readonly faults: readonly string[]
  /** How many exchanges were looked at: 0 where the description is missing. */
  readonly seen: () => number
  /** Stops watching. */
  readonly detach: () => void
}

const root = 'https://local.invalid/openapi'

/**
 * Checks each request that passes and each answer against Discord's published description, where
 * it exists (`openapiIsHere`); else nothing is looked at.
 */
export function attachReferee(local: LocalDiscord): Referee {
  const faults: string[] = []
  let seen = 0
  if (!openapiIsHere) return { faults, seen: () => seen, detach: () => undefined }
  const detach = local.observe((exchange) => {
    seen += 1
    faults.push(...judge(exchange))
  })
  return { faults, seen: () => seen, detach }
}

let description: { readonly ajv: Ajv2020; readonly operations: Map<string, Operation> } | undefined

interface Operation {
  /** Where it stands in the description, as a JSON pointer. */
  readonly pointer: string
  readonly json: Schema
}

function load(): NonNullable<typeof description> {
  if (description !== undefined) return description
  const strict = makeStrict(readOpenapi())
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false })
  ajv.addSchema({ ...strict, $id: root })
  const operations = new Map<string, Operation>()
  for (const [path, methods] of Object.entries(isSchema(strict['paths']) ? strict['paths'] : {})) {
    for (const [method, json] of Object.entries(isSchema(methods) ? methods : {})) {
      const key = `${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, ':')}`
      const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`
      if (isSchema(json)) operations.set(key, { pointer: encodeURI(pointer), json })
    }
  }
  description = { ajv, operations }
  return description
}

function judge(exchange: Exchange): string[] {
  const { ajv, operations } = load()
  const name = `${exchange.method} ${exchange.route}`
  const operation = operations.get(name)
  if (operation === undefined) return [`${name} is not in the description`]
  const found: string[] = []
  const note = (what: string, validate: ValidateFunction, value: unknown): void => {
    if (validate(value)) return
    found.push(`${name} ${what}: ${explain(validate)} in ${JSON.stringify(value).slice(0, 400)}`)
  }
  const passed = exchange.status < 300
  const request = 'requestBody/content/application~1json/schema'
  if (passed && exchange.body !== undefined && hasPath(operation.json, request)) {
    note('request', compile(ajv, `${operation.pointer}/${request}`), exchange.body)
  }
  if (exchange.status === 429 || exchange.status >= 500) return found
  const status = passed ? String(exchange.status) : '4XX'
  const response = `responses/${status}/content/application~1json/schema`
  const pointer = passed ? `${operation.pointer}/${response}` : '#/components/schemas/ErrorResponse'
  if (passed && !hasPath(operation.json, `responses/${status}`)) {
    found.push(`${name} answers ${status}, which is not in the description`)
  } else if (exchange.answer !== undefined && (!passed || hasPath(operation.json, response))) {
    note(`answer ${exchange.status}`, compile(ajv, pointer), exchange.answer)
  }
  return found
}

const compiled = new Map<string, ValidateFunction>()

function compile(ajv: Ajv2020, pointer: string): ValidateFunction {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${root}${pointer}` })
  compiled.set(pointer, validate)
  return validate
}

function hasPath(schema: Schema, path: string): boolean {
  const keys = path.split('/').map((key) => key.replaceAll('~1', '/'))
  return (
    keys.reduce<unknown>((at, key) => (isSchema(at) ? at[key] : undefined), schema) !== undefined
  )
}

function explain(validate: ValidateFunction): string {
  return (validate.errors ?? [])
    .map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    .slice(0, 6)
    .join('; ')
}
