import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import { readImage } from '../interchange/campaignImages.ts'
import { digestFiles } from '../interchange/digestFiles.ts'
import type { CampaignDraft } from '../lore/draft.ts'

/** The campaigns in a folder: each is a folder with a `campaign.yaml`. */
export interface CampaignLibrary {
  readonly slugs: () => Promise<readonly string[]>
  /** Of a campaign's files as they are now: the same digest, the same draft. */
  readonly digest: (slug: string) => Promise<string>
  /** Throws a UserError that counts the faults and names the first. */
  readonly read: (
    slug: string,
    progress?: (done: number, total: number) => void,
  ) => Promise<CampaignDraft>
  /**
   * A campaign's picture; `file` is the path below its folder that the lore names. Throws when it
   * is not there any more, cannot be read, or lies outside the folder.
   */
  readonly picture: (slug: string, file: string) => Promise<Uint8Array>
}

export const createCampaignLibrary = (folder: string): CampaignLibrary => ({
  slugs: async () => {
    if (!existsSync(folder)) return []
    const names = await readdir(folder, { withFileTypes: true })
    return names
      .filter((one) => one.isDirectory() && existsSync(join(folder, one.name, 'campaign.yaml')))
      .map(({ name }) => name)
      .sort()
  },
  digest: (slug) => digestFiles(join(folder, slug)),
  picture: (slug, file) => readImage(join(folder, slug), file),
  read: async (slug, progress = () => {}) => {
    // Before reading: what is changed meanwhile is found the next time.
    const files = await digestFiles(join(folder, slug))
    // Most starts read nothing, and reading needs a YAML parser and all that knows a field.
    const { readCampaign } = await import('../interchange/readCampaign.ts')
    const reading = await readCampaign(join(folder, slug), { progress })
    if (reading.ok) return { ...reading.draft, files }
    const [first] = reading.faults
    const where =
      first === undefined ? '' : ` ${first.file}:${first.line}: ${first.message}. ${first.fix}`
    const count = reading.faults.length === 1 ? '1 fault' : `${reading.faults.length} faults`
    throw new UserError(
      `The campaign “${slug}” has ${count} and nothing was changed. \`npm run lore:check\` lists them.${where}`,
    )
  },
})
