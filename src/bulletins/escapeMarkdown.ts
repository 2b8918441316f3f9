/** Plain text as it stands in Markdown, also where it begins a line: a name is no heading and no list. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\*_~`|<>[\]]/g, String.raw`\$&`)
    .replace(/^(?=[#-])/, '\\')
    .replace(/^(\d+)\.(?=\s|$)/, String.raw`$1\.`)
