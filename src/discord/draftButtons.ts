import type { ShownDraft } from '../bulletins/posting.ts'
import { button, type RowComponent } from './components.ts'
import { customId } from './customId.ts'

/** What a GM can do about a draft that waits for them. What is held back can't be approved. */
export const draftButtons = ({ id, mark, content }: ShownDraft): readonly RowComponent[] => [
  ...(content === null
    ? []
    : [button('Approve', customId('bulletin.approve', id, mark), 'primary')]),
  button('Edit', customId('bulletin.edit', id)),
  button('Skip', customId('bulletin.skip', id)),
]
