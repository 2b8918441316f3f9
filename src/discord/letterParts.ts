import type { DeliveryId } from '../lore/ids.ts'
import { assertMessageBudget, mostText } from './budget.ts'
import { button, container, row, text, type Component } from './components.ts'
import { customId } from './customId.ts'
import { pagesOf } from './paging.ts'

/** A part's button opens the bulletin in the archive; its custom id is the part's mark. From 0. */
export const partMark = (delivery: DeliveryId, part: number): string =>
  customId('news.open', delivery, part + 1)

/** A nonce's last character tells parts apart: a row's id takes 24 of its 25. */
const nonceSigns = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('')

/** The most parts that a letter may have: 366,000 characters. What is beyond is in the archive. */
export const mostParts = nonceSigns.length

/** The nonce of a part, from 0. */
export const partNonce = (delivery: DeliveryId, part: number): string =>
  `${delivery}${nonceSigns.charAt(part)}`

/** The messages in which a letter goes on. Each carries its mark. */
export function letterParts(
  rest: string,
  color: number | null,
  delivery: DeliveryId,
): readonly (readonly Component[])[] {
  const pages = pagesOf(rest, mostText).slice(0, mostParts)
  return pages.map((page, part) => {
    const label = pages.length === 1 ? 'Read the whole' : `Part ${part + 1} of ${pages.length}`
    const components = [
      container([text(page)], color),
      row(button(label, partMark(delivery, part))),
    ]
    assertMessageBudget(components)
    return components
  })
}
