import type { CampaignDraft } from '../../src/lore/draft.ts'
import { everyone } from '../../src/lore/visibility.ts'
import { draftCampaign, draftEntry, draftRule } from '../store/sampleDrafts.ts'
import { remembered } from './rehearsal.ts'

/** Paragraphs that are told apart, about 400 characters each. */
const paragraphs = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) =>
    `(${at}) ${'Dear heart, the year has turned. '.repeat(12)}`.trim(),
  )

/** A bulletin with a letter of so many paragraphs; nine or so fit its message. */
export function withLetter(count: number): CampaignDraft {
  const { entries } = remembered()
  const sections = [{ heading: '', body: paragraphs(count).join('\n\n'), visibility: everyone }]
  const letter = draftEntry('letter', { kind: 'document', name: 'To My Beloved', sections })
  const rule = draftRule('yearly', { dateline: 'HERE', attach: 'letter', headline: 'A letter' })
  return draftCampaign([...entries, letter], [rule])
}

/** What is wrong with a letter's paragraphs: those that are lacking, doubled or out of order. */
export function faultsIn(messages: readonly string[], count: number): readonly string[] {
  const words = messages.join('\n')
  let end = 0
  return paragraphs(count).flatMap((one) => {
    const [before = '', ...after] = words.split(one)
    const inOrder = before.length >= end
    end = before.length
    return after.length === 1 && inOrder ? [] : [`${one.slice(0, 4)}: ${after.length} times`]
  })
}
