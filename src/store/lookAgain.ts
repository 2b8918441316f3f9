import type { Writer } from './dialect.ts'
import type { Prisma } from './generated/client.ts'

// Before whatever any clock says, in this process or another.
const atOnce = new Date(0)

/** What a rule is given when it comes into force: it posts nothing that was due before. */
export const inForceSince = (now: Date) => ({ plannedUntil: now, lookAt: atOnce })

/**
 * Has rules planned anew, at once, whose due times may have changed, in the transaction of the
 * change. What was due by then and is not planned yet stays to be planned; the new due times count
 * from now on.
 */
export async function lookAgain(
  writer: Writer,
  which: Prisma.BulletinRuleWhereInput,
  now: Date,
): Promise<void> {
  const quiet = { AND: [which, { OR: [{ lookAt: null }, { lookAt: { gt: now } }] }] }
  await writer.bulletinRule.updateMany({
    where: { ...quiet, plannedUntil: { lt: now } },
    data: { plannedUntil: now },
  })
  await wakeRules(writer, which)
}

/** Has rules looked at, at once, that have a reason to be looked at; their due times are the same. */
export async function wakeRules(
  writer: Writer,
  which: Prisma.BulletinRuleWhereInput,
): Promise<void> {
  await writer.bulletinRule.updateMany({
    where: { AND: [which, { plannedUntil: { not: null } }] },
    data: { edition: { increment: 1 }, lookAt: atOnce },
  })
}
