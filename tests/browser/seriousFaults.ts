import axe from 'axe-core'
import type { Page } from 'playwright-core'

const asks = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' '))))`

/** What axe-core finds on the page that is serious or worse: rule and place. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  // Evaluated from outside, axe passes the page's own security policy, which forbids inline scripts.
  await page.evaluate(axe.source)
  return page.evaluate<string[]>(asks)
}
