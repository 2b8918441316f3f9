import type { BulletinContent } from '../bulletins/content.ts'
import type { Notice } from '../bulletins/posting.ts'
import { messageCost, mostText } from './budget.ts'
import { bulletinBody } from './bulletinMessage.ts'
import { row, shorten, text, type Component, type RowComponent } from './components.ts'
import { draftButtons } from './draftButtons.ts'
import type { Picture } from './reply.ts'
import { bodyOf, type MessageBody } from './sendMessage.ts'
import { unillustrated } from './voice.ts'

/** As long as a message without components can be. */
const mostWords = 2000

/** What GMs are told, in their own channel: a draft with its buttons. */
export const noticeBody = ({ text: words, draft }: Notice): MessageBody =>
  draft === undefined
    ? { content: shorten(words, mostWords) }
    : bodyOf(unillustrated(shownBulletin(words, draft.content, draftButtons(draft))))

/** The same to somebody alone, where no button can be pressed: they belong to the server. */
export const directNoticeBody = ({ text: words, draft }: Notice): MessageBody =>
  draft === undefined
    ? { content: shorten(words, mostWords) }
    : bodyOf(
        unillustrated(
          shownBulletin(`${words}\nDecide in the server, ${commands}.`, draft.content, []),
        ),
      )
const commands = 'with `/bulletin approve`, `/bulletin edit` or `/bulletin skip`'

/**
 * Words, a bulletin as its channel would see it, and buttons, within one message; with the outlet's
 * picture where that is sent along.
 */
export function shownBulletin(
  words: string,
  content: BulletinContent | null,
  buttons: readonly RowComponent[],
  picture: Picture | null = null,
): readonly Component[] {
  const head = text(shorten(words, mostWords))
  // The channel's message may be longer than what is left of this one.
  const left = mostText - messageCost([head]).text
  return [
    head,
    ...(content === null ? [] : bulletinBody(content, null, left, picture)),
    ...(buttons.length === 0 ? [] : [row(...buttons)]),
  ]
}
