import { command } from '../src/discord/command.ts'
import { completionsOf, openNamed } from '../src/discord/lookUp.ts'
import { asOfOption, readAsOf } from '../src/discord/pastReading.ts'

const kinds = ['faction'] as const

export default command({
  data: {
    name: 'faction',
    description: 'A faction’s dossier: stance, goals, leaders, members, friends and enemies',
    options: [
      {
        name: 'name',
        description: 'Which faction',
        kind: 'string',
        required: true,
        autocomplete: true,
        most: 100,
      },
      asOfOption,
    ],
  },
  for: 'player',
  autocomplete: { name: (typed, { lore }) => completionsOf(lore, typed, kinds) },
  run: ({ name, 'as-of': asOf }, ctx) =>
    readAsOf(asOf, ctx, (then) => openNamed(name, then, kinds)),
})
