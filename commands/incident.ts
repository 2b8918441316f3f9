import { command } from '../src/discord/command.ts'
import type { PlayerContext } from '../src/discord/context.ts'
import { customIdIn } from '../src/discord/customId.ts'
import { entryList } from '../src/discord/entryList.ts'
import { completionsOf, openNamed } from '../src/discord/lookUp.ts'
import { overviewOf } from '../src/discord/overview.ts'
import { asOfOption, inItsTime, readAsOf } from '../src/discord/pastReading.ts'
import { message, update } from '../src/discord/reply.ts'
import type { Component } from '../src/discord/components.ts'

const kinds = ['incident'] as const

export default command({
  data: {
    name: 'incident',
    description: 'An incident: when, where, who, and what has been said of it',
    options: [
      {
        name: 'name',
        description: 'Which incident; leave it out for all of them, newest first',
        kind: 'string',
        autocomplete: true,
        most: 100,
      },
      asOfOption,
    ],
  },
  for: 'player',
  autocomplete: { name: (typed, { lore }) => completionsOf(lore, typed, kinds) },
  run: ({ name, 'as-of': asOf }, ctx) =>
    readAsOf(asOf, ctx, async (then) =>
      name === null ? message(...(await incidents(0, then))) : openNamed(name, then, kinds),
    ),
  components: {
    'incident.page': inItsTime(async ({ parts }, ctx) =>
      update(...(await incidents(Number(parts[0]), ctx))),
    ),
    'briefing.acknowledge': (pressed, { briefings }) => briefings.acknowledge(pressed),
  },
})

/** All known incidents, newest in-universe first; above them what this reader has yet to read. */
async function incidents(page: number, ctx: PlayerContext): Promise<readonly Component[]> {
  const known = overviewOf(ctx.lore).newest('incident')
  const list = entryList('Incidents', known, ctx, page, (to) =>
    customIdIn(ctx.lore, 'incident.page', to),
  )
  // What there is to read now is no part of a page of the past.
  return ctx.lore.asOf === null ? [...(await ctx.briefings.open()), ...list] : list
}
