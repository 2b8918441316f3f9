/** Plain text as it stands in Markdown. */
export const escapeMarkdown = (text: string): string =>
  text.replaceAll(/[\\*_~`|<>[\]]/g, String.raw`\$&`)
