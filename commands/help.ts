import { command } from '../src/discord/command.ts'
import { container, row, select, text, type Component } from '../src/discord/components.ts'
import type { BaseContext } from '../src/discord/context.ts'
import { customId } from '../src/discord/customId.ts'
import { message, update } from '../src/discord/reply.ts'

interface Topic {
  readonly name: string
  readonly label: string
  readonly gmOnly: boolean
  readonly lines: readonly string[]
}

/** `{command}` or `{command subcommand}` becomes a mention that can be clicked. */
const topics: readonly Topic[] = [
  {
    name: 'start',
    label: 'Getting started',
    gmOnly: false,
    lines: [
      'I know this campaign’s lore: as much of it as your character may know.',
      '{lore} looks anything up; type a few letters and choose.',
      '{faction} opens a dossier, {incident} tells what happened and what is said of it.',
      '{timeline} puts it in order, {date show} tells today’s date, {news} the latest headlines.',
      'Answers are yours alone. **Share here** shows one to the channel.',
    ],
  },
  {
    name: 'dates',
    label: 'Dates',
    gmOnly: false,
    lines: [
      'The campaign has a calendar of its own: {date show} puts it beside the real one.',
      '{date convert} tells what a date is on the other side, and {date upcoming} the anniversaries to come.',
      'Where a date is asked for, write it as you like: `238802.22`, `2391-11`, `2392`, `early 2392`, `the 2370s`.',
      '`as-of` on {lore}, {faction}, {incident} and {timeline} goes back: you read what was known by that day.',
      'History is not always exact, and neither is {timeline}: what may have happened in a time is shown in it.',
    ],
  },
  {
    name: 'briefings',
    label: 'Briefings',
    gmOnly: false,
    lines: [
      'A briefing comes from your game master. Press **Acknowledge** when you have read it.',
      '{incident} reminds you of those that you have not acknowledged.',
    ],
  },
  {
    name: 'gm',
    label: 'For game masters',
    gmOnly: true,
    lines: [
      '{campaign setup} brings a campaign here and can be repeated; its `gm-channel` is where you get drafts and hear of trouble. {campaign check} lists what is missing where.',
      '{briefing send} shows you a briefing as its readers will see it, and sends it with a button: in a channel, a private thread or direct messages, now or later.',
      '{briefing status} tells who has read it, who was not reached, and reminds the rest; {briefing close} ends it.',
      '{briefing reveal} makes known what is hidden of its incident, to everybody or to some, and brings its message up to date.',
      '{reveal part} makes known what is hidden of any entry, to everybody or to some; {reveal list} tells who knows what since when, and {reveal undo} takes back what nobody has opened.',
      '{bulletin list} shows what the calendar will post, {bulletin preview} the next one in full, {bulletin post} prints it today.',
      '{bulletin schedule} takes a story of your own; {bulletin approve}, {bulletin edit} and {bulletin skip} decide about single ones, {bulletin cancel} ends one of yours.',
      '{campaign clock} tells how the campaign’s days pass, and changes it: for a date that you move by hand, choose the mode manual.',
      '🔒 marks what players do not see. Nothing that you share or send shows it to them.',
      'Others can be GMs: name a role in {campaign setup}, and allow it the commands under Server Settings → Integrations.',
    ],
  },
]

export default command({
  data: {
    name: 'help',
    description: 'What Gazetteer can do, and how',
    options: [
      {
        name: 'topic',
        description: 'What about; leave it out to begin at the beginning',
        kind: 'string',
        autocomplete: true,
        most: 40,
      },
    ],
  },
  for: 'anyone',
  autocomplete: {
    topic: (typed, ctx) =>
      topicsFor(ctx)
        .filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))
        .map(({ name, label }) => ({ name: label, value: name })),
  },
  run: async ({ topic }, ctx) => message(...(await page(topic, ctx))),
  components: {
    'help.topic': async ({ values }, ctx) => update(...(await page(values[0] ?? null, ctx))),
  },
})

const topicsFor = ({ viewer }: BaseContext): readonly Topic[] =>
  topics.filter(({ gmOnly }) => viewer.gm || !gmOnly)

async function page(asked: string | null, ctx: BaseContext): Promise<readonly Component[]> {
  const known = topicsFor(ctx)
  const wanted = asked?.trim().toLowerCase() ?? ''
  const topic =
    known.find(({ name, label }) => name === wanted || label.toLowerCase() === wanted) ?? known[0]
  if (topic === undefined) throw new Error('help has no topics')
  const before =
    ctx.campaign === null
      ? ['⚠️ No campaign is set up here yet. A game master does it in one step: {campaign setup}.']
      : []
  const lines = await Promise.all(
    [...before, ...topic.lines].map(async (line) => `- ${await withMentions(line, ctx)}`),
  )
  return [
    container([text(`## ${topic.label}\n${lines.join('\n')}`)], null),
    row(
      select(
        customId('help.topic'),
        'Help with …',
        known.map(({ name, label }) => ({ label, value: name })),
      ),
    ),
  ]
}

async function withMentions(line: string, { commandId }: BaseContext): Promise<string> {
  const parts = line.split(/\{([a-z ]+)\}/)
  const written = await Promise.all(
    parts.map(async (part, place) => {
      if (place % 2 === 0) return part
      const id = await commandId(part.split(' ')[0] ?? '')
      return id === null ? `\`/${part}\`` : `</${part}:${id}>`
    }),
  )
  return written.join('')
}
