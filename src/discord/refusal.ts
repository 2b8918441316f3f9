import type { DiscordAPIError } from '@discordjs/rest'

/**
 * Whether an error is Discord's own answer. By its name, not by its class: discord.js loads a copy
 * of the client of its own, as CommonJS, whose errors are of another class than those of our import.
 */
export const isRefusal = (error: unknown): error is DiscordAPIError =>
  error instanceof Error && /^DiscordAPIError\b/.test(error.name)
