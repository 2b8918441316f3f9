import { expect, it } from 'vitest'
import { ids, openLocal } from './openLocal.ts'
import { openapiIsHere } from './referee.ts'

it.skipIf(!openapiIsHere)(
  'the referee sees each exchange and finds what is not Discord’s',
  async () => {
    const open = await openLocal()
    const path = `/channels/${ids.welcome}/messages`
    await open.rest('POST', path, { content: 'Good' })
    await open.rest('POST', path, { content: '' })
    expect(open.referee.seen()).toBe(2)
    expect(open.referee.faults).toEqual([])
    await open.rest('POST', path, { content: 'Bad', colour: 'red' })
    expect(open.referee.faults).toHaveLength(1)
    expect(open.referee.faults[0]).toContain('POST /channels/:/messages request')
    await open.close()
  },
)
