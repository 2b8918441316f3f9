import { createHash } from 'node:crypto'
import type { CampaignSettings } from '../lore/draft.ts'
import { recordAudit } from './audit.ts'
import type { ImportScope } from './importCampaign.ts'

/** SHA-256 of a value's JSON, hexadecimal. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

/**
 * Takes over a campaign's settings if its folder says something else than at the last import, so
 * that what a GM set since then stays. Whether anything was written.
 */
export async function importSettings(
  scope: ImportScope,
  settings: CampaignSettings,
): Promise<boolean> {
  const { writer, campaign } = scope
  const settingsHash = hashOf(settings)
  const before = await writer.campaign.findUniqueOrThrow({ where: { id: campaign } })
  if (before.settingsHash === settingsHash) return false
  const { name, summary, calendar, dateFormat, clock } = settings
  const after = { name, summary, calendar, dateFormat, clock }
  await writer.campaign.update({ where: { id: campaign }, data: { ...after, settingsHash } })
  await recordAudit(scope, 'campaign.settings', changesBetween(before, after))
  return true
}

/** What changed, as text by field: "old → new". */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const changes: Record<string, string> = {}
  for (const [field, value] of Object.entries(after)) {
    const old = textOf(before[field])
    const now = textOf(value)
    if (old !== now) changes[field] = `${old} → ${now}`
  }
  return changes
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value ?? null) ?? '')
