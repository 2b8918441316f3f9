import type { DeployReport, DeployTarget } from '../discord/deploy.ts'

/** What a deployment did, or would do, line by line. */
export function deployReport(report: DeployReport, target: DeployTarget, dryRun: boolean): string {
  const { created, changed, unchanged, removed } = report.changes
  const would = dryRun ? 'would be ' : ''
  const lines = [
    ...listed(`${would}created`, created),
    ...listed(`${would}changed`, changed),
    ...listed(`${would}removed`, removed),
    ...listed('unchanged', unchanged),
    ...report.cleared.flatMap(({ where, commands }) =>
      listed(`${would}cleared ${placeOf(where)}`, commands),
    ),
  ]
  return [`Commands ${placeOf(target)}:`, ...lines.map((line) => `  ${line}`)].join('\n')
}

const listed = (what: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${what}: ${names.map((name) => `/${name}`).join(', ')}`]

const placeOf = (target: DeployTarget): string =>
  target.kind === 'global' ? 'in every server' : `in the server ${target.guild}`
