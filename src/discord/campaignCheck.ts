import type { NewsChannel } from '../bulletins/newsChannel.ts'
import { UserError } from '../errors.ts'
import type { Campaign, CampaignPlace } from '../store/store.ts'
import { channelTrouble } from './channelTrouble.ts'
import { container, text } from './components.ts'
import type { SetupContext } from './context.ts'
import { plain } from './loreText.ts'
import { message, type Reply } from './reply.ts'
import { roleNotes } from './roleNames.ts'

/** Throws a UserError before set-up. */
export function playedHere({ campaign }: SetupContext): Campaign {
  if (campaign !== null) return campaign
  throw new UserError('No campaign is set up here yet. `/campaign setup` does it in one step.')
}

/** What is set up, and what is missing where. */
export async function checkCampaign(ctx: SetupContext): Promise<Reply> {
  const { campaign, gm } = ctx
  if (campaign === null) {
    return message(text('No campaign is set up here yet. `/campaign setup` does it in one step.'))
  }
  const rules = await gm.store.bulletins.rules()
  const blocked = await gm.store.bulletins.deliveries(mostBlocked, ['blocked'])
  const roles = roleNotes(await gm.store.authoring.namedRoles(ctx.now), gm.roles())
  const news = await gm.store.newsChannels.list()
  const trouble = [
    ...troubleLines(ctx, campaign, news).slice(0, mostTroubles),
    ...(blocked.length === 0
      ? []
      : [`⚠️ ${blockedCount(blocked.length)} could not be posted: \`/bulletin list\` says why.`]),
  ]
  return message(
    container(
      [
        text(`## ${plain(campaign.name)}`),
        text(
          [
            ...placeLines(campaign),
            `Channels that get bulletins: ${news.length} (\`/campaign news\`)`,
            `Bulletins by the calendar: ${rules.length}`,
          ].join('\n'),
        ),
        text(trouble.join('\n') || '✔ Everything I need is there.'),
        ...(roles.length === 0 ? [] : [text(`### Roles in the lore\n${roles.join('\n')}`)]),
      ],
      null,
    ),
  )
}

const mostBlocked = 10
const mostTroubles = 20

function blockedCount(count: number): string {
  if (count === 1) return 'A bulletin'
  return count === mostBlocked ? `${mostBlocked} or more bulletins` : `${count} bulletins`
}

/** Where and for whom a campaign is played. */
export const placeLines = ({
  channel,
  logChannel,
  zone,
  gmRole,
}: CampaignPlace): readonly string[] => [
  `News and briefings: ${channel === null ? 'nowhere' : `<#${channel}>`}`,
  logChannel === null
    ? 'GMs’ channel: none, so that drafts and secrets go to the server’s owner. Choose one: `/campaign setup gm-channel:`'
    : `GMs’ channel, for drafts and trouble: <#${logChannel}>`,
  `Time zone: ${plain(zone)}`,
  `GMs: whoever may manage this server${gmRole === null ? '' : `, and <@&${gmRole}>`}`,
]

/** What is wrong with the channels, each with its fix. */
export function troubleLines(
  ctx: SetupContext,
  { channel, logChannel }: Pick<CampaignPlace, 'channel' | 'logChannel'>,
  news: readonly NewsChannel[] = [],
): readonly string[] {
  const others = [channel, logChannel]
    .filter((one) => one !== null)
    .filter((one) => !news.some((other) => other.channel === one))
    .map((one) => ({ channel: one }))
  const exposed =
    logChannel !== null && ctx.gm.channels.isOpen(logChannel)
      ? [
          `⚠️ Everybody can read <#${logChannel}>, where drafts and secrets show. Take View Channel from @everyone in its settings, or choose another with \`/campaign setup gm-channel:\`.`,
        ]
      : []
  return [...exposed, ...[...others, ...news].flatMap((one) => channelTrouble(one, ctx))]
}
