import type { ClaimedDelivery } from '../store/store.ts'
import { decideUntold, type Verdict } from './decide.ts'
import { troubleNotice } from './notices.ts'
import type { DeliveryTools } from './tools.ts'

/**
 * Tells the GMs of a row that will not be posted by itself, if that is the verdict. Telling comes
 * before marking: a death in between repeats it, and the notice's nonce makes it once. The verdict
 * that counts comes back: where telling fails for the moment, the row is looked at again.
 */
export async function tellTrouble(
  row: ClaimedDelivery,
  verdict: Extract<Verdict, { kind: 'settle' }>,
  { store, poster, now, random, log }: DeliveryTools,
): Promise<Verdict> {
  if (verdict.trouble === null) return verdict
  const guild = store.guild(row.guild)
  const campaign = await guild.campaign()
  if (campaign === null) return verdict
  const rule = await guild.bulletins.rule(row.rule)
  const name = rule?.name ?? 'A bulletin'
  const notice = troubleNotice(campaign, row, name, verdict.trouble, row.carries.length)
  const told = await poster.tell(notice)
  if (told.kind !== 'sent') log.warn('The GMs could not be told', { id: row.id, outcome: told })
  return decideUntold(told, verdict, { now: now(), attempts: row.attempts, random })
}
