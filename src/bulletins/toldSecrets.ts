import { secretNames } from '../lore/knowledge.ts'
import type { KnownWorld } from '../lore/knownWorld.ts'
import { escapeMarkdown } from './escapeMarkdown.ts'
import type { BulletinRule } from './rule.ts'

const mostNamed = 5
const mostName = 60

/**
 * What a bulletin's own words name that its readers may not know, as a warning for GMs in Markdown;
 * null for nothing. `full` is what a GM knows, `audience` what its readers do. No template field
 * names such a thing, so it only comes from words that somebody wrote.
 */
export function toldSecrets(
  { headline, dateline, body }: Pick<BulletinRule, 'headline' | 'dateline' | 'body'>,
  full: KnownWorld,
  audience: KnownWorld,
): string | null {
  const told = secretNames([headline, dateline, body].join('\n'), full, audience)
  if (told.length === 0) return null
  const names = told.slice(0, mostNamed).map(({ name }) => escapeMarkdown(shortened(name)))
  return `Its readers may not know of ${names.join(', ')}, and it names them.`
}

const shortened = (name: string): string => {
  const signs = Array.from(name)
  return signs.length <= mostName
    ? name
    : `${signs
        .slice(0, mostName - 1)
        .join('')
        .trimEnd()}…`
}
