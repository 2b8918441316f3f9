import type { Route } from '../router.ts'
import { channelRoutes } from './channels.ts'
import { commandRoutes } from './commands.ts'
import { guildRoutes } from './guilds.ts'
import { interactionRoutes } from './interactions.ts'
import { messageRoutes } from './messages.ts'
import { roleRoutes } from './roles.ts'
import { threadRoutes } from './threads.ts'
import { threadMemberRoutes } from './threadMembers.ts'
import { userRoutes } from './users.ts'
import { webhookMessageRoutes } from './webhookMessages.ts'
import { webhookRoutes } from './webhooks.ts'

/** All of REST v10 that the local Discord speaks. */
export const routes: readonly Route[] = [
  ...interactionRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...threadRoutes,
  ...threadMemberRoutes,
  ...guildRoutes,
  ...roleRoutes,
  ...commandRoutes,
  ...webhookRoutes,
  ...webhookMessageRoutes,
  ...userRoutes,
]
