import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import roster from '../commands/index.ts'
import { deployCommands } from '../src/discord/deploy.ts'
import { openRest } from '../src/discord/restClient.ts'
import { rosterBodies } from '../src/discord/rosterBodies.ts'
import { asId } from '../src/lore/ids.ts'
import type { House } from './house.ts'
import type { BotProgram } from './processes.ts'
import type { Prepared, PreparedReply } from './prepared.ts'
import type { Questions } from './questions.ts'
import type { Stage } from './stage.ts'

export const contestants = ['floor', 'sapphire', 'gazetteer'] as const
export type Contestant = (typeof contestants)[number]

/** The three bots as programs, at home in one house. `built` holds the compiled bots of the bench. */
export function programs(
  stage: Stage,
  house: House,
  built: string,
): Record<Contestant, BotProgram> {
  const { apiUrl } = stage.discord
  const { floor, sapphire, gazetteer } = stage.seats
  const bots = join(built, 'bench', 'bots')
  const cwd = house.folder
  return {
    floor: {
      args: [join(bots, 'floor.js'), floor.token, apiUrl, preparedPath(house)],
      cwd,
      environment: {},
    },
    sapphire: {
      args: [join(bots, 'sapphire', 'main.js'), sapphire.token, apiUrl, house.copyUrl],
      cwd,
      environment: {},
    },
    gazetteer: {
      args: [join(house.folder, 'dist', 'src', 'main.js')],
      cwd,
      environment: {
        DISCORD_TOKEN: gazetteer.token,
        DISCORD_API_URL: apiUrl,
        DATABASE_URL: house.url,
      },
    },
  }
}

const preparedPath = (house: House): string => join(house.folder, 'prepared.json')

/** Gives Gazetteer and the floor their commands; Sapphire's bot registers its own. */
export async function deployAll({ discord, seats, place }: Stage): Promise<void> {
  for (const seat of [seats.gazetteer, seats.floor]) {
    await deployCommands({
      rest: openRest({ token: seat.token, apiUrl: discord.apiUrl }),
      target: { kind: 'guild', guild: asId(place.guild) },
      commands: rosterBodies(roster),
      dryRun: false,
    })
  }
}

/** Asks Gazetteer everything once and keeps its answers, for the floor to give. */
export async function recordAnswers(
  stage: Stage,
  house: House,
  questions: Questions,
): Promise<Prepared> {
  const { gazetteer } = stage.seats
  const replies: Record<string, PreparedReply> = {}
  const choices: Record<string, Prepared['choices'][string]> = {}
  for (const value of questions.lore) {
    const first = await stage.ask(gazetteer, 'command', value)
    const { data, files } = first.deferred ? await stage.ask(gazetteer, 'command', value) : first
    const { components, flags, allowed_mentions: allowedMentions } = data
    // Gazetteer's answers to commands have this shape: src/discord/replyBody.ts.
    replies[value] = { components, flags, allowedMentions, files } as PreparedReply
  }
  for (const typed of questions.autocomplete) {
    const { data } = await stage.ask(gazetteer, 'autocomplete', typed)
    // https://docs.discord.com/developers/interactions/receiving-and-responding#autocomplete
    choices[typed] = data['choices'] as Prepared['choices'][string]
  }
  const prepared: Prepared = { replies, choices }
  await writeFile(preparedPath(house), JSON.stringify(prepared))
  return prepared
}
