import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What oxlint reports, as far as it is read here. */
interface Diagnostic {
  readonly filename: string
  readonly message: string
  readonly help?: string
}

/** A temporary house of small files, under the repository's lint rules. */
export function openLintedHouse() {
  const house = mkdtempSync(join(tmpdir(), 'gazetteer-layers-'))
  const findings = new Map<string, string[]>()

  /** Puts a file in and gives its path. */
  function file(path: string, text: string): string {
    mkdirSync(join(house, dirname(path)), { recursive: true })
    writeFileSync(join(house, path), `${text}\n`)
    return path
  }

  /** Runs the linter over all files. Throws when it does not run at all. */
  function lint(): void {
    const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
    // Rules about types would need the whole project beside the files; none of ours here is one.
    file('.oxlintrc.json', config.replace('"typeAware": true', '"typeAware": false'))
    const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
    const run = spawnSync(process.execPath, [oxlint, '-f', 'json'], {
      cwd: house,
      encoding: 'utf8',
    })
    if (!run.stdout.startsWith('{')) throw new Error(`${run.stdout}${run.stderr}`)
    // The shape is oxlint's own.
    const report = JSON.parse(run.stdout) as { readonly diagnostics: readonly Diagnostic[] }
    for (const { filename, message, help = '' } of report.diagnostics) {
      const path = filename.replaceAll('\\', '/')
      findings.set(path, [...(findings.get(path) ?? []), `${message} ${help}`])
    }
  }

  return {
    file,
    lint,
    /** What the linter said of a file, its own words and our rule's message; '' for nothing. */
    said: (path: string) => (findings.get(path) ?? []).join('\n'),
    remove: () => rmSync(house, { recursive: true, force: true }),
  }
}
