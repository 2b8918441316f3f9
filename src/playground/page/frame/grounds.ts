/**
 * What coloured names stand on: of the grounds in style/tokens.css (plain, hovered, addressed
 * to the reader alone) the one that leaves the least contrast; mentions have one of their own.
 */
export const grounds = {
  dark: { main: '#1d2630', side: '#1d2630', mention: '#1b3445' },
  light: { main: '#e6efeb', side: '#f1eee7', mention: '#dcebf4' },
} as const
