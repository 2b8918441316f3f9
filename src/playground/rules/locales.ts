import { Locale } from 'discord-api-types/v10'

/** The languages that Discord knows. https://docs.discord.com/developers/reference#locales */
export const locales: ReadonlySet<string> = new Set(Object.values(Locale))
