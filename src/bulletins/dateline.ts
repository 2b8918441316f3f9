import type { DatelineStyle } from '../lore/entry.ts'

/**
 * Where a story comes from as its outlet writes it, from the rule's words for the place and the day
 * of publication as the campaign writes it; "" for a story from nowhere.
 */
export function writeDateline(style: DatelineStyle, place: string, day: string): string {
  switch (style) {
    case 'upper':
      return place.toUpperCase()
    case 'plain':
      return place
    case 'stardate first':
      return place === '' ? day : `${day}, ${place}`
  }
}
