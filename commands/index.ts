import type { Command } from '../src/discord/command.ts'
import briefing from './briefing.ts'
import bulletin from './bulletin.ts'
import campaign from './campaign.ts'
import date from './date.ts'
import faction from './faction.ts'
import help from './help.ts'
import incident from './incident.ts'
import lore from './lore.ts'
import news from './news.ts'
import reveal from './reveal.ts'
import timeline from './timeline.ts'

/** Every command that there is: one file and one line here. */
const roster: readonly Command[] = [
  lore,
  faction,
  incident,
  timeline,
  date,
  news,
  help,
  briefing,
  reveal,
  bulletin,
  campaign,
]

export default roster
