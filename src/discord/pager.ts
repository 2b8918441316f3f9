import { button, row, type Component } from './components.ts'

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[]
  /** From 0. */
  readonly shown: number
  /** At least 1. */
  readonly pages: number
  readonly total: number
}

/** The number of a page that there is, from 0: the nearest to the one asked for. */
export const pageNumber = (asked: number, pages: number): number =>
  Number.isSafeInteger(asked) ? Math.min(Math.max(0, asked), Math.max(0, pages - 1)) : 0

/** The page `asked` of `items`, or the nearest that there is. */
export function pageOf<T>(items: readonly T[], perPage: number, asked: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const shown = pageNumber(asked, pages)
  return {
    items: items.slice(shown * perPage, (shown + 1) * perPage),
    shown,
    pages,
    total: items.length,
  }
}

/** The buttons that turn a page, those that lead somewhere. `turn` makes a page's custom id. */
export const pageButtons = (
  shown: number,
  pages: number,
  turn: (page: number) => string,
  labels: { readonly back: string; readonly on: string } = { back: '◀ Back', on: 'Read on ▶' },
) => [
  ...(shown > 0 ? [button(labels.back, turn(shown - 1))] : []),
  ...(shown < pages - 1 ? [button(labels.on, turn(shown + 1), 'primary')] : []),
]

/** Those buttons as a row; none when there is one page only. */
export function pageRow(...paging: Parameters<typeof pageButtons>): readonly Component[] {
  const buttons = pageButtons(...paging)
  return buttons.length === 0 ? [] : [row(...buttons)]
}

/** Where one is in a list, in small print; nothing when it has one page only. */
export const pageNote = ({ shown, pages, total }: Page<unknown>): string =>
  pages > 1 ? `-# ${total} in all · page ${shown + 1} of ${pages}` : ''
