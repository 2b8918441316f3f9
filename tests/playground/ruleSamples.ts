import { messageSamples } from './samples/messageSamples.ts'
import { embedSamples } from './samples/embedSamples.ts'
import { componentSamples } from './samples/componentSamples.ts'
import { modalSamples } from './samples/modalSamples.ts'
import { commandSamples } from './samples/commandSamples.ts'
import type { RuleSample } from './samples/kit.ts'

export type { RuleSample }

/** One sample for each line of the rule table, by the rule's id. */
export const ruleSamples: Readonly<Record<string, RuleSample>> = {
  ...messageSamples,
  ...embedSamples,
  ...componentSamples,
  ...modalSamples,
  ...commandSamples,
}
