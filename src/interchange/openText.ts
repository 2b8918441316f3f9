import { readBytes, type FolderItem } from './campaignFolder.ts'
import { decodeText } from './decodeText.ts'
import { createFileContext, type DateParser, type FileContext } from './fileContext.ts'

/** Larger files are refused: lore is for people to read. In bytes. */
const largestText = 1024 * 1024

/**
 * A text file of a campaign, ready to be read. With a fault already in it, the file could not be
 * opened or decoded, and its text is what stands before the fault.
 */
export async function openText(
  folder: string,
  item: FolderItem,
  shownAs: string,
  parseDate: DateParser,
): Promise<FileContext> {
  const refuse = (message: string, fix: string, before = ''): FileContext => {
    const context = createFileContext(shownAs, before, parseDate)
    context.fault(before.length, message, fix)
    return context
  }
  if (item.kind !== 'file') return refuse(...notPlain)
  let file: Awaited<ReturnType<typeof readBytes>>
  try {
    file = await readBytes(folder, item.path, largestText)
  } catch (error) {
    return refuse(`a file that cannot be opened (${codeOf(error)})`, 'Check who may read it.')
  }
  if (file === null) return refuse(...notPlain)
  if (file.size > largestText) {
    const size = `${file.size.toLocaleString('en-GB')} bytes`
    return refuse(`a file of ${size}, where 1 MiB is allowed`, 'Divide it into several entries.')
  }
  const decoded = decodeText(file.bytes)
  return decoded.ok
    ? createFileContext(shownAs, decoded.text, parseDate)
    : refuse(decoded.message, decoded.fix, decoded.before)
}

const notPlain = ['a link or device, not a file', 'Put the file itself here.'] as const

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
