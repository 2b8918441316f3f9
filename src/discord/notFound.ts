import type { KnownWorld, Resolution } from '../lore/knownWorld.ts'
import { row, select, shorten, text } from './components.ts'
import { customIdIn } from './customId.ts'
import { kindNames } from './kinds.ts'
import { plain } from './loreText.ts'
import { message, type Reply } from './reply.ts'

/** The answer to a name that is not known: the near ones to choose from, if there are any. */
export function notFound(
  typed: string,
  resolution: Extract<Resolution, { readonly kind: 'unclear' }>,
  lore: KnownWorld,
): Reply {
  const { suggestions } = resolution
  const nothing = text(`Nothing known by the name “${plain(shorten(typed, 100))}”.`)
  if (suggestions.length === 0) {
    return message(
      nothing,
      text('-# Type a few letters and choose from the list, or look around with `/lore`.'),
    )
  }
  return message(
    nothing,
    row(
      select(
        customIdIn(lore, 'lore.open'),
        'Did you mean …?',
        suggestions.map((entry) => ({
          label: entry.name,
          value: entry.id,
          description: kindNames[entry.kind].one,
        })),
      ),
    ),
  )
}
