import { command } from '../src/discord/command.ts'
import { completionsOf, openNamed } from '../src/discord/lookUp.ts'

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
    ],
  },
  for: 'player',
  autocomplete: { name: (typed, { lore }) => completionsOf(lore, typed, kinds) },
  run: ({ name }, ctx) => openNamed(name, ctx, kinds),
})
