import { basename, resolve } from 'node:path'
import { dayNumber } from '../calendar/day.ts'
import type { CampaignDraft, ContentFault } from '../lore/draft.ts'
import { readCampaignFile, type CampaignFile } from './campaignFile.ts'
import { listFolder, type FolderItem } from './campaignFolder.ts'
import { checkImages } from './campaignImages.ts'
import { checkCampaign } from './checkCampaign.ts'
import { readEntryFile, unreadEntry, type EntryFile, type UnreadEntry } from './entryFile.ts'
import { createFileContext, type DateParser, type FileContext } from './fileContext.ts'
import { openText } from './openText.ts'
import { readRuleFile, type RuleFile } from './ruleFile.ts'

/** A campaign that can be stored, or all that is wrong with it. */
export type CampaignReading =
  | { readonly ok: true; readonly draft: CampaignDraft }
  | { readonly ok: false; readonly faults: readonly ContentFault[] }

export interface ReadOptions {
  /** What stands before a file's path in faults; the folder's name if not given. */
  readonly shownAs?: string
  /** Called as entries and rules are read. */
  readonly progress?: (done: number, total: number) => void
}

/** Files read at a time. */
const batch = 64

/**
 * Reads a campaign's folder: its settings, entries and bulletin rules, checked one by one and
 * against each other. Gives every fault at once, in the order of files and lines. Throws only when
 * the folder can't be listed.
 */
export async function readCampaign(
  folder: string,
  { shownAs, progress = () => {} }: ReadOptions = {},
): Promise<CampaignReading> {
  const slug = basename(resolve(folder))
  const shown = (path: string): string => `${shownAs ?? slug}/${path}`
  const items = await listFolder(folder)
  const contexts: FileContext[] = []
  const campaign = await readSettings(folder, slug, items, shown, contexts)

  const entries: EntryFile[] = []
  const rules: RuleFile[] = []
  const unread: UnreadEntry[] = []
  const texts = items.filter(isText)
  for (const item of items) {
    const wrong = isText(item) ? undefined : misplaced[item.kind]
    if (wrong !== undefined) contexts.push(refused(shown(item.path), ...wrong))
  }
  const keys = new Set<string>()
  for (let done = 0; done < texts.length; done += batch) {
    const some = texts.slice(done, done + batch)
    const parseDate = campaign?.parseDate ?? anyDate
    const opened = await Promise.all(
      some.map(async (item) => openText(folder, item, shown(item.path), parseDate)),
    )
    for (const [index, context] of opened.entries()) {
      contexts.push(context)
      const key = (some[index]?.path ?? '').slice(0, -'.md'.length).normalize('NFC')
      if (key.length > longestKey) context.fault(0, 'a path too long', 'Use shorter names.')
      if (keys.has(key)) context.fault(0, 'a second file of this name', 'Rename one of the two.')
      keys.add(key)
      const broken = context.faults.length > 0
      if (key.startsWith('bulletins/')) {
        const rule = broken ? null : readRuleFile(key, context, campaign?.calendar ?? null)
        if (rule !== null) rules.push(rule)
      } else {
        const entry = broken ? unreadEntry(key, context) : readEntryFile(key, context)
        if ('key' in entry) entries.push(entry)
        else unread.push(entry)
      }
    }
    progress(Math.min(done + batch, texts.length), texts.length)
  }

  const images = entries.flatMap(({ content }) => content.image?.file ?? [])
  const imageFaults = await checkImages(folder, items, images)
  const imageFault = (file: string) => imageFaults.get(file) ?? null
  const checked = checkCampaign({ entries, rules, unread, imageFault })
  const faults = contexts.flatMap((context) => context.faults).sort(byPlace)
  const settings = campaign?.settings ?? null
  if (faults.length > 0 || settings === null) return { ok: false, faults }
  return { ok: true, draft: { settings, ...checked } }
}

const longestKey = 200

/** What has no place in a campaign, with what to do about it. */
const misplaced: Partial<Record<FolderItem['kind'], readonly [message: string, fix: string]>> = {
  link: ['a link, not a file or folder', 'Put the thing itself here.'],
  'closed folder': ['a folder that cannot be opened', 'Check who may read it.'],
}

function refused(file: string, message: string, fix: string): FileContext {
  const context = createFileContext(file, '', anyDate)
  context.fault(0, message, fix)
  return context
}

const notEntries = /(?:^|\/)(?:readme|notice)\.md$/i

const isText = ({ path }: FolderItem): boolean => /\.md$/i.test(path) && !notEntries.test(path)

async function readSettings(
  folder: string,
  slug: string,
  items: readonly FolderItem[],
  shown: (path: string) => string,
  contexts: FileContext[],
): Promise<CampaignFile | null> {
  const path = 'campaign.yaml'
  const item = items.find((one) => one.path === path)
  if (item === undefined) {
    const fix = 'Write it with name, summary, calendar, date-format and clock.'
    contexts.push(refused(shown(path), 'no campaign.yaml in the folder', fix))
    return null
  }
  const context = await openText(folder, item, shown(path), anyDate)
  contexts.push(context)
  if (context.faults.length > 0) return null
  return readCampaignFile(slug, context, async (wanted) => {
    const file = items.find((one) => one.path === wanted)
    if (file === undefined || wanted === path) return null
    const opened = await openText(folder, file, shown(wanted), anyDate)
    contexts.push(opened)
    return opened
  })
}

/** Stands in where the campaign's own calendar can't be read, lest every date be a fault as well. */
const anyDate: DateParser = () => ({
  ok: true,
  date: {
    earliest: dayNumber(0),
    latest: dayNumber(0),
    precision: 'day',
    approximate: false,
    uncertain: false,
    notation: '1970-01-01',
  },
})

const byPlace = (a: ContentFault, b: ContentFault): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1
