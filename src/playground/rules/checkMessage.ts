import { embedRules, embedTotalRule } from './embeds.ts'
import { invalidForm, refuse } from '../rest/refusal.ts'
import { isEmpty, isV2, messageFieldRules, messageRules } from './message.ts'
import { runRules, under } from './rule.ts'
import type { Fault } from '../rest/refusal.ts'
import type { FilePart } from '../rest/call.ts'
import type { Json } from '../world/records.ts'
import type { MessageSubject } from './message.ts'
import type { Path, Report } from './rule.ts'
import type { Limits } from '../limits.ts'
import type { MessageJson } from '../world/messageLog.ts'
import { checkLayout } from './layout.ts'
import { listOf } from '../messages/embeds.ts'
import { surveyComponents } from './survey.ts'

/** A message's body with all that decides whether it is good. */
export interface MessageCheck {
  readonly body: Json
  readonly files: readonly FilePart[]
  /** The message that is edited. */
  readonly current: Pick<MessageJson, 'flags' | 'attachments'> | null
  /** Where the body stands in the request. */
  readonly at?: Path
}

/** What a realm allows. */
export interface Bounds {
  readonly limits: Pick<Limits, 'fileBytes'>
}

/** Refuses a message that breaks a rule: 50035 with all faults at once, 50006, or 40005. */
export function checkMessage(bounds: Bounds, check: MessageCheck): void {
  const { body, files, current } = check
  for (const { data } of files) if (data.length > bounds.limits.fileBytes) throw refuse(40005)
  const kept = (current?.attachments ?? []).map(({ filename }) => String(filename))
  const named = listOf(body['attachments']).flatMap(({ filename }) => filename ?? [])
  const subject: MessageSubject = {
    body,
    currentFlags: current?.flags ?? 0,
    files: [...kept, ...named.map(String), ...files.map(({ filename }) => filename)],
    uploads: files.length,
  }
  const faults: Fault[] = []
  const base = check.at ?? []
  const report: Report = (path, code, message) => {
    faults.push({ path: [...base, ...path], code, message })
  }
  judge(subject, report)
  if (faults.length > 0) throw invalidForm(faults)
  if (current === null && isEmpty(subject)) throw refuse(50006)
}

function judge(subject: MessageSubject, report: Report): void {
  const { body } = subject
  runRules(messageFieldRules, body, report)
  runRules(messageRules, subject, report)
  const embeds = listOf(body['embeds'])
  for (const [at, embed] of embeds.entries()) {
    runRules(embedRules, embed, under(report, ['embeds', at]))
  }
  if (embeds.length > 0) embedTotalRule.check(embeds, report)
  if (!Array.isArray(body['components']) || body['components'].length === 0) return
  const survey = surveyComponents(body['components'], [])
  const layout = { survey, where: isV2(subject) ? 'v2' : 'legacy' } as const
  checkLayout(layout, under(report, ['components']))
}
