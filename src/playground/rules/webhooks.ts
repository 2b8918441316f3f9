import type { Fault } from '../rest/refusal.ts'
import type { Json } from '../world/records.ts'
import type { Rule } from './rule.ts'
import { cites } from './cites.ts'
import { invalidForm } from '../rest/refusal.ts'
import { textRule } from './rule.ts'

/** What a webhook's name must be. */
export const webhookRules: readonly Rule[] = [
  textRule({
    id: 'webhook.name',
    cites: cites.webhook,
    field: 'name',
    least: 1,
    most: 80,
    required: true,
  }),
  {
    id: 'webhook.forbidden_name',
    cites: cites.webhook,
    check: ({ name }, report) => {
      const word = /clyde|discord/i.exec(String(name))?.[0]?.toLowerCase()
      if (word === undefined) return
      report(['name'], 'USERNAME_INVALID_CONTAINS', `Username cannot contain "${word}"`)
    },
  },
]

/** A webhook's name, or 50035 at the field that holds it. */
export function checkWebhookName(name: unknown, field = 'name'): string {
  const faults: Fault[] = []
  const json: Json = { name }
  for (const rule of webhookRules) {
    rule.check(json, (_path, code, message) => {
      faults.push({ path: [field], code, message })
    })
  }
  if (faults.length > 0) throw invalidForm(faults)
  return String(name).trim()
}
