import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilePart } from '../../src/playground/rest/call.ts'
import type { OpenLocal } from './openLocal.ts'
import { Refusal } from '../../src/playground/rest/refusal.ts'
import type { RuleSample } from './ruleSamples.ts'
import { checkChoices } from '../../src/playground/rules/choices.ts'
import { checkCommand } from '../../src/playground/rules/commands.ts'
import { checkModal } from '../../src/playground/rules/modals.ts'
import { checkMessage } from '../../src/playground/rules/checkMessage.ts'
import { checkWebhookName } from '../../src/playground/rules/webhooks.ts'
import { checkThread } from '../../src/playground/rules/threads.ts'
import { ids, openLocal } from './openLocal.ts'
import { ruleSamples } from './ruleSamples.ts'
import { ruleTable } from '../../src/playground/rules/table.ts'

const fileBytes = 1000
const bounds = { limits: { fileBytes } }
const file = (key: number): FilePart => ({
  key: String(key),
  filename: 'a.png',
  contentType: 'image/png',
  data: Buffer.from('x'),
})

function check({ on }: Pick<RuleSample, 'on'>, body: RuleSample['bad']): void {
  switch (on) {
    case 'message':
    case 'edit of V2': {
      const flags = on === 'message' ? 0 : 32768
      const current = on === 'message' ? null : { flags, attachments: [] }
      checkMessage(bounds, { body, files: [], current })
      return
    }
    case 'modal':
      checkModal(body)
      return
    case 'command':
      checkCommand(body)
      return
    case 'choices':
      checkChoices(body)
      return
    case 'thread':
      checkThread(body)
      return
    case 'webhook':
      checkWebhookName(body['name'])
  }
}

/** The faults of a refusal: `path: code`, with dots in the path. */
function faultsOf(run: () => void): string[] {
  try {
    run()
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.code).toBe(50035)
    return leaves(error.body['errors'], [])
  }
}

function leaves(tree: unknown, path: readonly string[]): string[] {
  return Object.entries(Object(tree)).flatMap(([key, value]) =>
    key === '_errors' && Array.isArray(value)
      ? value.map((each) => `${path.join('.')}: ${each.code}`)
      : leaves(value, [...path, key]),
  )
}

describe('the table of rules', () => {
  const special = ['message.file_count']

  it('has a sample for each rule, and cites a page for each', () => {
    const known = ruleTable.map(({ id }) => id).filter((id) => !special.includes(id))
    expect(Object.keys(ruleSamples).sort()).toEqual(known.sort())
    for (const { cites } of ruleTable) {
      expect(cites).toMatch(/^https:\/\/docs\.discord\.com\/developers\/[\w/-]+(#[\w-]+)?$/)
    }
  })

  it.each(Object.entries(ruleSamples))(
    '%s refuses what is bad and lets through what is good',
    (_id, sample) => {
      expect(faultsOf(() => check(sample, sample.bad))).toContain(`${sample.at}: ${sample.code}`)
      expect(faultsOf(() => check(sample, sample.good))).toEqual([])
    },
  )

  it('refuses eleven files, a file that is too large, and a message of nothing', () => {
    const send = (body: RuleSample['bad'], files: FilePart[]): void => {
      checkMessage(bounds, { body, files, current: null })
    }
    const files = Array.from({ length: 11 }, (_, at) => file(at))
    expect(faultsOf(() => send({}, files))).toEqual(['attachments: BASE_TYPE_MAX_LENGTH'])
    const large = { ...file(0), data: Buffer.alloc(fileBytes + 1) }
    expect(() => send({}, [large])).toThrow('Request entity too large')
    expect(() => send({ content: ' ' }, [])).toThrow('Cannot send an empty message')
    const picture = { embeds: [{ image: { url: 'attachment://a.png' } }] }
    expect(faultsOf(() => send(picture, [file(0)]))).toEqual([])
  })

  it('names all faults at once', () => {
    const body = { content: 'x'.repeat(2001), embeds: [{ title: 'x'.repeat(257) }] }
    const faults = faultsOf(() => checkMessage(bounds, { body, files: [], current: null }))
    expect(faults).toEqual([
      'content: BASE_TYPE_MAX_LENGTH',
      'embeds.0.title: BASE_TYPE_MAX_LENGTH',
    ])
  })
})

describe('a refusal over HTTP', () => {
  let open: OpenLocal
  beforeAll(async () => {
    open = await openLocal()
  })
  afterAll(() => open.close())

  it('has Discord’s form', async () => {
    const answer = await open.rest('POST', `/channels/${ids.welcome}/messages`, {
      content: 'x'.repeat(2001),
    })
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        content: {
          _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }],
        },
      },
    })
    expect(open.referee.faults).toEqual([])
  })

  it('counts registered commands: a hundred and one are too many', async () => {
    const commands = Array.from({ length: 101 }, (_, at) => ({ name: `c${at}`, description: 'x' }))
    const path = `/applications/${open.local.applicationId}/commands`
    expect((await open.rest('PUT', path, commands)).json['code']).toBe(30032)
    expect((await open.rest('PUT', path, commands.slice(1))).status).toBe(200)
    const twice = [commands[0], commands[0]]
    expect((await open.rest('PUT', path, twice)).json['code']).toBe(50035)
  })
})
