import { styleText } from 'node:util'

/** Where the bot has come to run: the local Discord, or the real one. */
export type Arrival =
  | { readonly kind: 'local'; readonly page: string }
  | { readonly kind: 'poster' }
  | { readonly kind: 'discord'; readonly user: string; readonly servers: number }

/** What a person at a terminal reads once everything runs: where to go, what to try, how to stop. */
export function welcome(arrival: Arrival): string {
  const lines = linesOf(arrival)
  return `\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`
}

function linesOf(arrival: Arrival): readonly string[] {
  switch (arrival.kind) {
    case 'local':
      return inLocalDiscord(arrival.page)
    case 'poster':
      return ['Gazetteer posts what falls due, beside its bot.', '', 'Stop   Ctrl-C']
    case 'discord':
      return onDiscord(arrival)
  }
}

const inLocalDiscord = (page: string): readonly string[] => [
  'Gazetteer runs its campaign in a Discord of its own, on this machine alone.',
  '',
  `Open   ${styleText(['bold', 'cyan'], page)}`,
  '',
  `Try    type ${strong('/lore')} and choose Maquis Reborn`,
  `       act as Robin, the game master, and use ${strong('/briefing send')}`,
  `       press ${strong('Go to the next bulletin')} and look into #federation-news`,
  '',
  'Stop   Ctrl-C; what you did is there again next time',
]

const onDiscord = ({
  user,
  servers,
}: Extract<Arrival, { readonly kind: 'discord' }>): readonly string[] => [
  `${strong(user)} is online, in ${servers} ${servers === 1 ? 'server' : 'servers'}.`,
  '',
  servers === 0
    ? `Next   ${strong('npm run invite')} prints the link that adds it to a server`
    : `Next   ${strong('/campaign setup')} in a server that has no campaign yet`,
  'Stop   Ctrl-C',
]

const strong = (text: string): string => styleText('bold', text)
