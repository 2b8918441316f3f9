/** Values of options by name: a file is `{ filename, contentType, data }` with base64. */
export type OptionValues = Readonly<Record<string, unknown>>

export function toOptions(values: OptionValues): { name: string; value: unknown }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }))
}

/** `briefing send` with options, as Discord's tree. */
export function commandTree(
  name: string,
  options: readonly OptionValues[],
): { command: string; options: readonly OptionValues[] } {
  const [command = '', ...path] = name.split(' ')
  const tree = path.reduceRight<readonly OptionValues[]>(
    (inner, part) => [{ name: part, options: inner }],
    options,
  )
  return { command, options: tree }
}
