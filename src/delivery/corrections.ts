import type { Temporal } from 'temporal-polyfill'
import { correctionOf, type Printed } from '../bulletins/correctionOf.ts'
import { sourceChanges } from '../bulletins/sources.ts'
import { audienceOf } from '../lore/visibility.ts'
import type { BulletinRule, Campaign, ChangedCampaign, Delivery } from '../store/store.ts'
import { tellDraft } from './tellDraft.ts'
import type { DeliveryTools } from './tools.ts'

type Tools = Pick<DeliveryTools, 'store' | 'poster' | 'now' | 'log'>

/** Looks for changed campaigns at most once in this time, in ms. */
const pauseMs = 30_000
/** Campaigns compared in one look; the next look takes the rest. */
const mostCampaigns = 20
/** How many of a campaign's messages are looked at, and how many of the bulletins in them. */
const [mostRows, mostPrinted] = [200, 20] as const

/**
 * Makes the function that finds what is to be corrected: where lore has changed, the latest
 * bulletins are compared with it, by what their readers may know alone. What differs becomes a
 * correction, held until a GM approves it; the same change is proposed once.
 */
export function createCorrections(tools: Tools): () => Promise<void> {
  const { comparisons } = tools.store
  let lookedAt: Temporal.Instant | null = null
  return async () => {
    const now = tools.now()
    const past = lookedAt === null ? pauseMs : now.since(lookedAt).total('milliseconds')
    if (past >= 0 && past < pauseMs) return
    lookedAt = now
    for (const changed of await comparisons.due(mostCampaigns))
      if (await compare(changed, now, tools)) await comparisons.done(changed)
  }
}

/** False when GMs could not be told for the moment: it is compared again. */
async function compare(
  { guild: id }: ChangedCampaign,
  now: Temporal.Instant,
  tools: Tools,
): Promise<boolean> {
  const guild = tools.store.guild(id)
  const campaign = await guild.campaign()
  const world = await guild.lore(audienceOf(id), now)
  if (campaign === null || world === null) return true
  const rules = new Map((await guild.bulletins.rules()).map((rule) => [rule.id, rule]))
  const sent = await guild.bulletins.deliveries(mostRows, ['sent'])
  for (const printed of printedOf(sent, rules)) {
    const changes = sourceChanges(printed.content.sources ?? [], world)
    if (changes.length === 0) continue
    const proposed = correctionOf(printed, changes, campaign, now)
    await guild.desk.correct({ ...proposed, universeDay: world.today }, now)
  }
  return tellUntold(campaign, now, tools)
}

/** The latest bulletins, without those that were corrected: there the correction counts. */
function printedOf(
  sent: readonly Delivery[],
  rules: ReadonlyMap<string, BulletinRule>,
): readonly Printed[] {
  const printed = new Map<string, Printed>()
  const corrected = new Set<string>()
  for (const { rule: id, occurrence, universeDay, content, channel, message } of sent) {
    const rule = rules.get(id)
    if (rule === undefined || content === null || message === null) continue
    const { schedule } = rule
    if (schedule.kind === 'correction') corrected.add(`${schedule.rule} ${schedule.occurrence}`)
    const key = `${id} ${occurrence}`
    const known = printed.get(key)
    if (known === undefined && printed.size >= mostPrinted) continue
    const posts = [...(known?.posts ?? []), { channel, message }]
    printed.set(key, { rule, occurrence, universeDay, content, posts })
  }
  return [...printed].flatMap(([key, one]) => (corrected.has(key) ? [] : [one]))
}

/** Tells the GMs of the corrections that they have not been told of; what a death left, too. */
async function tellUntold(
  campaign: Campaign,
  now: Temporal.Instant,
  tools: Tools,
): Promise<boolean> {
  const { drafts, bulletins } = tools.store.guild(campaign.guild)
  let told = true
  for (const draft of await drafts.list(mostRows, ['held'])) {
    const rule = await bulletins.rule(draft.rule)
    if (draft.heldAt !== null || rule?.schedule.kind !== 'correction') continue
    told = (await tellDraft(draft, rule, campaign, now, tools)) && told
  }
  return told
}
