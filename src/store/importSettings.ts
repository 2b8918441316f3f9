import { createHash } from 'node:crypto'
import type { CalendarData } from '../calendar/calendarData.ts'
import type { CampaignSettings } from '../lore/draft.ts'
import { recordAudit } from './audit.ts'
import { Prisma } from './generated/client.ts'
import type { ImportScope } from './importCampaign.ts'

/** SHA-256 of a value's JSON, hexadecimal. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** A campaign's settings as its row keeps them. */
export const settingsColumns = ({ name, summary, dateFormat, ...time }: CampaignSettings) => ({
  name,
  summary,
  ...calendarColumns(time.calendar),
  dateFormat,
  clock: time.clock,
  clockHash: hashOf([time.calendar, time.clock]),
})

const calendarColumns = (calendar: CampaignSettings['calendar']) =>
  typeof calendar === 'string'
    ? { calendar, calendarData: Prisma.DbNull }
    : { calendar: calendar.id, calendarData: jsonOf(calendar) }

// The client's JSON type wants objects of no named type, all the way down.
const jsonOf = (calendar: CalendarData): Prisma.InputJsonObject =>
  calendar as unknown as Prisma.InputJsonObject

/**
 * Takes over a campaign's settings if its folder says something else than at the last import, so
 * that what a GM set since then stays: the clock too, unless the folder's clock or calendar is
 * what changed. Whether anything was written.
 */
export async function importSettings(
  scope: ImportScope,
  settings: CampaignSettings,
): Promise<boolean> {
  const { writer, campaign } = scope
  const settingsHash = hashOf(settings)
  const before = await writer.campaign.findUniqueOrThrow({ where: { id: campaign } })
  if (before.settingsHash === settingsHash) return false
  const { clock, ...rest } = settingsColumns(settings)
  const keepsClock = before.clockHash === rest.clockHash
  await writer.campaign.update({
    where: { id: campaign },
    data: { ...rest, ...(keepsClock ? {} : { clock }), settingsHash },
  })
  const { slug: _, ...told } = settings
  const { calendar, calendarData, ...old } = before
  const changes = changesBetween(
    { ...old, calendar: calendarData ?? calendar },
    { ...told, clock: keepsClock ? before.clock : clock },
  )
  await recordAudit(scope, 'campaign.settings', changes)
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
