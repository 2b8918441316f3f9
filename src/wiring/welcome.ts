import { styleText } from 'node:util'
import type { Program } from './program.ts'

/** What a person at a terminal reads once everything runs: where to go, what to try, how to stop. */
export function welcome({ bot, local }: Program): string {
  const lines = local === null ? onDiscord(bot) : inLocalDiscord(local.url)
  return `\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`
}

const inLocalDiscord = (url: string): readonly string[] => [
  'Gazetteer runs its campaign in a Discord of its own, on this machine alone.',
  '',
  `Open   ${styleText(['bold', 'cyan'], url)}`,
  '',
  `Try    type ${strong('/lore')} and choose Maquis Reborn`,
  `       act as Robin, the game master, and use ${strong('/briefing send')}`,
  `       press ${strong('Go to the next bulletin')} and look into #federation-news`,
  '',
  'Stop   Ctrl-C; what you did is there again next time',
]

function onDiscord({ gateway: { client } }: Program['bot']): readonly string[] {
  const { size } = client.guilds.cache
  const next =
    size === 0
      ? [`Next   ${strong('npm run invite')} prints the link that adds it to a server`]
      : [`Next   ${strong('/campaign setup')} in a server that has no campaign yet`]
  return [
    `${strong(client.user.tag)} is online, in ${size} ${size === 1 ? 'server' : 'servers'}.`,
    '',
    ...next,
    'Stop   Ctrl-C',
  ]
}

const strong = (text: string): string => styleText('bold', text)
