import { isZone } from '../calendar/localInstant.ts'
import { UserError } from '../errors.ts'
import type { ChannelId, RoleId } from '../lore/ids.ts'
import type { CampaignPlace, ImportReport } from '../store/store.ts'
import { placeLines, troubleLines } from './campaignCheck.ts'
import { container, text } from './components.ts'
import type { SetupContext } from './context.ts'
import { plain } from './loreText.ts'
import { message, type Reply } from './reply.ts'

/** What a GM chose; null for what stays, or for the default. */
export interface SetupArguments {
  readonly campaign: string | null
  readonly channel: ChannelId | null
  readonly 'gm-channel': ChannelId | null
  readonly zone: string | null
  readonly 'gm-role': RoleId | null
}

/** Brings a campaign to the server, or changes how it is played. Throws a UserError for what can't be. */
export async function setUp(args: SetupArguments, ctx: SetupContext): Promise<Reply> {
  const { gm, campaign: before } = ctx
  if (args.zone !== null && !isZone(args.zone)) {
    throw new UserError(
      `“${plain(args.zone)}” is not a time zone. Choose one from the list, as Europe/London.`,
    )
  }
  const gmChannel = args['gm-channel']
  if (gmChannel !== null && gm.channels.isOpen(gmChannel)) {
    throw new UserError(
      `Everybody in this server can read <#${gmChannel}>, and drafts and secrets would show there. Take View Channel from @everyone in its settings, or choose another \`gm-channel\`.`,
    )
  }
  const place: CampaignPlace = {
    zone: args.zone ?? before?.zone ?? 'UTC',
    channel: args.channel ?? before?.channel ?? ctx.channel,
    logChannel: args['gm-channel'] ?? before?.logChannel ?? null,
    gmRole: args['gm-role'] ?? before?.gmRole ?? null,
  }
  const draft = await gm.campaigns.read(await chosenSlug(args.campaign, ctx))
  const author = { user: ctx.user, at: ctx.now }
  const report = await gm.store.authoring.importCampaign(draft, place, author)
  if (before !== null) await gm.store.authoring.configure(place, author)
  const rules = await gm.store.bulletins.rules()
  return message(
    container(
      [
        text(`## ${plain(draft.settings.name)} is ready`),
        text(`${placeLines(place).join('\n')}\n${reportLine(report)}`),
        text(troubleLines(ctx, place).join('\n') || '✔ I have every permission I need there.'),
        text(
          [
            '### What next',
            '- Players look things up with `/lore`, and `/help` tells them the rest.',
            '- Brief them with `/briefing send`.',
            rules.length === 0
              ? '- There are no bulletins in this campaign yet.'
              : `- ${rules.length} ${rules.length === 1 ? 'bulletin posts' : 'bulletins post'} by the calendar; see \`/bulletin list\`.`,
          ].join('\n'),
        ),
      ],
      null,
    ),
  )
}

/** The campaign asked for; else the one that is played already; else the only or first on offer. */
async function chosenSlug(asked: string | null, { gm, campaign }: SetupContext): Promise<string> {
  const slugs = await gm.campaigns.slugs()
  const slug = asked ?? campaign?.slug ?? slugs[0]
  if (slug === undefined)
    throw new UserError('This host offers no campaigns: the `lore` folder is empty.')
  if (!slugs.includes(slug)) {
    throw new UserError(
      `There is no campaign “${plain(slug)}”. On offer: ${slugs.map(plain).join(', ')}.`,
    )
  }
  if (campaign !== null && campaign.slug !== slug) {
    throw new UserError(
      `This server plays ${plain(campaign.name)} already, and one campaign to a server is all I can do today.`,
    )
  }
  return slug
}

function reportLine({ created, changed, unchanged, archived }: ImportReport): string {
  const counts = [
    [created, 'new'],
    [changed, 'changed'],
    [unchanged, 'as before'],
    [archived, 'put away'],
  ] as const
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return `Lore: ${told.join(', ') || 'nothing written yet'}`
}
