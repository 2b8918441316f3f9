import type { ChannelId } from '../lore/ids.ts'
import type { GmTools } from './gmTools.ts'

/** What is wrong with a channel that the bot posts in, each with its fix. */
export function channelTrouble(
  { channel, persona = false }: { readonly channel: ChannelId; readonly persona?: boolean },
  { gm }: { readonly gm: Pick<GmTools, 'channels'> },
): readonly string[] {
  const access = gm.channels.missing(channel, persona)
  if (access.kind === 'gone') {
    return [
      `⚠️ I do not see <#${channel}>: it is gone, or a thread that was archived. \`/campaign news\` removes it; \`/campaign setup\` chooses another for the campaign.`,
    ]
  }
  return access.lacks.map(
    (name) =>
      `⚠️ I lack **${name}** in <#${channel}>. Allow it in the channel’s settings under Permissions.`,
  )
}
