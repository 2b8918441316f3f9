import type { Command } from './command.ts'
import { commandBody } from './commandData.ts'
import type { CommandBody } from './compareCommands.ts'

/** The roster as Discord is told of it; what is for GMs is hidden from everyone else. */
export const rosterBodies = (roster: readonly Command[]): readonly CommandBody[] =>
  roster.map(({ data, for: audience }) =>
    commandBody(data, audience === 'gm' || audience === 'setup'),
  )
