import { asId, type ChannelId } from '../lore/ids.ts'
import type { Archive, Issue } from '../store/store.ts'

/** The campaign's printed news, as far as one reader may read where it stands. */
export interface News {
  /** Newest first. */
  readonly latest: (limit: number) => Promise<readonly Issue[]>
  /** Null for what there is not, and for what stands where this reader may not read. */
  readonly issue: (id: string) => Promise<Issue | null>
}

/** The news for whoever `reads` some channels at this moment. */
export function newsFor(archive: Archive, reads: (channel: ChannelId) => boolean): News {
  const readable = async (): Promise<readonly ChannelId[]> =>
    (await archive.channels()).filter(reads)
  return {
    latest: async (limit) => archive.issues(await readable(), limit),
    issue: async (id) => archive.issue(asId(id), await readable()),
  }
}
