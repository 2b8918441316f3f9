import { asId, type ChannelId } from '../lore/ids.ts'
import type { Archive, Issue, IssuePage } from '../store/store.ts'

/** The campaign's printed news, as far as one reader may read where it stands. */
export interface News {
  /** Newest first, each bulletin once. */
  readonly page: (skip: number, limit: number) => Promise<IssuePage>
  /** Those whose headlines hold the words, newest first. */
  readonly called: (words: string, limit: number) => Promise<readonly Issue[]>
  /** Null for what there is not, and for what stands where this reader may not read. */
  readonly issue: (id: string) => Promise<Issue | null>
}

/** The news for whoever `reads` some channels at this moment. */
export function newsFor(archive: Archive, reads: (channel: ChannelId) => boolean): News {
  const readable = async (): Promise<readonly ChannelId[]> =>
    (await archive.channels()).filter(reads)
  return {
    page: async (skip, limit) => archive.issues(await readable(), { skip, limit }),
    called: async (words, limit) => archive.called(await readable(), words, limit),
    issue: async (id) => archive.issue(asId(id), await readable()),
  }
}
