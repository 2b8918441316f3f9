import type { CampaignDraft, ContentFault } from '../lore/draft.ts'
import { refuseCircles } from './circles.ts'
import type { EntryFile, UnreadEntry } from './entryFile.ts'
import { createNameTable } from './nameTable.ts'
import { resolveEntry } from './resolveNames.ts'
import { resolveRule, type RuleFile } from './ruleFile.ts'

/** A campaign's files, each read by itself. */
export interface CampaignFiles {
  readonly entries: readonly EntryFile[]
  readonly rules: readonly RuleFile[]
  readonly unread: readonly UnreadEntry[]
  /** What is wrong with the image of that path; null for nothing. */
  readonly imageFault: (file: string) => Pick<ContentFault, 'message' | 'fix'> | null
}

/** Ties the files to one another; what is wrong between them is noted in each one's context. */
export function checkCampaign(files: CampaignFiles): Pick<CampaignDraft, 'entries' | 'rules'> {
  const { entries, rules, unread, imageFault } = files
  const table = createNameTable(entries, unread)
  refuseCircles(entries, table)
  for (const { content, imageAt, context } of entries) {
    const wrong = content.image === null ? null : imageFault(content.image.file)
    if (wrong !== null) context.fault(imageAt ?? 0, wrong.message, wrong.fix)
  }
  return {
    entries: entries.map((entry) => resolveEntry(entry, table)),
    rules: rules.map((rule) => resolveRule(rule, table)),
  }
}
