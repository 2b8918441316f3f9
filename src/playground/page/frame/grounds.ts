/**
 * What coloured names stand on: of the grounds in style/tokens.css (plain, hovered, addressed
 * to the reader alone) the one that leaves the least contrast.
 */
export const grounds = {
  dark: { main: '#1d2630', side: '#1d2630' },
  light: { main: '#e6efeb', side: '#f1eee7' },
} as const
