import { describe, expect, test } from 'vitest'
import { explainStart } from '../../src/wiring/explainStart.ts'

describe('a start that failed', () => {
  const listening = (code: string, port: number): Error =>
    Object.assign(new Error(`listen ${code}`), { code, port })

  test('over its port says which, and what to set', () => {
    expect(explainStart(listening('EADDRINUSE', 4118))).toMatch(/Port 4118 is taken.*4118;.*LOCAL_/)
    expect(explainStart(listening('EACCES', 80))).toMatch(/Port 80 .*LOCAL_DISCORD_PORT/)
  })

  test('over its database, once that was open, says so', () => {
    const lost = new Error('Connection terminated unexpectedly')
    expect(explainStart(lost)).toMatch(/database failed during the start \(lost\)/)
    expect(explainStart(Object.assign(new Error(''), { code: 'SQLITE_FULL' }))).toMatch(/\(full\)/)
  })

  test('over anything that a host cannot mend is left to the log', () => {
    expect(explainStart(new TypeError('undefined is not a function'))).toBeNull()
    expect(explainStart(listening('EWHATEVER', 80))).toBeNull()
    expect(explainStart('a text')).toBeNull()
  })
})
